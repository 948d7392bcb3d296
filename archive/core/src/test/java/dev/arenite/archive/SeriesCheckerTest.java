package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ListType;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;

/// Checks archives one behind the other that ask for steps or objects. More of them than the bytes
/// and one archive's limits allow for, or an error of another kind, would show a fault.
final class SeriesCheckerTest {

    private static final Spending SPENDING = new Spending();
    private static final ListType<Integer, Integer> NOTHINGS = ListType.of(TestTypes.NOTHING);
    private static final CheckLimits LIMITS = CheckLimits.DEFAULT.withMaxObjects(100);

    private final SeriesChecker checker = new SeriesChecker(LIMITS);
    private final MemorySegment memory = MemorySegment.ofArray(new byte[1 << 16]);

    private void require(int steps, int start, int root) {
        LittleEndian.putInt(memory, root, steps);
        checker.require(SPENDING, memory, start, root);
    }

    @Test
    void stepsThatBytesAllowForAreFree() {
        for (int at = 0; at < memory.byteSize(); at += 4) {
            require(8 * 4, at, at);
        }
    }

    @Test
    void stepsBeyondBytesAreSpentOnce() {
        require(8 * 4 + 60, 0, 0);
        require(8 * 4 + 40, 4, 4);
        require(8 * 4 + 4, 8, 8);
        assertRefused(8 * 4 + 5, 12, 12);
    }

    /// Checks a list of 8 bytes whose elements have none.
    private void requireObjects(int objects, int root) {
        LittleEndian.putInt(memory, root, 0);
        LittleEndian.putInt(memory, root + 4, objects);
        checker.require(NOTHINGS, memory, root, root);
    }

    @Test
    void objectsThatBytesAllowForAreFree() {
        for (int at = 0; at < memory.byteSize(); at += 8) {
            requireObjects(8, at);
        }
        requireObjects(100, 0);
    }

    @Test
    void objectsBeyondBytesAreSpentOnce() {
        requireObjects(8 + 60, 0);
        requireObjects(8 + 40, 8);
        requireObjects(8, 16);
        ArchiveFormatException refusal =
                assertThrows(ArchiveFormatException.class, () -> requireObjects(8 + 1, 24));
        assertEquals("archive must not have more objects", refusal.violation().rule());
    }

    @Test
    void archivesOfDifferentSizesNeverOwe() {
        require(8 * 4 + 100, 0, 0);
        require(8 * 1000 + 100, 4, 1000);
        require(8 * 4, 1004, 1004);
        assertRefused(8 * 4 + 5, 1008, 1008);
    }

    @Test
    void rootBeforeItsStartIsRefused() {
        ArchiveFormatException refusal =
                assertThrows(ArchiveFormatException.class, () -> require(0, 8, 4));
        assertEquals("archive must hold its root", refusal.violation().rule());
    }

    private void assertRefused(int steps, int start, int root) {
        ArchiveFormatException refusal =
                assertThrows(ArchiveFormatException.class, () -> require(steps, start, root));
        assertEquals("keys must not take more steps", refusal.violation().rule());
    }

    /// A number that takes as many steps to check.
    private static final class Spending implements ArchiveType<Integer, Integer> {

        @Override
        public long placeBytes() {
            return 4;
        }

        @Override
        public long placeAlignment() {
            return 4;
        }

        @Override
        public long resolverBytes() {
            return 0;
        }

        @Override
        public void serialize(Integer value, ArchiveSink out, MemorySegment resolver, long at) {}

        @Override
        public void resolve(
                Integer value, ArchiveSink out, long place, MemorySegment resolver, long at) {
            LittleEndian.putInt(out.memory(), place, value);
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            checker.spend(LittleEndian.getInt(checker.archive(), place));
        }

        @Override
        public Integer view(MemorySegment archive, long place) {
            return LittleEndian.getInt(archive, place);
        }

        @Override
        public Integer read(MemorySegment archive, long place) {
            return LittleEndian.getInt(archive, place);
        }
    }
}
