package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.mistakes.CallSites;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Places canaries and poison, and overwrites bytes within, beside and between them.
final class MemoryGuardTest {

    private final Arena owner = Arena.ofConfined();
    private final MemorySegment memory = owner.allocate(64, 8);
    private final Chunk chunk = Chunk.over(memory);
    private final Chunk other = Chunk.over(owner.allocate(64, 8));
    private final MemoryGuard guard = new MemoryGuard("guarded");

    @AfterEach
    void close() {
        if (owner.scope().isAlive()) {
            owner.close();
        }
    }

    @Test
    void aGuardedSizeHasRoomForTheCanaryWhereItCanBeExpressed() {
        assertEquals(8, MemoryGuard.guarded(0));
        assertEquals(16, MemoryGuard.guarded(8));
        assertEquals(Long.MAX_VALUE, MemoryGuard.guarded(Long.MAX_VALUE - 8));
        assertEquals(Long.MAX_VALUE - 7, MemoryGuard.guarded(Long.MAX_VALUE - 7));
        assertEquals(Long.MAX_VALUE, MemoryGuard.guarded(Long.MAX_VALUE));
    }

    @Test
    void aCanaryIsPlacedWhereThereIsRoom() {
        assertEquals(24, guard.placeCanary(chunk, 16));
        assertEquals(64, guard.placeCanary(chunk, 56));
        assertEquals(57, guard.placeCanary(other, 57));
        assertEquals(0, guard.canaryBytesAt(other, 57));
    }

    @Test
    void aCanaryIsFoundByItsChunkAndItsOffset() {
        guard.placeCanary(chunk, 16);
        guard.placeCanary(chunk, 32);
        guard.placeCanary(other, 24);
        long[] canaryBytes = {0, 0, 8, 0, 8, 0, 0};
        for (int i = 0; i < canaryBytes.length; i++) {
            long offset = 8L * i;
            assertEquals(canaryBytes[i], guard.canaryBytesAt(chunk, offset), "offset " + offset);
        }
        assertEquals(8, guard.canaryBytesAt(other, 24));
        assertEquals(0, guard.canaryBytesAt(other, 16));
    }

    @Test
    void intactCanariesStay() {
        guard.placeCanary(chunk, 16);
        guard.checkCanaries();
        assertNull(guard.takeFinding());
        assertEquals(8, guard.canaryBytesAt(chunk, 16));
    }

    @Test
    void theFirstOverwrittenCanaryIsFoundOnce() {
        CallSites.first(() -> guard.placeCanary(chunk, 16));
        CallSites.second(() -> guard.placeCanary(chunk, 32));
        overwrite(23);
        overwrite(32);
        guard.checkCanaries();
        assertOverwritten(16, "first");
        guard.checkCanaries();
        assertNull(guard.takeFinding());
        assertEquals(0, guard.canaryBytesAt(chunk, 32));
    }

    @Test
    void canariesOfMemoryThatHasEndedAreNotLookedAt() {
        guard.placeCanary(chunk, 16);
        overwrite(16);
        owner.close();
        guard.checkCanaries();
        guard.giveBack(chunk, 0, 64);
        assertNull(guard.takeFinding());
    }

    @Test
    void whatIsGivenBackIsPoisonedBehindTheCanaryThatStays() {
        guard.placeCanary(chunk, 16);
        guard.placeCanary(chunk, 40);
        guard.giveBack(chunk, 16, 48);
        assertEquals(8, guard.canaryBytesAt(chunk, 16));
        assertEquals(0, guard.canaryBytesAt(chunk, 40));
        assertPoisoned(24, 48);
        guard.checkCanaries();
        assertNull(guard.takeFinding());
    }

    @Test
    void theCanariesOfWhatIsGivenBackAreChecked() {
        CallSites.second(() -> guard.placeCanary(chunk, 40));
        overwrite(40);
        guard.giveBack(chunk, 16, 48);
        assertOverwritten(40, "second");
    }

    @Test
    void theBytesOfARemovedCanaryAreFree() {
        guard.placeCanary(chunk, 16);
        guard.removeCanaryAt(chunk, 16);
        assertEquals(0, guard.canaryBytesAt(chunk, 16));
        assertPoisoned(16, 24);
        guard.checkCanaries();
        assertNull(guard.takeFinding());
    }

    @Test
    void canariesAreRemovedFromAnOffsetOnInTheirChunkOnly() {
        for (int offset = 8; offset <= 32; offset += 8) {
            guard.placeCanary(chunk, offset);
            guard.placeCanary(other, offset);
        }
        guard.removeCanaries(chunk, 24);
        for (int offset = 8; offset <= 32; offset += 8) {
            assertEquals(offset < 24 ? 8 : 0, guard.canaryBytesAt(chunk, offset));
            assertEquals(8, guard.canaryBytesAt(other, offset));
        }
        guard.removeCanaries(chunk, 0);
        assertEquals(0, guard.canaryBytesAt(chunk, 8));
    }

    @Test
    void aWrittenByteIsFoundWithinTheCheckedRangeOnly() {
        MemoryGuard.poison(memory, 8, 24);
        overwrite(20);
        guard.checkPoison(memory, 8, 20);
        guard.checkPoison(memory, 21, 24);
        assertGivenBack(20, "unknown", 8, 21);
        assertGivenBack(24, "unknown", 21, 25);
    }

    @Test
    void aWrittenByteNamesTheCodeThatGaveItBackLast() {
        CallSites.first(() -> guard.giveBack(chunk, 0, 32));
        CallSites.second(() -> guard.giveBack(chunk, 8, 16));
        String[] sites = {"first", "second", "first", "first", "unknown"};
        for (int i = 0; i < sites.length; i++) {
            memory.fill((byte) 0);
            long from = 8L * i;
            assertGivenBack(from, sites[i], from, from + 1);
            assertGivenBack(from + 7, sites[i], from + 7, from + 8);
        }
        assertTrue(written(other.memory, 0, 1).endsWith(" givenBackAt=unknown"));
    }

    @Test
    void whatIsGivenBackAgainAndAgainIsNotedOnce() {
        CallSites.first(() -> guard.giveBack(chunk, 0, 1));
        for (int i = 0; i < 2000; i++) {
            CallSites.second(() -> guard.giveBack(chunk, 8, 16));
        }
        memory.fill((byte) 0);
        assertGivenBack(0, "first", 0, 1);
    }

    @Test
    void theLatestThousandPiecesAreTold() {
        Chunk large = Chunk.over(owner.allocate(4096));
        CallSites.first(() -> guard.giveBack(large, 0, 1));
        for (int i = 1; i < 1024; i++) {
            long position = 2L * i;
            CallSites.second(() -> guard.giveBack(large, position, position + 1));
        }
        large.memory.fill((byte) 0);
        assertTrue(written(large.memory, 0, 1).contains("CallSites.first("));
        CallSites.second(() -> guard.giveBack(large, 4000, 4001));
        assertTrue(written(large.memory, 0, 1).endsWith(" givenBackAt=unknown"));
        assertTrue(written(large.memory, 2, 3).contains("CallSites.second("));
    }

    @Test
    void whereNothingIsGivenBackNothingIsNoted() {
        Chunk large = Chunk.over(owner.allocate(4096));
        CallSites.first(() -> guard.giveBack(large, 0, 1));
        for (int position = 1; position <= 1024; position++) {
            guard.giveBack(large, position, position);
        }
        large.memory.fill((byte) 0);
        assertTrue(written(large.memory, 0, 1).contains("CallSites.first("));
    }

    @Test
    void aCallSiteIsOutsideThePackage() {
        CallSites.first(
                () -> assertTrue(Diagnostics.callSite().contains("mistakes.CallSites.first(")));
    }

    private void overwrite(long offset) {
        memory.set(ValueLayout.JAVA_BYTE, offset, (byte) 1);
    }

    /// Poison is in a range, and not right beside it.
    private void assertPoisoned(long from, long to) {
        for (long offset = from - 1; offset <= to; offset++) {
            boolean poisoned = memory.get(ValueLayout.JAVA_BYTE, offset) == MemoryGuard.POISON;
            assertEquals(from <= offset && offset < to, poisoned, "offset " + offset);
        }
    }

    private void assertOverwritten(long offset, String site) {
        IllegalStateException finding = guard.takeFinding();
        assertNotNull(finding);
        String message = String.valueOf(finding.getMessage());
        assertTrue(
                message.startsWith(
                        "memory behind an allocation was overwritten: arena=guarded offset="
                                + offset
                                + " allocatedAt="),
                message);
        assertTrue(message.contains("CallSites." + site + "("), message);
        assertNull(guard.takeFinding());
    }

    private void assertGivenBack(long offset, String site, long from, long to) {
        String message = written(memory, from, to);
        assertTrue(
                message.startsWith(
                        "memory was written after it was given back: arena=guarded offset="
                                + offset
                                + " givenBackAt="),
                message);
        assertTrue(message.contains(site), message);
    }

    private String written(MemorySegment checked, long from, long to) {
        return String.valueOf(
                assertThrows(
                                IllegalStateException.class,
                                () -> guard.checkPoison(checked, from, to))
                        .getMessage());
    }
}
