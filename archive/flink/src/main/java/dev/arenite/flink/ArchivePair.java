package dev.arenite.flink;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.derive.DerivedView;

import org.apache.flink.core.memory.DataInputView;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;

/// Compares archives in place: two of them lie side by side in one array, which is used again.
///
/// @param <T> the values
final class ArchivePair<T> {

    private static final int MIN_BYTES = 1 << 9;

    /// Larger arrays are too large to wait for their next use.
    private static final int KEPT_BYTES = 1 << 21;

    /// The largest alignment of the format.
    private static final int ALIGNMENT = OwnedMemory.HEADER_BYTES;

    private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

    private final Class<?> named;
    private final ArchiveType<T, ?> type;
    private final ArchiveKey<T> key;
    private final long tag;
    private final ArchiveChecker checker = new ArchiveChecker(CheckLimits.DEFAULT);
    private byte[] bytes = new byte[MIN_BYTES];
    private MemorySegment memory = MemorySegment.ofArray(bytes);

    /// @param named a record, a sealed interface, or the class of its views, with an order
    ArchivePair(Class<?> named) {
        DerivedClass derived = DerivedClass.of(named);
        this.named = named;
        type = derived.type();
        key = type.key().orElseThrow();
        tag = derived.tag();
    }

    ArchiveKey<T> key() {
        return key;
    }

    /// Compares the archives of two frames, which are not checked.
    int compare(DataInputView left, DataInputView right) throws IOException {
        int leftEnd = read(left, 0);
        int rightStart = aligned(leftEnd);
        int rightEnd = read(right, rightStart);
        try {
            return compareTo(leftEnd, rightEnd);
        } catch (RuntimeException | StackOverflowError e) {
            throw failure(leftEnd, rightStart, rightEnd, e);
        } finally {
            release();
        }
    }

    private int compareTo(int leftEnd, int rightEnd) {
        return checker.compare(
                key, memory, leftEnd - type.placeBytes(), rightEnd - type.placeBytes());
    }

    private static int aligned(int end) {
        return (end + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /// Reads an archive to a position of the array, and returns the position of its end.
    private int read(DataInputView source, int start) throws IOException {
        int length = Frame.requireLength(named, source.readInt());
        if (length < type.placeBytes() || length > MAX_BYTES - start) {
            throw ArchiveRecordException.of(
                    named,
                    "archives that are compared must hold their roots of "
                            + type.placeBytes()
                            + " bytes and fit into one array: length="
                            + length);
        }
        makeRoom(start + Frame.trustedBytes(length));
        keep(Frame.readFully(source, bytes, start, length));
        return start + length;
    }

    private void makeRoom(int size) {
        if (bytes.length < size) {
            keep(
                    Arrays.copyOf(
                            bytes, Math.max(size, (int) Math.min(2L * bytes.length, MAX_BYTES))));
        }
    }

    private void keep(byte[] array) {
        if (array != bytes) {
            bytes = array;
            memory = MemorySegment.ofArray(array);
        }
    }

    private void release() {
        if (bytes.length > KEPT_BYTES) {
            keep(new byte[MIN_BYTES]);
        }
    }

    /// Compares two views. Only if there may be bytes of others in front of both of them, the value
    /// of one is read.
    int compare(DerivedView<T> left, DerivedView<T> right) {
        byte[] leftArchive = OwnedMemory.bytes(type, tag, left.archive(), left.place());
        byte[] rightArchive = OwnedMemory.bytes(type, tag, right.archive(), right.place());
        if (leftArchive == null
                || rightArchive == null
                || (long) leftArchive.length + rightArchive.length > MAX_BYTES - ALIGNMENT) {
            return key.compare(left.archive(), left.place(), right.read());
        }
        int rightStart = aligned(leftArchive.length);
        makeRoom(rightStart + rightArchive.length);
        System.arraycopy(leftArchive, 0, bytes, 0, leftArchive.length);
        System.arraycopy(rightArchive, 0, bytes, rightStart, rightArchive.length);
        int comparison = compareTo(leftArchive.length, rightStart + rightArchive.length);
        release();
        return comparison;
    }

    /// Tells bytes that are no archive from a machine that has come to its end.
    private ArchiveRecordException failure(
            int leftEnd, int rightStart, int rightEnd, Throwable cause) {
        Optional<ArchiveViolation> violation =
                check(0, leftEnd).or(() -> check(rightStart, rightEnd));
        if (violation.isPresent()) {
            return ArchiveRecordException.violated(named, violation.get(), cause);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return ArchiveRecordException.refused(named, (RuntimeException) cause);
    }

    private Optional<ArchiveViolation> check(int start, int end) {
        MemorySegment archive = memory.asSlice(start, end - start);
        return checker.check(type, archive, archive.byteSize() - type.placeBytes());
    }
}
