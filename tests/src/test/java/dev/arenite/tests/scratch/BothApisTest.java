package dev.arenite.tests.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.scratch.AllocScratch;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Supplier;

/// Uses one memory as segments and at offsets, in turns.
class BothApisTest {

    enum Kind {
        FALLBACK(() -> Scratch.ofConfined("test")),
        BUFFER(() -> BufferScratch.ofConfined("test", 4096)),
        LENT_BUFFER(() -> BufferScratch.over("test", Arena.ofAuto().allocate(4096))),
        ALLOC(() -> AllocScratch.ofConfined("test", 1 << 20)),
        KEEPING_ALLOC(() -> AllocScratch.keeping("test", 1 << 20, 1 << 20));

        @SuppressWarnings("ImmutableEnumChecker") // A function without state.
        private final Supplier<Scratch> maker;

        Kind(Supplier<Scratch> maker) {
            this.maker = maker;
        }

        Scratch make() {
            return maker.get();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPushLeavesBytesThatWereBumpedBefore(Kind kind) {
        try (Scratch scratch = kind.make()) {
            long start = scratch.pushOffset(8, 8);
            MemorySegment memory = scratch.memory();
            memory.set(ValueLayout.JAVA_LONG, start, 42);
            MemorySegment block = scratch.push(8, 8);
            assertEquals(42, memory.get(ValueLayout.JAVA_LONG, start));
            scratch.pop(block);
            assertEquals(42, scratch.memory().get(ValueLayout.JAVA_LONG, start));
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachLaneFollowsTheOtherInAnyGeneration(Kind kind) {
        try (Scratch scratch = kind.make()) {
            for (int lanes = 0; lanes < 16; lanes++) {
                for (int lane = lanes; lane > 0; lane >>= 1) {
                    if ((lane & 1) == 0) {
                        long start = scratch.pushOffset(8, 8);
                        scratch.memory().set(ValueLayout.JAVA_LONG, start, lane);
                    } else {
                        scratch.push(8, 8).set(ValueLayout.JAVA_LONG, 0, lane);
                    }
                }
                scratch.release(0);
                MemorySegment block = scratch.push(8, 8);
                scratch.clear();
                assertFalse(block.scope().isAlive());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSegmentThrowsAfterTheClearAlsoIfTheRawLaneCameFirst(Kind kind) {
        try (Scratch scratch = kind.make()) {
            scratch.pushOffset(8, 8);
            scratch.clear();
            scratch.pushOffset(8, 8);
            MemorySegment block = scratch.push(8, 8);
            scratch.clear();
            assertThrows(IllegalStateException.class, () -> block.get(ValueLayout.JAVA_LONG, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStatisticsSayWhetherMemoryOutlastsAClear(Kind kind) {
        try (Scratch scratch = kind.make()) {
            for (int i = 0; i < 8; i++) {
                scratch.push(8, 8);
                scratch.clear();
            }
            assertEquals(
                    scratch.stats().retainsMemory(),
                    scratch.stats().sourceAllocations() < 8,
                    () -> scratch.stats().toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRawLaneAloneKeepsItsMemoryWithoutNativeAccess(Kind kind) {
        try (Scratch scratch = kind.make()) {
            scratch.pushOffset(8, 8);
            long taken = scratch.stats().sourceAllocations();
            for (int i = 0; i < 100; i++) {
                scratch.clear();
                scratch.pushOffset(8, 8);
            }
            assertEquals(
                    kind == Kind.ALLOC ? taken + 100 : taken, scratch.stats().sourceAllocations());
        }
    }
}
