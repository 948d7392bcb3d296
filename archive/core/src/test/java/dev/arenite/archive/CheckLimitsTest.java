package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.TestTypes.Chain;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ListType;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Checks archives with limits that are met exactly, and with the next smaller ones.
final class CheckLimitsTest {

    private static final String LONG = "longer than fits in a place";
    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final CheckLimits DEFAULT = CheckLimits.DEFAULT;

    private static <T> Optional<String> rule(ArchiveType<T, ?> type, T value, CheckLimits limits) {
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(type, value));
        long root = Archive.rootPosition(type, archive);
        return new ArchiveChecker(limits).check(type, archive, root).map(ArchiveViolation::rule);
    }

    private static <T> void assertObjects(long objects, ArchiveType<T, ?> type, T value) {
        assertEquals(Optional.empty(), rule(type, value, DEFAULT.withMaxObjects(objects)));
        assertEquals(
                Optional.of("archive must not have more objects"),
                rule(type, value, DEFAULT.withMaxObjects(objects - 1)));
    }

    private static <T> void assertDepth(int depth, ArchiveType<T, ?> type, T value) {
        assertEquals(Optional.empty(), rule(type, value, DEFAULT.withMaxDepth(depth)));
        assertEquals(
                Optional.of("archive must not be nested more deeply"),
                rule(type, value, DEFAULT.withMaxDepth(depth - 1)));
    }

    @Test
    void limitsMayBeNothingButNotLess() {
        assertEquals(0, new CheckLimits(0, 0).maxObjects());
        assertThrows(IllegalArgumentException.class, () -> new CheckLimits(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new CheckLimits(0, -1));
        CheckLimits nothing = new CheckLimits(0, 0);
        assertEquals(Optional.empty(), rule(TYPES.string(), "short", nothing));
    }

    @Test
    void everyTargetIsAnObject() {
        assertObjects(1, TYPES.string(), LONG);
        assertObjects(1, TYPES.list(TYPES.i32()), List.of(1, 2, 3));
        assertObjects(5, new Chain(), 5);
        assertObjects(4, TYPES.list(TYPES.string()), List.of(LONG, "short", LONG, LONG));
        assertObjects(3, TYPES.list(TYPES.list(TYPES.i32())), List.of(List.of(1), List.of(2, 3)));
        assertObjects(1, new BlobType(), 12);
        assertObjects(
                3,
                TYPES.tuple(List.of(TYPES.boxedString(), TYPES.list(TYPES.string()))),
                List.of(LONG, List.of(LONG)));
    }

    @Test
    void elementsWithoutBytesAreAnObjectEach() {
        ListType<Integer, Integer> nothings = ListType.of(TestTypes.NOTHING);
        List<Integer> values = Collections.nCopies(1000, 0);
        assertObjects(1000, nothings, values);
        // These wait for what was claimed before.
        assertObjects(1001, TYPES.tuple(List.of(new Chain(), nothings)), List.of(1, values));
    }

    @Test
    void everyPointerIsALevelButTextIsNot() {
        assertDepth(1, TYPES.list(TYPES.i32()), List.of(1));
        assertDepth(1, TYPES.list(TYPES.string()), List.of(LONG));
        assertDepth(2, TYPES.list(TYPES.list(TYPES.i32())), List.of(List.of(1)));
        assertDepth(5, new Chain(), 5);
        assertEquals(Optional.empty(), rule(TYPES.string(), LONG, DEFAULT.withMaxDepth(0)));
    }

    /// A second reference has the depth of all that it leads to.
    @Test
    void whatHasBeenCheckedIsALevelForEachPointerWithin() {
        ArchiveType<List<List<Integer>>, ?> list =
                TYPES.list(TYPES.shared(TYPES.list(TYPES.i32())));
        List<Integer> shared = List.of(1, 2);
        assertDepth(3, list, List.of(shared));
        assertDepth(3, list, List.of(shared, shared));
    }

    @Test
    void sharedSlicesAndTextsAreCountedOnce() {
        List<Integer> slice = List.of(1, 2);
        assertObjects(
                2,
                TYPES.list(TYPES.sharedPointer(TYPES.boxedSlice(TYPES.i32()))),
                List.of(slice, slice));
        assertObjects(2, TYPES.list(TYPES.sharedPointer(TYPES.boxedString())), List.of(LONG, LONG));
    }

    @Test
    void manySharedTargetsAreEachFoundAgain() {
        ArchiveType<List<List<Integer>>, ?> list =
                TYPES.list(TYPES.shared(TYPES.list(TYPES.i32())));
        List<List<Integer>> values = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            values.add(new ArrayList<>(List.of(i)));
        }
        values.addAll(List.copyOf(values));
        // The list, and a place and its elements for each of the targets.
        assertObjects(201, list, values);
    }

    @Test
    void stepsAreCountedToTheLast() {
        CheckBudget budget = new CheckBudget();
        budget.begin(new CheckLimits(0, 3), 10);
        int steps = 0;
        try {
            while (true) {
                budget.spend(1);
                steps++;
            }
        } catch (ViolationSignal refusal) {
            assertEquals("keys must not take more steps", refusal.rule);
        }
        budget.begin(new CheckLimits(0, 3), 10);
        budget.spend(steps);
        budget.keysAt(7);
        ViolationSignal refusal = assertThrows(ViolationSignal.class, () -> budget.spend(1));
        assertEquals(7, refusal.byteOffset);
    }

    @Test
    void aRowAsLargeAsTheArchiveIsRefusedForWhereItLies() {
        MemorySegment archive = MemorySegment.ofArray(new byte[8]);
        LittleEndian.putInt(archive, 0, 8);
        LittleEndian.putInt(archive, 4, 2);
        assertEquals(
                Optional.of(
                        new ArchiveViolation(
                                "target must lie before its pointer and behind the target before"
                                        + " it",
                                0,
                                "")),
                new ArchiveChecker(DEFAULT).check(TYPES.list(TYPES.i32()), archive, 0));
        LittleEndian.putInt(archive, 4, 3);
        assertEquals(
                Optional.of(new ArchiveViolation("target must end before its pointer", 0, "")),
                new ArchiveChecker(DEFAULT).check(TYPES.list(TYPES.i32()), archive, 0));
    }

    @Test
    void bytesWithoutRulesAreClaimed() {
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(new BlobType(), 12));
        assertEquals(Optional.empty(), Archive.check(new BlobType(), archive));
        LittleEndian.putInt(archive, 12, -8);
        assertEquals(
                Optional.of("target must end before its pointer"),
                Archive.check(new BlobType(), archive).map(ArchiveViolation::rule));
    }

    /// Twelve bytes without rules, behind a pointer.
    private static final class BlobType extends TestTypes.Fixed {

        BlobType() {
            super(4);
        }

        @Override
        public boolean acceptsAnyBytes() {
            return false;
        }

        @Override
        public long placeAlignment() {
            return 4;
        }

        @Override
        public void serialize(Integer value, ArchiveSink out, MemorySegment resolver, long at) {
            out.reserve(value);
        }

        @Override
        public void resolve(
                Integer value, ArchiveSink out, long place, MemorySegment from, long at) {
            LittleEndian.putInt(out.memory(), place, -value);
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            checker.claimBytes(place + LittleEndian.getInt(checker.archive(), place), 12, place);
        }

        @Override
        public Integer view(MemorySegment memory, long place) {
            return LittleEndian.getInt(memory, place);
        }
    }
}
