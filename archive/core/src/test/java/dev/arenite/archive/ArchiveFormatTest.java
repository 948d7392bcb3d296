package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.internal.StringPlace;
import dev.arenite.archive.type.StringType;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;

/// Tries to get numbers into places that have no room for them: nothing may be cut off.
final class ArchiveFormatTest {

    private static final ArchiveFormat NARROW = ArchiveFormat.POINTER_32;
    private static final ArchiveFormat WIDE = ArchiveFormat.POINTER_64;

    private final byte[] bytes = new byte[16];
    private final MemorySegment memory = MemorySegment.ofArray(bytes);

    private void assertRefused(String expected, Runnable put) {
        memory.fill((byte) 0x5A);
        assertEquals(expected, assertThrows(ArchiveRangeException.class, put::run).getMessage());
        byte[] untouched = new byte[16];
        MemorySegment.ofArray(untouched).fill((byte) 0x5A);
        assertArrayEquals(untouched, memory.toArray(JAVA_BYTE));
    }

    @Test
    void lengthsThatDoNotFitAreRefusedAndNotCutOff() {
        NARROW.putLength(memory, 4, 0xFFFF_FFFFL);
        assertEquals(0xFFFF_FFFFL, NARROW.getLength(memory, 4));
        for (long length : new long[] {1L << 32, (1L << 32) + 7, 1L << 62, -1, Long.MIN_VALUE}) {
            assertRefused(
                    "length is beyond the archive format: length="
                            + length
                            + " limit=4294967295 byteOffset=4",
                    () -> NARROW.putLength(memory, 4, length));
            WIDE.putLength(memory, 8, length);
            assertEquals(length, WIDE.getLength(memory, 8));
        }
    }

    @Test
    void distancesThatDoNotFitAreRefusedAndNotCutOff() {
        for (long distance : new long[] {Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE}) {
            NARROW.putPointer(memory, 4, 1000, 1000 + distance);
            assertEquals(distance, NARROW.getDistance(memory, 4));
        }
        for (long distance : new long[] {1L << 31, -(1L << 31) - 1, 1L << 32, Long.MIN_VALUE}) {
            assertThrows(
                    ArchiveRangeException.class, () -> NARROW.putDistance(memory, 4, distance));
            WIDE.putDistance(memory, 8, distance);
            assertEquals(distance, WIDE.getDistance(memory, 8));
        }
        assertRefused(
                "distance is beyond the archive format: distance=-2147483649 limit=-2147483648"
                        + " byteOffset=4",
                () -> NARROW.putPointer(memory, 4, (1L << 31) + 1, 0));
    }

    /// FORMAT 4.2: the length of text shares its word with two bits of another kind.
    @Test
    void lengthsOfTextThatDoNotFitAreRefusedAndNotCutOff() {
        long most = (1L << 30) - 1;
        NARROW.putLength(memory, 0, StringPlace.tagged(most));
        assertEquals(most, StringType.STRING.view(memory, 0).byteSize());
        for (long length : new long[] {1L << 30, (1L << 31) + 5, Integer.MAX_VALUE}) {
            assertThrows(
                    ArchiveRangeException.class,
                    () -> NARROW.putLength(memory, 0, StringPlace.tagged(length)));
        }
    }
}
