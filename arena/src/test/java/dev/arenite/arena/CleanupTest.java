package dev.arenite.arena;

import static dev.arenite.arena.ClearTest.assertStale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Attaches cleanup actions of users to every scope of an arena, and lets them call it or throw.
final class CleanupTest {

    private final String name = FreshNames.of("cleaned");
    private final String refusal = "called from a cleanup action: arena=" + name;

    @BeforeEach
    void attachingNeedsNativeAccess() {
        assumeTrue(Rescoping.GRANTED);
    }

    @Test
    void everyCallFromACleanupIsRefusedAndChangesNothing() {
        for (String end : List.of("frame.close", "arena.clear", "arena.close")) {
            for (String call : calls(unused(), unused().frame(), unused().frame()).keySet()) {
                BumpArena arena = newArena();
                MemorySegment outside = arena.allocate(8, 8);
                ArenaFrame outer = arena.frame();
                ArenaFrame inner = arena.frame();
                List<Throwable> refusals = new ArrayList<>();
                Runnable reentry = Objects.requireNonNull(calls(arena, outer, inner).get(call));
                attach(
                        inner.allocate(8, 8),
                        inner,
                        () ->
                                refusals.add(
                                        assertThrows(IllegalStateException.class, reentry::run)));
                switch (end) {
                    case "frame.close" -> inner.close();
                    case "arena.clear" -> arena.clear();
                    default -> arena.close();
                }
                assertEquals(refusal, refusals.getFirst().getMessage(), end + " " + call);
                assertEnded(arena, outside, outer, end);
            }
        }
    }

    private void assertEnded(BumpArena arena, MemorySegment outside, ArenaFrame outer, String end) {
        if (end.equals("frame.close")) {
            outer.allocate(8, 8);
            outer.close();
            outside.set(ValueLayout.JAVA_LONG, 0, 1);
            assertEquals(8, arena.stats().usedBytes() & ~7);
        } else {
            assertStale(outside);
        }
        if (!end.equals("arena.close")) {
            arena.allocate(8, 8);
            arena.close();
        }
        assertThrows(IllegalStateException.class, () -> arena.allocate(8, 8));
        assertEquals(0, arena.stats().reservedBytes());
        assertNull(ArenaTotals.byName().get(name));
    }

    private static Map<String, Runnable> calls(
            BumpArena arena, ArenaFrame outer, ArenaFrame inner) {
        Map<String, Runnable> calls = new TreeMap<>();
        calls.put("allocate", () -> arena.allocate(8, 8));
        calls.put("tryAllocate", () -> arena.tryAllocate(8, 8));
        calls.put("uninitialized", () -> arena.uninitialized().allocate(8, 8));
        calls.put("frame", arena::frame);
        calls.put("allocateOffset", () -> arena.allocateOffset(8, 8));
        calls.put("rewind", () -> arena.rewind(0));
        calls.put("position", arena::position);
        calls.put("chunk", arena::chunk);
        calls.put("clear", arena::clear);
        calls.put("close", arena::close);
        calls.put("handOver", arena::handOver);
        calls.put("takeOver", arena::takeOver);
        calls.put("outer.close", outer::close);
        calls.put("outer.allocate", () -> outer.allocate(8, 8));
        calls.put("inner.close", inner::close);
        calls.put("inner.allocate", () -> inner.allocate(8, 8));
        calls.put("inner.uninitialized", () -> inner.uninitialized().allocate(8, 8));
        return calls;
    }

    private static BumpArena unused() {
        return BumpArena.ofConfined(ArenaOptions.named("unused"));
    }

    @Test
    void theRefusalThatACleanupLetsThroughIsThrownOnceTheFrameHasEnded() {
        BumpArena arena = newArena();
        MemorySegment outside = arena.allocate(8, 8);
        ArenaFrame frame = arena.frame();
        MemorySegment inside = frame.allocate(8, 8);
        attach(inside, frame, arena::close);
        assertEquals(refusal, assertThrows(IllegalStateException.class, frame::close).getMessage());
        assertStale(inside);
        outside.set(ValueLayout.JAVA_LONG, 0, 1);
        arena.allocate(8, 8);
        arena.close();
        assertNull(ArenaTotals.byName().get(name));
    }

    /// The scope of a generation is no arena, but code of users may dress it up as one.
    @Test
    void aCleanupOfAGenerationIsRefusedLikeOneOfAFrame() {
        BumpArena arena = newArena();
        List<Throwable> refusals = new ArrayList<>();
        for (Runnable end : List.<Runnable>of(arena::clear, arena::close)) {
            MemorySegment segment = arena.allocate(8, 8);
            attach(
                    segment,
                    dressed(segment),
                    () -> {
                        refusals.add(assertThrows(IllegalStateException.class, arena::frame));
                        refusals.add(assertThrows(IllegalStateException.class, arena::close));
                        throw new IllegalArgumentException("mine");
                    });
            assertThrows(IllegalArgumentException.class, end::run);
            assertStale(segment);
        }
        assertEquals(4, refusals.size());
        assertNull(ArenaTotals.byName().get(name));
    }

    /// A chunk whose memory has gone would be handed out again.
    @Test
    void aChunkWhoseCleanupThrowsIsReleasedAndTheExceptionIsThrownByTheClear() {
        BumpArena arena =
                BumpArena.ofConfined(ArenaOptions.named(name).withRetention(Retention.none()));
        arena.allocateOffset(8, 8);
        MemorySegment chunk = arena.chunk();
        List<Throwable> refusals = new ArrayList<>();
        attach(
                chunk,
                dressed(chunk),
                () -> {
                    refusals.add(
                            assertThrows(IllegalStateException.class, () -> arena.allocate(8, 8)));
                    throw new IllegalStateException("mine");
                });
        assertEquals("mine", assertThrows(IllegalStateException.class, arena::clear).getMessage());
        assertEquals(refusal, refusals.getFirst().getMessage());
        assertFalse(chunk.scope().isAlive());
        assertEquals(0, arena.stats().reservedBytes());
        arena.allocate(8, 8).set(ValueLayout.JAVA_LONG, 0, 1);
        arena.clear();
        arena.close();
        assertNull(ArenaTotals.byName().get(name));
    }

    @Test
    void anArenaIsHandedOverAlthoughTheCleanupOfAChunkThrows() {
        BumpArena arena = newArena();
        arena.allocateOffset(8, 8);
        arena.rewind(0);
        MemorySegment chunk = arena.chunk();
        attach(
                chunk,
                dressed(chunk),
                () -> {
                    throw new IllegalArgumentException("mine");
                });
        assertEquals(
                "mine", assertThrows(IllegalArgumentException.class, arena::handOver).getMessage());
        assertFalse(chunk.scope().isAlive());
        arena.takeOver();
        assertEquals(0, arena.stats().reservedBytes());
        arena.close();
    }

    /// A chunk may be released to make room for a larger one.
    @Test
    void aCleanupWithinAnAllocationIsRefused() {
        BumpArena arena =
                BumpArena.ofConfined(
                        ArenaOptions.named(name).withChunkBytes(64, 1024).withLimitBytes(1024));
        arena.allocateOffset(64, 1);
        arena.allocateOffset(128, 1);
        MemorySegment chunk = arena.chunk();
        arena.clear();
        List<Throwable> refusals = new ArrayList<>();
        attach(
                chunk,
                dressed(chunk),
                () -> {
                    refusals.add(assertThrows(IllegalStateException.class, arena::close));
                    throw new IllegalArgumentException("mine");
                });
        MemorySegment large = arena.allocate(900, 1);
        large.fill((byte) 1);
        assertEquals(refusal, refusals.getFirst().getMessage());
        assertFalse(chunk.scope().isAlive());
        assertEquals(
                "mine", assertThrows(IllegalArgumentException.class, arena::close).getMessage());
        assertThrows(IllegalStateException.class, arena::close);
        assertEquals(0, arena.stats().reservedBytes());
        assertNull(ArenaTotals.byName().get(name));
    }

    @Test
    void aCleanupMayAskForStatisticsAndUseOtherArenas() {
        List<Long> used = new ArrayList<>();
        BumpArena arena = newArena();
        try (BumpArena other = BumpArena.ofConfined()) {
            ArenaFrame frame = arena.frame();
            attach(
                    frame.allocate(8, 8),
                    frame,
                    () -> {
                        used.add(arena.stats().usedBytes());
                        try (ArenaFrame elsewhere = other.frame()) {
                            used.add(elsewhere.allocate(8, 8).byteSize());
                        }
                    });
            frame.close();
            assertTrue(used.getFirst() >= 8);
            assertEquals(8, used.getLast());
            arena.close();
        }
    }

    @Test
    void cleanupsThatThrowTheSameObjectEndAllScopes() {
        BumpArena arena = newArena();
        RuntimeException same = new IllegalArgumentException("mine");
        for (int depth = 0; depth < 3; depth++) {
            ArenaFrame frame = arena.frame();
            attach(
                    frame.allocate(8, 8),
                    frame,
                    () -> {
                        throw same;
                    });
        }
        assertEquals(same, assertThrows(IllegalArgumentException.class, arena::close));
        assertNull(ArenaTotals.byName().get(name));
    }

    private BumpArena newArena() {
        return BumpArena.ofConfined(ArenaOptions.named(name));
    }

    @SuppressWarnings("restricted")
    private static void attach(MemorySegment segment, Arena scope, Runnable cleanup) {
        Consumer<MemorySegment> action = _ -> cleanup.run();
        segment.reinterpret(scope, action);
    }

    /// Returns an arena of a segment's scope, to which cleanup actions can be attached. It is asked
    /// for its scope alone.
    private static Arena dressed(MemorySegment segment) {
        return new Arena() {
            @Override
            public MemorySegment allocate(long byteSize, long byteAlignment) {
                throw new AssertionError("allocate must not be called");
            }

            @Override
            public MemorySegment.Scope scope() {
                return segment.scope();
            }

            @Override
            public void close() {
                throw new AssertionError("close must not be called");
            }
        };
    }
}
