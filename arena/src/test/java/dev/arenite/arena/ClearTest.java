package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.mistakes.NativeCall;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Ends generations, and looks for segments that survive, memory that grows, and state that a
/// failing end would leave behind.
final class ClearTest {

    @Test
    void everySegmentOfTheGenerationThrowsAfterClear() {
        try (BumpArena arena = BumpArena.ofConfined()) {
            for (int round = 0; round < 3; round++) {
                List<MemorySegment> segments = new ArrayList<>();
                segments.add(arena.allocate(8, 8));
                segments.add(arena.uninitialized().allocate(8, 8));
                segments.add(arena.allocate(0, 1));
                segments.add(arena.allocate(400_000, 8));
                segments.add(arena.allocate(8000, 8));
                segments.add(arena.allocateFrom("text"));
                segments.add(arena.allocate(64, 8).asSlice(8, 16));
                arena.clear();
                segments.forEach(ClearTest::assertStale);
            }
        }
    }

    @Test
    void everySegmentThrowsAfterClose() {
        BumpArena arena = BumpArena.ofConfined();
        MemorySegment segment = arena.allocate(8, 8);
        arena.close();
        assertStale(segment);
    }

    @Test
    void aSteadyLoadTakesNothingFromTheMachineAfterItsFirstGeneration() {
        try (BumpArena arena = BumpArena.ofConfined()) {
            arena.allocate(6000, 8);
            arena.clear();
            long sourceAllocations = arena.stats().sourceAllocations();
            for (int i = 0; i < 100; i++) {
                arena.allocate(6000, 8);
                arena.clear();
            }
            long more = arena.stats().sourceAllocations() - sourceAllocations;
            assertEquals(Rescoping.GRANTED ? 0 : 100, more);
            assertTrue(arena.stats().reservedBytes() <= 8192);
        }
    }

    @Test
    void theRawLaneKeepsItsMemoryInEveryMode() {
        try (BumpArena arena = BumpArena.ofConfined()) {
            for (int i = 0; i < 100; i++) {
                long offset = arena.allocateOffset(24, 8);
                arena.chunk().set(ValueLayout.JAVA_LONG, offset, i);
                arena.clear();
            }
            assertEquals(1, arena.stats().sourceAllocations());
        }
    }

    @Test
    void memoryUsedByTheRawLaneIsNeverHandedOutInItsOwnScope() {
        try (BumpArena arena = BumpArena.ofConfined()) {
            arena.allocateOffset(24, 8);
            MemorySegment segment = arena.allocate(8, 8);
            MemorySegment memory = arena.chunk();
            arena.clear();
            assertStale(segment);
            assertEquals(Rescoping.GRANTED, memory.scope().isAlive());
        }
    }

    @Test
    void retainedMemoryIsBoundedByThePolicy() {
        Retention[] policies = {Retention.all(), Retention.none(), Retention.upTo(3000)};
        long[] granted = {1024 + 2048 + 4096, 0, 3000};
        for (int i = 0; i < policies.length; i++) {
            ArenaOptions options =
                    ArenaOptions.named("retaining")
                            .withChunkBytes(1024, 4096)
                            .withOversizeBytes(1 << 20)
                            .withRetention(policies[i]);
            try (BumpArena arena = BumpArena.ofConfined(options)) {
                for (int k = 0; k < 7; k++) {
                    arena.allocateOffset(1000, 1);
                }
                arena.clear();
                assertTrue(arena.stats().reservedBytes() <= granted[i], arena.stats().toString());
            }
        }
    }

    @Test
    void whatABurstTookBetweenQuietClearsIsGivenBackAsThePolicySays() {
        ArenaOptions options =
                ArenaOptions.named("quiet")
                        .withChunkBytes(1024, 1024)
                        .withOversizeBytes(512)
                        .withRetention(Retention.upTo(1024));
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            for (int i = 0; i < 10; i++) {
                arena.allocateOffset(100, 1);
                arena.clear();
                arena.allocateOffset(100, 1);
                arena.clear();
                assertEquals(1024, arena.stats().reservedBytes());
                arena.allocate(600, 8);
                arena.clear();
                assertTrue(arena.stats().reservedBytes() <= 1024, arena.stats().toString());
                for (int k = 0; k < 3; k++) {
                    arena.allocate(400, 8);
                }
                arena.clear();
                assertTrue(arena.stats().reservedBytes() <= 1024, arena.stats().toString());
            }
        }
    }

    @Test
    void chunksDoNotRatchetWhereMemoryIsGivenBack() {
        ArenaOptions options = ArenaOptions.named("fresh").withRetention(Retention.none());
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            for (int i = 0; i < 30; i++) {
                arena.allocate(24, 8);
                assertEquals(8192, arena.stats().reservedBytes());
                arena.clear();
                assertEquals(0, arena.stats().reservedBytes());
            }
        }
    }

    @Test
    void adaptiveRetentionMergesChunksForASteadyLoad() {
        ArenaOptions options = ArenaOptions.named("steady").withRetention(Retention.adaptive());
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            for (int round = 0; round < 20; round++) {
                fill(arena, 3_000_000);
                arena.clear();
            }
            fill(arena, 3_000_000);
            assertEquals(1, arena.stats().chunks());
            assertTrue(arena.stats().reservedBytes() < 4_000_000, arena.stats().toString());
        }
    }

    @Test
    void adaptiveRetentionGivesABurstBack() {
        ArenaOptions options = ArenaOptions.named("burst").withRetention(Retention.adaptive());
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            fill(arena, 64 << 20);
            arena.clear();
            for (int round = 0; round < 150; round++) {
                fill(arena, 20_000);
                arena.clear();
            }
            assertTrue(arena.stats().reservedBytes() <= 200_000, arena.stats().toString());
            assertTrue(arena.stats().peakBytes() >= 64 << 20);
        }
    }

    @Test
    void aClearThatANativeCallForbidsChangesNothing() throws Throwable {
        if (!Rescoping.GRANTED) {
            return; // Calling native code takes the access that is not granted here.
        }
        try (BumpArena arena = BumpArena.ofConfined()) {
            MemorySegment numbers = arena.allocateFrom(ValueLayout.JAVA_INT, 3, 1, 2);
            ArenaStats before = arena.stats();
            AtomicInteger refused = new AtomicInteger();
            NativeCall.sort(
                    numbers,
                    () -> {
                        assertThrows(IllegalStateException.class, arena::clear);
                        assertThrows(IllegalStateException.class, arena::close);
                        refused.incrementAndGet();
                    });
            assertTrue(refused.get() > 0);
            assertEquals(before, arena.stats());
            assertEquals(3, numbers.getAtIndex(ValueLayout.JAVA_INT, 2));
            arena.allocate(8, 8);
            arena.clear();
            assertStale(numbers);
        }
    }

    @Test
    @SuppressWarnings("restricted")
    void aCleanupThatThrowsDoesNotKeepAClearFromFinishing() {
        if (!Rescoping.GRANTED) {
            return; // Attaching a cleanup takes the access that is not granted here.
        }
        try (BumpArena arena = BumpArena.ofConfined()) {
            ArenaFrame frame = arena.frame();
            MemorySegment segment = frame.allocate(8, 8);
            segment.reinterpret(
                    frame,
                    _ -> {
                        throw new IllegalArgumentException("cleanup");
                    });
            assertEquals(
                    "cleanup",
                    assertThrows(IllegalArgumentException.class, arena::clear).getMessage());
            assertStale(segment);
            assertEquals(0, arena.stats().usedBytes());
            assertEquals(1, arena.stats().clears());
            arena.allocate(8, 8).fill((byte) 1);
        }
    }

    @Test
    void doubleCloseThrows() {
        BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("twice"));
        arena.close();
        assertEquals(
                "arena is closed: arena=twice",
                assertThrows(IllegalStateException.class, arena::close).getMessage());
    }

    @Test
    void memoryOfTheCallerIsUsedWhereItCanBeGivenScopes() {
        try (Arena owner = Arena.ofConfined()) {
            MemorySegment memory = owner.allocate(1000, 8);
            memory.fill((byte) 0xFF);
            BumpArena arena = BumpArena.over(memory, "lent");
            MemorySegment block = arena.allocate(100, 8);
            assertEquals(Rescoping.GRANTED, block.address() == memory.address());
            assertEquals(0, block.get(ValueLayout.JAVA_BYTE, 99));
            assertThrows(ArenaLimitException.class, () -> arena.allocate(1000, 8));
            arena.clear();
            assertStale(block);
            arena.close();
            assertTrue(memory.scope().isAlive());
        }
    }

    @Test
    void memoryOfTheCallerThatHasEndedIsNotHandedOut() {
        if (!Rescoping.GRANTED) {
            return; // The arena has memory of its own then.
        }
        Arena owner = Arena.ofConfined();
        BumpArena arena = BumpArena.over(owner.allocate(1000, 8), "lent");
        arena.allocate(8, 8);
        owner.close();
        arena.clear();
        assertThrows(IllegalStateException.class, () -> arena.allocate(8, 8));
        arena.close();
    }

    /// H20: the view of a scope does not keep the memory of an automatic arena by itself.
    @Test
    void memoryOfTheCallerIsKeptAsLongAsASegmentInItEvenWithoutItsArena() {
        if (!Rescoping.GRANTED) {
            return; // The arena has memory of its own then.
        }
        List<Reference<MemorySegment>> base = new ArrayList<>();
        MemorySegment block = blockOfAForgottenArena(base);
        for (int i = 0; i < 10; i++) {
            System.gc();
            assertFalse(base.getFirst().refersTo(null));
        }
        assertEquals(7, block.get(ValueLayout.JAVA_BYTE, 99));
    }

    private static MemorySegment blockOfAForgottenArena(List<Reference<MemorySegment>> base) {
        MemorySegment memory = Arena.ofAuto().allocate(1000, 8);
        base.add(new WeakReference<>(memory));
        return BumpArena.over(memory, "forgotten").allocate(100, 8).fill((byte) 7);
    }

    /// The first throws, the others are told with it.
    @Test
    @SuppressWarnings("restricted")
    void whatSeveralCleanupsThrowIsTold() {
        if (!Rescoping.GRANTED) {
            return; // Attaching a cleanup takes the access that is not granted here.
        }
        BumpArena arena = BumpArena.ofConfined();
        ArenaFrame outer = arena.frame();
        attachFailure(outer, "outer");
        ArenaFrame inner = arena.frame();
        attachFailure(inner, "inner");
        IllegalArgumentException first = assertThrows(IllegalArgumentException.class, arena::close);
        assertEquals("inner", first.getMessage());
        assertEquals("outer", first.getSuppressed()[0].getMessage());
        assertThrows(IllegalStateException.class, () -> arena.allocate(8, 8));
        assertThrows(IllegalStateException.class, arena::close);
    }

    @SuppressWarnings("restricted")
    private static void attachFailure(ArenaFrame frame, String message) {
        frame.allocate(8, 8)
                .reinterpret(
                        frame,
                        _ -> {
                            throw new IllegalArgumentException(message);
                        });
    }

    @Test
    void memoryThatCannotBeWrittenOrHasEndedOrIsEmptyIsRejected() {
        String name = FreshNames.of("rejected");
        try (Arena owner = Arena.ofConfined()) {
            MemorySegment memory = owner.allocate(100, 8);
            assertEquals(
                    "memory must be writable: arena=" + name,
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> BumpArena.over(memory.asReadOnly(), name))
                            .getMessage());
            assertEquals(
                    "memory must not be empty: arena=" + name,
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> BumpArena.over(memory.asSlice(8, 0), name))
                            .getMessage());
        }
        Arena owner = Arena.ofConfined();
        MemorySegment memory = owner.allocate(100, 8);
        owner.close();
        assertEquals(
                "memory has ended: arena=" + name,
                assertThrows(IllegalStateException.class, () -> BumpArena.over(memory, name))
                        .getMessage());
        assertFalse(ArenaTotals.byName().containsKey(name));
    }

    @Test
    void memoryOnTheHeapIsNotUsedAtAll() {
        MemorySegment heap = MemorySegment.ofArray(new byte[1000]);
        try (BumpArena arena = BumpArena.over(heap, "heap")) {
            MemorySegment block = arena.allocate(8, 8);
            assertTrue(block.isNative());
            arena.clear();
            assertStale(block);
        }
    }

    private static void fill(BumpArena arena, long byteSize) {
        for (long filled = 0; filled < byteSize; filled += 1000) {
            arena.uninitialized().allocate(1000, 8);
        }
    }

    static void assertStale(MemorySegment segment) {
        assertFalse(segment.scope().isAlive());
        if (segment.byteSize() > 0) {
            assertThrows(IllegalStateException.class, () -> segment.get(ValueLayout.JAVA_BYTE, 0));
            assertThrows(
                    IllegalStateException.class,
                    () -> segment.set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
            assertThrows(IllegalStateException.class, () -> segment.fill((byte) 1));
            assertThrows(
                    IllegalStateException.class,
                    () -> segment.asSlice(0, 1).get(ValueLayout.JAVA_BYTE, 0));
            assertThrows(IllegalStateException.class, () -> segment.toArray(ValueLayout.JAVA_BYTE));
            assertThrows(
                    IllegalStateException.class,
                    () -> segment.copyFrom(MemorySegment.ofArray(new byte[1])));
            assertThrows(IllegalStateException.class, () -> segment.asByteBuffer().get(0));
        }
    }
}
