package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.memory.FxHash;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Text that is searched for is hashed and compared as its UTF-8 bytes are, whatever its length and
/// wherever it is not ASCII.
final class TextKeyTest {

    private static final ArchiveKey<String> KEY =
            ArchiveTypes.STANDARD.string().key().orElseThrow();

    /// ASCII of each length from 0 to 40, and the same with one other character at each index.
    private static List<String> texts() {
        String letters = "The quick brown fox jumps over a lazy dog";
        List<String> texts = new ArrayList<>();
        for (int length = 0; length <= 40; length++) {
            String text = letters.substring(0, length);
            texts.add(text);
            for (int at = 0; at < length; at++) {
                for (String other : List.of("~", "é", "語", "🚀", "\u0000", "\u007F")) {
                    texts.add(text.substring(0, at) + other + text.substring(at + 1));
                }
            }
        }
        return texts;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ArchivedString archived(String text) {
        byte[] utf8 = utf8(text);
        // Other bytes before and after it.
        byte[] memory = new byte[utf8.length + 16];
        Arrays.fill(memory, (byte) 'x');
        System.arraycopy(utf8, 0, memory, 8, utf8.length);
        return new ArchivedString(MemorySegment.ofArray(memory), 8, utf8.length);
    }

    @Test
    void aTextHasTheHashOfItsBytes() {
        for (String text : texts()) {
            byte[] utf8 = utf8(text);
            long expected = FxHash.text(FxHash.START, MemorySegment.ofArray(utf8), 0, utf8.length);
            assertEquals(expected, KEY.hash(FxHash.START, text), text);
        }
    }

    @Test
    void aTextIsComparedAsItsBytesAre() {
        List<String> texts = texts();
        for (int i = 0; i < texts.size(); i += 7) {
            ArchivedString archived = archived(texts.get(i));
            for (int j = 0; j < texts.size(); j += 11) {
                String text = texts.get(j);
                int expected = Arrays.compareUnsigned(utf8(texts.get(i)), utf8(text));
                assertEquals(
                        Integer.signum(expected),
                        Integer.signum(archived.compareTo(text)),
                        () -> archived + " to " + text);
                assertEquals(
                        expected == 0, archived.contentEquals(text), () -> archived + " = " + text);
            }
        }
    }

    @Test
    void aTextIsTheSameAsItselfAloneAmongItsNeighbors() {
        List<String> texts = texts();
        for (int i = 1; i < texts.size(); i++) {
            ArchivedString archived = archived(texts.get(i));
            assertEquals(true, archived.contentEquals(texts.get(i)), texts.get(i));
            assertEquals(
                    texts.get(i).equals(texts.get(i - 1)),
                    archived.contentEquals(texts.get(i - 1)),
                    texts.get(i));
        }
    }

    /// All strings of up to three of some characters, unpaired halves of surrogates among them,
    /// which Java writes as `?`.
    @Test
    void stringsAreComparedAsTheirBytesAre() {
        List<String> parts =
                List.of("", "a", "?", "é", "\uFFFD", "\uD83D", "\uDE80", "\uDE81", "\uD83E");
        List<String> texts = new ArrayList<>();
        for (String first : parts) {
            for (String second : parts) {
                for (String third : parts) {
                    texts.add(first + second + third);
                }
            }
        }
        for (String left : texts) {
            for (String right : texts) {
                assertEquals(
                        Integer.signum(Arrays.compareUnsigned(utf8(left), utf8(right))),
                        Integer.signum(KEY.compare(left, right)),
                        () -> Arrays.toString(utf8(left)) + " to " + Arrays.toString(utf8(right)));
            }
        }
    }
}
