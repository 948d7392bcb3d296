package dev.arenite.archive.schema;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Bytes of texts and numbers, each of which says how long it is: no two lists of texts and numbers
/// have the same bytes.
final class CanonicalBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// Adds a text: its length in bytes, and its UTF-8.
    void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Adds bytes behind their number.
    void add(byte[] added) {
        add(added.length);
        bytes.writeBytes(added);
    }

    /// Adds a number as 8 bytes, the highest first.
    void add(long number) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /// Returns the SHA-256 of all that was added.
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform has it.
            throw new IllegalStateException(impossible);
        }
    }
}
