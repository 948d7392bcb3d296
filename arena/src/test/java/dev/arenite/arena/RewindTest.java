package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/// Goes back on the offset API, further than there is, and in between allocations that must be
/// zero.
final class RewindTest {

    private static final long SEED = 20_261_122;

    private final BumpArena arena =
            BumpArena.ofConfined(ArenaOptions.named("rewound").withChunkBytes(1 << 16, 1 << 16));

    @AfterEach
    void close() {
        arena.close();
    }

    /// H6: what is given back is at most what there is.
    @Test
    void goingBackFurtherThanThereIsIsRefusedAndChangesNothing() {
        assertThrows(IllegalArgumentException.class, () -> arena.rewind(1));
        arena.allocateOffset(100, 1);
        ArenaStats before = arena.stats();
        for (long offset : new long[] {101, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertEquals(
                    "offset is not within the used part of the chunk: offset="
                            + offset
                            + " usedBytes=100",
                    assertThrows(IllegalArgumentException.class, () -> arena.rewind(offset))
                            .getMessage());
        }
        assertEquals(before, arena.stats());
        assertEquals(100, arena.position());
        arena.rewind(100);
        arena.rewind(40);
        assertEquals(40, arena.position());
        assertEquals(40, arena.allocateOffset(1, 1));
        arena.clear();
        assertThrows(IllegalArgumentException.class, () -> arena.rewind(40));
    }

    @Test
    void allocationsAreZeroWhateverTheRawLaneLeftAndHoweverFarItWentBack() {
        SplittableRandom random = new SplittableRandom(SEED);
        Deque<Long> marks = new ArrayDeque<>();
        for (int i = 0; i < 50_000; i++) {
            long byteSize = random.nextInt(1 << random.nextInt(1, 13));
            long byteAlignment = 1L << random.nextInt(5);
            switch (random.nextInt(8)) {
                case 0, 1 -> assertZeroThenSoil(arena.allocate(byteSize, byteAlignment));
                case 2 -> arena.uninitialized().allocate(byteSize, byteAlignment).fill((byte) 2);
                case 3 -> {
                    long offset = arena.allocateOffset(byteSize, byteAlignment);
                    arena.chunk().asSlice(offset, byteSize).fill((byte) 3);
                }
                case 4 -> marks.push(arena.position());
                case 5, 6 -> {
                    if (!marks.isEmpty() && marks.peek() <= arena.position()) {
                        arena.rewind(marks.pop());
                    }
                }
                default -> {
                    if (arena.stats().chunks() > 1 || random.nextInt(50) == 0) {
                        arena.clear();
                        marks.clear();
                    }
                }
            }
            if (arena.stats().chunks() > 1) {
                marks.clear(); // They are of the chunk before.
            }
        }
    }

    private static void assertZeroThenSoil(MemorySegment block) {
        assertEquals(-1, block.mismatch(MemorySegment.ofArray(new byte[(int) block.byteSize()])));
        block.fill((byte) 1);
    }

    @Test
    void whatIsBehindTheRewindIsAllocatedAgain() {
        long first = arena.allocateOffset(24, 8);
        long mark = arena.position();
        long second = arena.allocateOffset(1000, 8);
        arena.chunk().set(ValueLayout.JAVA_BYTE, first, (byte) 9);
        arena.rewind(mark);
        assertEquals(second, arena.allocateOffset(1000, 8));
        assertEquals(9, arena.chunk().get(ValueLayout.JAVA_BYTE, first));
        assertEquals(1024, arena.stats().usedBytes());
    }
}
