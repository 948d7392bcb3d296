package dev.arenite.flink;

import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

import java.io.IOException;
import java.util.Arrays;

/// How an archive lies in a stream of bytes: its length, an `int`, and its bytes. An archive whose
/// schema is not the first one of its [Layouts] has a mark in front, the number of its schema, as a
/// negative `int`.
final class Frame {

    /// The bytes that are believed to follow before any of them has been seen.
    private static final int TRUSTED_BYTES = 1 << 20;

    /// The length of an archive at most, which leaves room in an array for what lies in front.
    private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

    private Frame() {}

    /// Writes a frame.
    ///
    /// @param layout the number of the archive's schema
    static void write(DataOutputView target, int layout, byte[] bytes, int start, int length)
            throws IOException {
        if (layout > 0) {
            target.writeInt(-layout);
        }
        target.writeInt(length);
        target.write(bytes, start, length);
    }

    static void copy(Class<?> named, DataInputView source, DataOutputView target)
            throws IOException {
        int length = source.readInt();
        if (length < 0) {
            target.writeInt(length);
            length = source.readInt();
        }
        target.writeInt(requireLength(named, length));
        target.write(source, length);
    }

    /// Returns the length that follows a mark.
    static int requireLength(Class<?> named, int length) throws ArchiveRecordException {
        if (length < 0 || length > MAX_BYTES) {
            throw ArchiveRecordException.of(
                    named,
                    "length of an archive must be from 0 to " + MAX_BYTES + ": length=" + length);
        }
        return length;
    }

    /// Returns the bytes to make room for before any of them has been seen.
    static int trustedBytes(int length) {
        return Math.min(length, TRUSTED_BYTES);
    }

    /// Reads bytes behind others that the array has. A length that is not true costs no more memory
    /// than twice what there is.
    ///
    /// @param bytes the array, which is replaced if it is too small
    /// @param start the first byte to be read
    /// @return the array that has the bytes
    static byte[] readFully(DataInputView source, byte[] bytes, int start, int length)
            throws IOException {
        byte[] target = bytes;
        int read = 0;
        do {
            int next = Math.min(length - read, Math.max(read, TRUSTED_BYTES));
            if (target.length < start + read + next) {
                target = Arrays.copyOf(target, start + read + next);
            }
            source.readFully(target, start + read, next);
            read += next;
        } while (read < length);
        return target;
    }
}
