package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;

/// Reads back what each way to allocate from values has written.
final class WriteOnceTest {

    @Test
    void anArenaWritesWhatItIsGiven() {
        try (BumpArena arena = BumpArena.ofConfined()) {
            assertWrites(arena);
        }
    }

    @Test
    void aFrameWritesWhatItIsGiven() {
        try (BumpArena arena = BumpArena.ofConfined();
                ArenaFrame frame = arena.frame()) {
            assertWrites(frame);
        }
    }

    private static void assertWrites(SegmentAllocator lane) {
        assertEquals("text", lane.allocateFrom("text").getString(0));
        assertEquals("text", lane.allocateFrom("text", UTF_16LE).getString(0, UTF_16LE));
        assertSingleValues(lane);
        assertArrays(lane);
    }

    private static void assertSingleValues(SegmentAllocator lane) {
        ValueLayout.OfByte bytes = ValueLayout.JAVA_BYTE;
        ValueLayout.OfChar chars = ValueLayout.JAVA_CHAR;
        ValueLayout.OfShort shorts = ValueLayout.JAVA_SHORT;
        ValueLayout.OfInt ints = ValueLayout.JAVA_INT;
        ValueLayout.OfFloat floats = ValueLayout.JAVA_FLOAT;
        ValueLayout.OfLong longs = ValueLayout.JAVA_LONG;
        ValueLayout.OfDouble doubles = ValueLayout.JAVA_DOUBLE;
        assertEquals(7, lane.allocateFrom(bytes, (byte) 7).get(bytes, 0));
        assertEquals('x', lane.allocateFrom(chars, 'x').get(chars, 0));
        assertEquals(7, lane.allocateFrom(shorts, (short) 7).get(shorts, 0));
        assertEquals(7, lane.allocateFrom(ints, 7).get(ints, 0));
        assertEquals(7.5f, lane.allocateFrom(floats, 7.5f).get(floats, 0));
        assertEquals(7L, lane.allocateFrom(longs, 7L).get(longs, 0));
        assertEquals(7.5, lane.allocateFrom(doubles, 7.5).get(doubles, 0));
        MemorySegment address = MemorySegment.ofAddress(7);
        assertEquals(
                address,
                lane.allocateFrom(ValueLayout.ADDRESS, address).get(ValueLayout.ADDRESS, 0));
    }

    private static void assertArrays(SegmentAllocator lane) {
        ValueLayout.OfInt ints = ValueLayout.JAVA_INT;
        assertArrayEquals(
                new byte[] {1, 2},
                lane.allocateFrom(ValueLayout.JAVA_BYTE, (byte) 1, (byte) 2)
                        .toArray(ValueLayout.JAVA_BYTE));
        assertArrayEquals(
                new short[] {1, 2},
                lane.allocateFrom(ValueLayout.JAVA_SHORT, (short) 1, (short) 2)
                        .toArray(ValueLayout.JAVA_SHORT));
        assertArrayEquals(
                new char[] {'a', 'b'},
                lane.allocateFrom(ValueLayout.JAVA_CHAR, 'a', 'b').toArray(ValueLayout.JAVA_CHAR));
        assertArrayEquals(new int[] {1, 2}, lane.allocateFrom(ints, 1, 2).toArray(ints));
        assertArrayEquals(
                new float[] {1, 2},
                lane.allocateFrom(ValueLayout.JAVA_FLOAT, 1, 2).toArray(ValueLayout.JAVA_FLOAT));
        assertArrayEquals(
                new long[] {1, 2},
                lane.allocateFrom(ValueLayout.JAVA_LONG, 1, 2).toArray(ValueLayout.JAVA_LONG));
        assertArrayEquals(
                new double[] {1, 2},
                lane.allocateFrom(ValueLayout.JAVA_DOUBLE, 1, 2).toArray(ValueLayout.JAVA_DOUBLE));
        MemorySegment source = MemorySegment.ofArray(new int[] {0, 1, 2});
        assertArrayEquals(
                new int[] {1, 2}, lane.allocateFrom(ints, source, ints, 4, 2).toArray(ints));
    }
}
