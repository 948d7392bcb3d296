package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Compares archived text with strings.
final class ArchivedStringTest {

    private static final long SEED = 20261127;

    /// The first and the last character of each length, and those around the surrogates.
    private static final int[] CODE_POINTS = {
        0, 'a', 'b', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x1_0000, 0x10_FFFF
    };

    private static ArchivedString archived(String text) {
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(StringType.STRING, text));
        return Archive.access(StringType.STRING, archive);
    }

    private static List<String> texts() {
        Random random = new Random(SEED);
        List<String> texts = new ArrayList<>(List.of("", "a", "a text that lies out of line"));
        for (int i = 0; i < 150; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                text.appendCodePoint(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @Test
    void stringsAreComparedInTheOrderOfTheirBytes() {
        for (String left : texts()) {
            ArchivedString view = archived(left);
            for (String right : texts()) {
                int expected =
                        Arrays.compareUnsigned(
                                left.getBytes(StandardCharsets.UTF_8),
                                right.getBytes(StandardCharsets.UTF_8));
                assertEquals(
                        Integer.signum(expected),
                        Integer.signum(view.compareTo(right)),
                        () -> "seed=" + SEED + " left=" + left + " right=" + right);
                assertEquals(left.equals(right), view.contentEquals(right));
            }
        }
    }

    @Test
    void halfAPairEqualsNoText() {
        for (String half : List.of("\uD83D", "\uDE00", "\uDE00\uD83D", "?\uD83D")) {
            String mark = half.replaceAll("[\uD800-\uDFFF]", "?");
            assertFalse(archived(mark).contentEquals(half));
            assertNotEquals(0, archived(mark).compareTo(half));
            assertTrue(archived(mark).contentEquals(mark));
        }
    }
}
