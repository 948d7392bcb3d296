package dev.arenite.archive;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Objects;
import java.util.Optional;

/// Access to archives: checked first, then read in place.
///
/// ```java
/// MemorySegment archive = Archive.toSegment(ORDER, order, arena);
/// ArchivedStruct view = Archive.access(ORDER, archive);
/// ```
///
/// The root is the last thing in an archive, so an archive is found by its end; if several lie in
/// one segment, the positions of their roots must be known. Alignment is of positions in the
/// archive, not of addresses: an archive may begin anywhere, in native, mapped and heap memory.
///
/// Once an archive has been accepted, no accessor of its views throws for an argument in range, as
/// long as its bytes stay as they are and its scope is alive; after that they throw
/// [IllegalStateException]. A method that makes one Java value of a whole view, such as
/// `toString()`, throws [ArchiveReadException] if no Java array can hold it.
///
/// All methods may be called by any thread that may use the memory.
public final class Archive {

    /// The largest alignment that the format knows.
    private static final long BYTE_ALIGNMENT = 16;

    private Archive() {}

    /// Checks an archive and returns a view of its root.
    ///
    /// @param archive the whole archive
    /// @throws ArchiveFormatException if the bytes are not an archive of this type, within the
    ///     [default limits][CheckLimits#DEFAULT]
    public static <V> V access(ArchiveType<?, V> type, MemorySegment archive) {
        // Not by the other methods: the compiler makes calls part of their caller up to a depth
        // only,
        // and fields of the archive are read at the end of it.
        long root = rootPosition(type, archive);
        require(type, archive, root, CheckLimits.DEFAULT);
        return type.view(archive, root);
    }

    /// Checks an archive within limits and returns a view of its root.
    ///
    /// @param archive the whole archive
    /// @throws ArchiveFormatException if the bytes are not an archive of this type, within the
    ///     limits
    public static <V> V access(ArchiveType<?, V> type, MemorySegment archive, CheckLimits limits) {
        return access(type, archive, rootPosition(type, archive), limits);
    }

    /// Checks an archive whose root is at a position, and returns a view of its root.
    ///
    /// @param archive the memory that positions count in
    /// @param root    the position of the root's place
    /// @throws ArchiveFormatException if the bytes are not an archive of this type, within the
    ///     [default limits][CheckLimits#DEFAULT]
    public static <V> V access(ArchiveType<?, V> type, MemorySegment archive, long root) {
        return access(type, archive, root, CheckLimits.DEFAULT);
    }

    /// Checks an archive whose root is at a position, and returns a view of its root.
    ///
    /// @param archive the memory that positions count in
    /// @param root    the position of the root's place
    /// @param limits  the limits that the archive must keep
    /// @throws ArchiveFormatException if the bytes are not an archive of this type, within the
    ///     limits
    public static <V> V access(
            ArchiveType<?, V> type, MemorySegment archive, long root, CheckLimits limits) {
        require(type, archive, root, limits);
        return type.view(archive, root);
    }

    /// Checks an archive in memory of the caller, and returns it together with the view of its
    /// root. Closing the result does nothing. [ArchiveFile#open] does the same for a file.
    ///
    /// @param archive the whole archive
    /// @throws ArchiveFormatException if the bytes are not an archive of this type, within the
    ///     [default limits][CheckLimits#DEFAULT]
    public static <V> OpenArchive<V> open(ArchiveType<?, V> type, MemorySegment archive) {
        return open(type, archive, CheckLimits.DEFAULT);
    }

    /// Checks an archive in memory of the caller within limits, and returns it together with the
    /// view of its root. Closing the result does nothing.
    ///
    /// @param archive the whole archive
    /// @throws ArchiveFormatException if the bytes are not an archive of this type, within the
    ///     limits
    public static <V> OpenArchive<V> open(
            ArchiveType<?, V> type, MemorySegment archive, CheckLimits limits) {
        return OpenArchive.in(archive, type, limits);
    }

    /// Checks an archive and returns its value, which does not depend on the memory.
    ///
    /// @param archive the whole archive
    /// @throws ArchiveFormatException if the bytes are not an archive of this type, within the
    ///     [default limits][CheckLimits#DEFAULT]
    /// @throws ArchiveReadException if a value in it cannot be made a Java value
    public static <T> T read(ArchiveType<T, ?> type, MemorySegment archive) {
        return read(type, archive, rootPosition(type, archive), CheckLimits.DEFAULT);
    }

    /// Checks an archive within limits and returns its value, which does not depend on the memory.
    ///
    /// @param archive the whole archive
    /// @throws ArchiveFormatException if the bytes are not an archive of this type, within the
    ///     limits
    /// @throws ArchiveReadException if a value in it cannot be made a Java value
    public static <T> T read(ArchiveType<T, ?> type, MemorySegment archive, CheckLimits limits) {
        return read(type, archive, rootPosition(type, archive), limits);
    }

    /// Checks an archive whose root is at a position, and returns its value, which does not depend
    /// on the memory.
    ///
    /// @param archive the memory that positions count in
    /// @param root    the position of the root's place
    /// @param limits  the limits that the archive must keep
    /// @throws ArchiveFormatException if the bytes are not an archive of this type, within the
    ///     limits
    /// @throws ArchiveReadException if a value in it cannot be made a Java value
    public static <T> T read(
            ArchiveType<T, ?> type, MemorySegment archive, long root, CheckLimits limits) {
        require(type, archive, root, limits);
        return SharedObjects.reading(() -> type.read(archive, root));
    }

    /// Checks an archive within the [default limits][CheckLimits#DEFAULT], and returns the
    /// violation, or empty if there is none.
    ///
    /// @param archive the whole archive
    public static Optional<ArchiveViolation> check(ArchiveType<?, ?> type, MemorySegment archive) {
        return check(type, archive, CheckLimits.DEFAULT);
    }

    /// Checks an archive within limits, and returns the violation, or empty if there is none.
    ///
    /// @param archive the whole archive
    /// @param limits  the limits that the archive must keep
    public static Optional<ArchiveViolation> check(
            ArchiveType<?, ?> type, MemorySegment archive, CheckLimits limits) {
        Objects.requireNonNull(limits, "limits");
        long root = archive.byteSize() - type.placeBytes();
        return root < 0 ? Optional.of(noRoot()) : check(type, archive, root, limits);
    }

    /// Checks an archive within limits, and returns the violation, or empty if there is none.
    ///
    /// @param archive the memory that positions count in
    /// @param root    the position of the root's place
    /// @param limits  the limits that the archive must keep
    public static Optional<ArchiveViolation> check(
            ArchiveType<?, ?> type, MemorySegment archive, long root, CheckLimits limits) {
        Objects.requireNonNull(limits, "limits");
        return ThreadChecker.get().check(type, archive, 0, root, limits, archive.byteSize());
    }

    /// Returns a view of the root without a check. Reading stays within the memory. But if the
    /// bytes are not an archive of this type, reading may give nonsense, throw any exception or
    /// error, most often [IndexOutOfBoundsException], or not end. For a root that is not at the
    /// end, [ArchiveType#view] does the same.
    ///
    /// @param archive the whole archive
    /// @throws ArchiveFormatException if the archive is shorter than the place
    public static <V> V accessUnchecked(ArchiveType<?, V> type, MemorySegment archive) {
        return type.view(archive, rootPosition(type, archive));
    }

    /// Returns the position of the root's place in an archive.
    ///
    /// @param archive the whole archive
    /// @throws ArchiveFormatException if the archive is shorter than the place
    public static long rootPosition(ArchiveType<?, ?> type, MemorySegment archive) {
        long root = archive.byteSize() - type.placeBytes();
        if (root < 0) {
            throw new ArchiveFormatException(noRoot());
        }
        return root;
    }

    /// Writes a value to memory of an allocator, of exactly the archive's size, aligned to 16
    /// bytes.
    ///
    /// A convenience: the current thread keeps the memory that writing needs, and the archive is
    /// copied once. With an [ArchiveWriter] of one's own, neither is necessary. May be called while
    /// another value is being written.
    ///
    /// @throws ArchiveCapacityException if the archive would be larger than an array can be
    public static <T> MemorySegment toSegment(
            ArchiveType<T, ?> type, T value, SegmentAllocator allocator) {
        return toSegment(type, value, allocator, CheckLimits.DEFAULT);
    }

    /// Writes a value to memory of an allocator, for readers with other limits.
    ///
    /// As [#toSegment(ArchiveType, Object, SegmentAllocator)] in every other respect.
    ///
    /// @param limits the limits of the readers
    /// @throws ArchiveLimitException if the value asks for more than the limits allow
    public static <T> MemorySegment toSegment(
            ArchiveType<T, ?> type, T value, SegmentAllocator allocator, CheckLimits limits) {
        Objects.requireNonNull(allocator, "allocator");
        return ThreadWriter.write(
                type,
                value,
                limits,
                written -> {
                    MemorySegment copy = allocator.allocate(written.byteSize(), BYTE_ALIGNMENT);
                    return copy.copyFrom(written);
                });
    }

    /// Writes a value to an array, of exactly the archive's size.
    ///
    /// As [#toSegment(ArchiveType, Object, SegmentAllocator)] in every other respect.
    ///
    /// @throws ArchiveCapacityException if the archive would be larger than an array can be
    public static <T> byte[] toBytes(ArchiveType<T, ?> type, T value) {
        return toBytes(type, value, CheckLimits.DEFAULT);
    }

    /// Writes a value to an array, for readers with other limits.
    ///
    /// As [#toSegment(ArchiveType, Object, SegmentAllocator, CheckLimits)] in every other respect.
    ///
    /// @param limits the limits of the readers
    public static <T> byte[] toBytes(ArchiveType<T, ?> type, T value, CheckLimits limits) {
        return ThreadWriter.write(type, value, limits, written -> written.toArray(JAVA_BYTE));
    }

    private static void require(
            ArchiveType<?, ?> type, MemorySegment archive, long root, CheckLimits limits) {
        Objects.requireNonNull(limits, "limits");
        Optional<ArchiveViolation> violation =
                ThreadChecker.get().check(type, archive, 0, root, limits, archive.byteSize());
        if (violation.isPresent()) {
            throw new ArchiveFormatException(violation.get());
        }
    }

    private static ArchiveViolation noRoot() {
        return new ArchiveViolation("archive must hold its root", 0, "");
    }
}
