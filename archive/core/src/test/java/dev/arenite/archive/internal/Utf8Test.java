package dev.arenite.archive.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.memory.LittleEndian;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Compares with the JDK's decoder on every sequence of bytes at the edges of Unicode's table 3-7.
final class Utf8Test {

    private static final int[] EDGES = {
        0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
        0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
    };

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer characters = CharBuffer.allocate(64);

    private boolean isValid(byte[] bytes, int start, int byteSize) {
        decoder.reset();
        characters.clear();
        return !decoder.decode(ByteBuffer.wrap(bytes, start, byteSize), characters, true).isError();
    }

    private void assertAgrees(byte[] bytes, int start, int byteSize) {
        boolean valid = Utf8.isValid(MemorySegment.ofArray(bytes), start, byteSize);
        if (valid != isValid(bytes, start, byteSize)) {
            assertEquals(!valid, valid, Arrays.toString(bytes) + " " + start + " " + byteSize);
        }
    }

    /// Encodes a text as the JDK does, between question marks that are not its own.
    private static boolean isUnchanged(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[utf8.length + 2 * Long.BYTES];
        Arrays.fill(bytes, (byte) '?');
        System.arraycopy(utf8, 0, bytes, Long.BYTES, utf8.length);
        return Utf8.isUnchanged(text, MemorySegment.ofArray(bytes), Long.BYTES, utf8.length);
    }

    private static String with(int length, int at, char character) {
        return "a".repeat(at) + character + "a".repeat(length - at - 1);
    }

    @Test
    void unpairedSurrogateIsFoundAtEveryPlaceOfATextOfEveryLength() {
        for (int length = 8; length <= 40; length++) {
            assertTrue(isUnchanged("a".repeat(length)));
            assertTrue(isUnchanged("?".repeat(length)));
            for (int at = 0; at < length; at++) {
                assertTrue(isUnchanged(with(length, at, '?')));
                assertTrue(isUnchanged(with(length, at, '\u00e9')));
                assertFalse(isUnchanged(with(length, at, '\ud83d')));
                assertFalse(isUnchanged("?" + with(length, at, '\ude00') + "?"));
            }
        }
    }

    @Test
    void everySequenceOfEdgesIsJudgedAsTheJdkDoes() {
        // What follows would complete a sequence that is cut short.
        byte[] bytes = {0, 0, 0, 0, (byte) 0x80, (byte) 0x80, (byte) 0x80};
        for (int first : EDGES) {
            bytes[0] = (byte) first;
            for (int second : EDGES) {
                bytes[1] = (byte) second;
                for (int third : EDGES) {
                    bytes[2] = (byte) third;
                    for (int fourth : EDGES) {
                        bytes[3] = (byte) fourth;
                        for (int byteSize = 1; byteSize <= 4; byteSize++) {
                            assertAgrees(bytes, 0, byteSize);
                        }
                    }
                }
            }
        }
    }

    @Test
    void everySequenceIsJudgedAlikeAtEveryPlaceOfATextOfEveryLength() {
        byte[][] sequences = {
            {(byte) 0xC3, (byte) 0xA9},
            {(byte) 0xE2, (byte) 0x82, (byte) 0xAC},
            {(byte) 0xED, (byte) 0x9F, (byte) 0xBF},
            {(byte) 0xF0, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0x80},
            {(byte) 0xC3},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80}
        };
        for (byte[] sequence : sequences) {
            for (int length = sequence.length; length <= 40; length++) {
                for (int at = 0; at + sequence.length <= length; at++) {
                    byte[] bytes = new byte[length + 2];
                    Arrays.fill(bytes, (byte) 'a');
                    System.arraycopy(sequence, 0, bytes, 1 + at, sequence.length);
                    assertAgrees(bytes, 1, length);
                }
            }
        }
    }

    @Test
    void theBytesOfAWordAreJudgedWithoutWhatFollows() {
        for (int byteSize = 0; byteSize <= 8; byteSize++) {
            byte[] bytes = "abcdefgh".getBytes(StandardCharsets.US_ASCII);
            Arrays.fill(bytes, byteSize, 8, (byte) 0xFF);
            MemorySegment memory = MemorySegment.ofArray(bytes);
            assertTrue(Utf8.isValid(LittleEndian.getLong(memory, 0), memory, 0, byteSize));
            if (byteSize < 8) {
                assertFalse(Utf8.isValid(LittleEndian.getLong(memory, 0), memory, 0, byteSize + 1));
            }
        }
    }
}
