package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.StringType;
import dev.arenite.archive.type.Utf8Type;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text of every kind and length, against what [String#getBytes(java.nio.charset.Charset)] gives.
final class TextTest {

    private static final int OUT_OF_LINE_MARK = 0x80;

    /// ASCII with its edges, Latin-1, two and three bytes, both halves of a pair alone, a pair,
    /// characters whose low byte looks like ASCII, and `?`.
    static final String[] PIECES = {
        "\0",
        "\u007f",
        "\u0080",
        "\u00ff",
        "\u0141",
        "\u07ff",
        "\u0800",
        "\u2041",
        "\ud83d",
        "\ude00",
        "\ud83d\ude00",
        "\uffff",
        "?"
    };

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment memory = arena.allocate(1 << 20, 16);
    private final Scratch scratch = BufferScratch.over("test", arena.allocate(1 << 16, 16));
    private final ArchiveWriter writer = ArchiveWriter.to(memory, scratch);

    @AfterEach
    void close() {
        scratch.close();
        arena.close();
    }

    @Test
    void everyKindOfCharacterAtEveryPlaceOfEveryLengthIsEncodedAsTheJdkDoes() {
        for (int length = 0; length <= 70; length++) {
            String ascii = ascii(length);
            assertWritten(ascii);
            for (String piece : PIECES) {
                for (int at = 0; at + piece.length() <= length; at++) {
                    assertWritten(
                            ascii.substring(0, at) + piece + ascii.substring(at + piece.length()));
                }
            }
        }
    }

    @Test
    void textOfAboutTheLengthThatIsEncodedInArraysIsEncodedAsTheJdkDoes() {
        for (int length = TextWriter.MAX_ENCODED_CHARS - 3;
                length <= TextWriter.MAX_ENCODED_CHARS + 3;
                length++) {
            assertWritten(ascii(length));
            assertWritten("\uffff".repeat(length));
            for (String piece : PIECES) {
                assertWritten(piece + ascii(length - piece.length()));
                assertWritten(ascii(length - piece.length()) + piece);
            }
        }
    }

    @Test
    void everyCharacterAloneIsEncodedAsTheJdkDoes() {
        for (int character = 0; character <= Character.MAX_VALUE; character++) {
            assertWritten(String.valueOf((char) character));
            assertWritten("twelve chars" + (char) character);
        }
    }

    @Test
    void longTextIsEncodedAsTheJdkDoes() {
        for (int length : new int[] {100, 1000, 8191, 8192, 8193, 20_000}) {
            assertWritten(ascii(length));
            assertWritten(ascii(length) + "\u00e9");
            assertWritten(ascii(length) + "\ud83d\ude00");
            assertWritten(ascii(length) + "?\ud83d");
            assertWritten("\ude00" + ascii(length) + "\u00e9");
        }
    }

    @Test
    void theWayOfNewerJdksWritesTheSameBytes() {
        for (int length : new int[] {9, 40, 41, 63, 64, 65, 100, 1000, 8192}) {
            assertCopied(ascii(length));
            for (String piece : PIECES) {
                for (int at : new int[] {0, length / 2, length}) {
                    String text = ascii(length);
                    assertCopied(text.substring(0, at) + piece + text.substring(at));
                }
            }
        }
    }

    /// With room for any characters, for the text alone, and for less than it.
    private void assertCopied(String text) {
        CopiedType type = new CopiedType();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        for (int room : new int[] {3 * text.length(), utf8.length, utf8.length - 1}) {
            writer.reset(memory);
            long limit = room + 1L;
            if (!isUtf16(text)) {
                assertThrows(ArchiveValueException.class, () -> writer.tryWrite(type, text, limit));
            } else if (room < utf8.length) {
                assertEquals(ArchiveWriter.LIMIT_REACHED, writer.tryWrite(type, text, limit), text);
            } else {
                assertEquals(utf8.length, writer.tryWrite(type, text, limit), text);
                byte[] written = writer.written().asSlice(0, utf8.length).toArray(JAVA_BYTE);
                assertArrayEquals(utf8, written, text);
                assertEquals(text, type.read(memory, utf8.length));
            }
        }
    }

    @Test
    void wideFormatHoldsSixteenBytesInThePlace() {
        StringType wide = StringType.of(ArchiveFormat.POINTER_64);
        for (int length = 0; length <= 20; length++) {
            for (String text : new String[] {ascii(length), ascii(length) + "\u00e9"}) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                writer.reset(memory);
                long root = writer.write(wide, text);
                assertEquals(text, wide.read(memory, root));
                assertEquals(utf8.length <= 16 ? 0 : (utf8.length + 7) / 8 * 8L, root, text);
            }
        }
    }

    @Test
    void textIsWrittenUpToTheVeryLastByteOfTheDestination() {
        for (int length = 9; length <= 60; length++) {
            for (String text : new String[] {ascii(length), ascii(length) + "\u00e9"}) {
                byte[] expected = archive(text);
                MemorySegment exact = memory.asSlice(0, expected.length + 1);
                exact.set(JAVA_BYTE, expected.length, (byte) 7);
                writer.reset(exact);
                long root = writer.tryWrite(StringType.STRING, text, expected.length);
                assertEquals(expected.length - 8, root);
                assertEquals(7, exact.get(JAVA_BYTE, expected.length), "beyond the limit");
                for (long limit = 0; limit < expected.length; limit++) {
                    writer.reset(exact);
                    assertEquals(
                            ArchiveWriter.LIMIT_REACHED,
                            writer.tryWrite(StringType.STRING, text, limit));
                    assertEquals(0, writer.position());
                }
            }
        }
    }

    @Test
    void utf8IsCopiedAndMustBeValid() {
        for (String text : new String[] {"", "short", "\u00e9\u00e9\u00e9", ascii(30), ascii(90)}) {
            writer.reset(memory);
            MemorySegment utf8 = MemorySegment.ofArray(text.getBytes(StandardCharsets.UTF_8));
            writer.write(Utf8Type.UTF8, utf8);
            assertArrayEquals(archive(text), writer.written().toArray(JAVA_BYTE));
        }
        writer.reset(memory);
        MemorySegment broken = MemorySegment.ofArray(new byte[] {'a', (byte) 0xFF});
        assertEquals(
                "text must be UTF-8: byteSize=2",
                assertThrows(ArchiveValueException.class, () -> writer.write(Utf8Type.UTF8, broken))
                        .getMessage());
    }

    /// The encoder of the JDK writes the same bytes for both.
    @Test
    void textOfNothingButHalvesOfPairsIsRefusedAndOfQuestionMarksIsNot() {
        for (int length = 1; length <= 80; length++) {
            assertWritten("\uD83D".repeat(length));
            assertWritten("?".repeat(length));
        }
    }

    private void assertWritten(String text) {
        writer.reset(memory);
        memory.asSlice(0, 3L * text.length() + 32).fill((byte) 0x55);
        if (!isUtf16(text)) {
            assertRefused(writer, scratch, StringType.STRING, text);
            return;
        }
        writer.write(StringType.STRING, text);
        byte[] written = writer.written().toArray(JAVA_BYTE);
        if (!Arrays.equals(archive(text), written)) {
            assertArrayEquals(archive(text), written, text);
        }
    }

    static boolean isUtf16(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /// The writer and its scratch are as before.
    static <T> void assertRefused(
            ArchiveWriter writer, Scratch scratch, ArchiveType<T, ?> type, T value) {
        String message =
                assertThrows(ArchiveValueException.class, () -> writer.write(type, value))
                        .getMessage();
        assertTrue(message.startsWith("surrogate must be one of a pair: character=U+D"), message);
        assertEquals(0, writer.position());
        assertEquals(0, scratch.usedBytes());
    }

    /// The archive of a text, by the rule of the format.
    private static byte[] archive(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int length = utf8.length;
        if (length <= 8) {
            byte[] place = Arrays.copyOf(utf8, 8);
            Arrays.fill(place, length, 8, (byte) 0xFF);
            return place;
        }
        int place = (length + 3) / 4 * 4;
        return ByteBuffer.allocate(place + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(utf8)
                .putInt(place, (length & 0x3F) | OUT_OF_LINE_MARK | (length >> 6 << 8))
                .putInt(place + 4, -place)
                .array();
    }

    static String ascii(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('!' + i % 90));
        }
        return text.toString();
    }

    /// Text by the way of newer JDKs, on any of them, before a place of one byte.
    private static final class CopiedType implements ArchiveType<String, Long> {

        @Override
        public long placeBytes() {
            return 1;
        }

        @Override
        public long placeAlignment() {
            return 1;
        }

        @Override
        public long resolverBytes() {
            return 0;
        }

        @Override
        public void serialize(String text, ArchiveSink out, MemorySegment resolver, long at) {
            new TextWriter(out).writeCopied(text);
        }

        @Override
        public void resolve(String text, ArchiveSink out, long place, MemorySegment r, long at) {
            LittleEndian.putByte(out.memory(), place, (byte) 0);
        }

        @Override
        public void check(ArchiveChecker checker, long place) {}

        @Override
        public Long view(MemorySegment archive, long place) {
            return place;
        }

        @Override
        public String read(MemorySegment archive, long place) {
            return new String(archive.asSlice(0, place).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
        }
    }
}
