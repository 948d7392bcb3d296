package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.internal.StringPlace;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ListType;
import dev.arenite.archive.type.StringType;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Follows pointers out of memory that nobody has checked, a part of something larger: what lies
/// around it must not be read, and not be written.
final class UncheckedAccessTest {

    private static final int SIZE = 24;
    private static final int AROUND = 64;
    private static final long[] OUTSIDE = {
        -1, -8, -AROUND, SIZE, SIZE + 1, SIZE + 8, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32
    };

    /// The middle of memory of each kind.
    private static List<MemorySegment> middles(Arena arena) {
        byte[] heap = new byte[AROUND + SIZE + AROUND];
        return List.of(
                MemorySegment.ofArray(heap).asSlice(AROUND, SIZE),
                MemorySegment.ofArray(new long[heap.length / 8]).asSlice(AROUND, SIZE),
                arena.allocate(heap.length, 8).asSlice(AROUND, SIZE));
    }

    private static void assertOutside(Runnable access) {
        assertThrows(IndexOutOfBoundsException.class, access::run);
    }

    @Test
    void numbersAroundTheMemoryAreNeitherReadNorWritten() {
        try (Arena arena = Arena.ofConfined()) {
            for (MemorySegment memory : middles(arena)) {
                for (long at : OUTSIDE) {
                    assertOutside(() -> LittleEndian.getByte(memory, at));
                    assertOutside(() -> LittleEndian.getShort(memory, at));
                    assertOutside(() -> LittleEndian.getInt(memory, at));
                    assertOutside(() -> LittleEndian.getLong(memory, at));
                    assertOutside(() -> LittleEndian.putByte(memory, at, (byte) 1));
                    assertOutside(() -> LittleEndian.putShort(memory, at, (short) 1));
                    assertOutside(() -> LittleEndian.putInt(memory, at, 1));
                    assertOutside(() -> LittleEndian.putLong(memory, at, 1));
                    assertOutside(() -> LittleEndian.zero(memory, at, 40));
                }
                assertOutside(() -> LittleEndian.getShort(memory, SIZE - 1));
                assertOutside(() -> LittleEndian.getInt(memory, SIZE - 3));
                assertOutside(() -> LittleEndian.getLong(memory, SIZE - 7));
                assertOutside(() -> LittleEndian.putLong(memory, SIZE - 7, 1));
                assertEquals(0, LittleEndian.getLong(memory, SIZE - 8));
            }
        }
    }

    @Test
    void pointersThatLeadOutAreNotFollowed() {
        ListType<Integer, Integer> list = ListType.of(ArchiveFormat.POINTER_64, TestTypes.INT);
        StringType text = StringType.of(ArchiveFormat.POINTER_64);
        try (Arena arena = Arena.ofConfined()) {
            for (MemorySegment memory : middles(arena)) {
                for (long at : OUTSIDE) {
                    LittleEndian.putLong(memory, 8, at - 8);
                    LittleEndian.putLong(memory, 16, 5);
                    ArchivedList<Integer> view = Archive.accessUnchecked(list, memory);
                    assertOutside(() -> view.get(0));
                    assertOutside(() -> list.read(memory, 8));
                    LittleEndian.putLong(memory, 8, StringPlace.tagged(40));
                    LittleEndian.putLong(memory, 16, at - 8);
                    ArchivedString string = Archive.accessUnchecked(text, memory);
                    assertThrows(IndexOutOfBoundsException.class, string::toString);
                    assertOutside(() -> string.compareTo("x"));
                    assertOutside(string::utf8);
                }
            }
        }
    }
}
