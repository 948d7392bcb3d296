package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
                    assertOutside(() -> Memory.getByte(memory, at));
                    assertOutside(() -> Memory.getShort(memory, at));
                    assertOutside(() -> Memory.getInt(memory, at));
                    assertOutside(() -> Memory.getLong(memory, at));
                    assertOutside(() -> Memory.putByte(memory, at, (byte) 1));
                    assertOutside(() -> Memory.putShort(memory, at, (short) 1));
                    assertOutside(() -> Memory.putInt(memory, at, 1));
                    assertOutside(() -> Memory.putLong(memory, at, 1));
                    assertOutside(() -> Memory.zero(memory, at, 40));
                }
                assertOutside(() -> Memory.getShort(memory, SIZE - 1));
                assertOutside(() -> Memory.getInt(memory, SIZE - 3));
                assertOutside(() -> Memory.getLong(memory, SIZE - 7));
                assertOutside(() -> Memory.putLong(memory, SIZE - 7, 1));
                assertEquals(0, Memory.getLong(memory, SIZE - 8));
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
                    Memory.putLong(memory, 8, at - 8);
                    Memory.putLong(memory, 16, 5);
                    ArchivedList<Integer> view = Archive.accessUnchecked(list, memory);
                    assertOutside(() -> view.get(0));
                    assertOutside(() -> list.read(memory, 8));
                    Memory.putLong(memory, 8, StringType.tagged(40));
                    Memory.putLong(memory, 16, at - 8);
                    ArchivedString string = Archive.accessUnchecked(text, memory);
                    assertThrows(IndexOutOfBoundsException.class, string::toString);
                    assertOutside(() -> string.contentEquals("x"));
                    assertOutside(string::utf8);
                }
            }
        }
    }
}
