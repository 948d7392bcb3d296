package dev.arenite.archive.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// On JDK 27 and later this tests the methods of the JDK, before those of [StringCopies].
final class StringCopiesTest {

    private static final List<String> TEXTS =
            List.of("", "a", "caf\u00e9", "\u0141\u00f3d\u017a", "\ud83d\ude00", "a".repeat(1000));

    @Test
    void theMethodsAreThoseOfTheJdkFromVersion27On() {
        assertEquals(Runtime.version().feature() >= 27, StringCopies.ARE_DIRECT);
    }

    @Test
    void stringsAreCopiedAsTheJdkEncodesThem() {
        try (Arena arena = Arena.ofConfined()) {
            for (String text : TEXTS) {
                byte[] utf8 = text.getBytes(UTF_8);
                for (MemorySegment memory : memories(arena, utf8.length + 2)) {
                    assertEquals(utf8.length, StringCopies.copy(text, memory, 1));
                    byte[] expected = Arrays.copyOf(new byte[] {7}, utf8.length + 2);
                    System.arraycopy(utf8, 0, expected, 1, utf8.length);
                    expected[utf8.length + 1] = 7;
                    assertEquals(Arrays.toString(expected), bytes(memory));
                    assertEquals(text, StringCopies.get(memory, 1, utf8.length));
                }
            }
        }
    }

    @Test
    void anUnpairedSurrogateIsAQuestionMark() {
        MemorySegment memory = MemorySegment.ofArray(new byte[3]);
        assertEquals(3, StringCopies.copy("a\ud83db", memory, 0));
        assertEquals("a?b", StringCopies.get(memory, 0, 3));
    }

    @Test
    void malformedBytesAreReplaced() {
        MemorySegment memory = MemorySegment.ofArray(new byte[] {'a', (byte) 0xFF, 'b'});
        assertEquals("a\ufffdb", StringCopies.get(memory, 0, 3));
    }

    @Test
    void nothingIsWrittenOrReadBeyondTheMemory() {
        for (String text : List.of("abcd", "\u00e9\u00e9", "\u0141\u0141")) {
            MemorySegment memory = MemorySegment.ofArray(new byte[3]);
            assertThrows(IndexOutOfBoundsException.class, () -> StringCopies.copy(text, memory, 0));
            assertThrows(
                    IndexOutOfBoundsException.class, () -> StringCopies.copy(text, memory, -1));
            assertEquals("[0, 0, 0]", bytes(memory));
            assertThrows(IndexOutOfBoundsException.class, () -> StringCopies.get(memory, 0, 4));
            assertThrows(IndexOutOfBoundsException.class, () -> StringCopies.get(memory, 4, 0));
        }
    }

    private static List<MemorySegment> memories(Arena arena, long byteSize) {
        List<MemorySegment> memories =
                List.of(
                        arena.allocate(byteSize),
                        MemorySegment.ofArray(new byte[Math.toIntExact(byteSize)]));
        memories.forEach(memory -> memory.fill((byte) 7));
        return memories;
    }

    private static String bytes(MemorySegment memory) {
        return Arrays.toString(memory.toArray(JAVA_BYTE));
    }
}
