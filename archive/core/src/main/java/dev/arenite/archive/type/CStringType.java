package dev.arenite.archive.type;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.CheckedRegion;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Bytes of which none is 0, Rust's `CString`: the place is a pointer and a length, which counts
/// the 0 that ends the bytes in the archive. Values and views are without it.
public final class CStringType implements ArchiveType<byte[], ArchivedPrimitives> {

    private final ArchiveFormat format;

    /// Made once: checking allocates nothing.
    private final CheckedRegion bytes = this::checkBytes;

    CStringType(ArchiveFormat format) {
        this.format = format;
    }

    @Override
    public long placeBytes() {
        return 2L * format.pointerBytes();
    }

    @Override
    public long placeAlignment() {
        return format.pointerBytes();
    }

    @Override
    public long resolverBytes() {
        return Long.BYTES;
    }

    /// @throws ArchiveValueException if a byte is 0
    @Override
    public void serialize(byte[] value, ArchiveSink out, MemorySegment resolver, long at) {
        out.budget().enter();
        out.budget().leave();
        long start = out.reserve(ArchiveSink.requireValue(value).length + 1L);
        MemorySegment.copy(value, 0, out.memory(), JAVA_BYTE, start, value.length);
        // Checks the copy: another thread may change the original at any time.
        for (int i = 0; i < value.length; i++) {
            if (LittleEndian.getByte(out.memory(), start + i) == 0) {
                throw new ArchiveValueException("byte must not be 0: index=" + i);
            }
        }
        LittleEndian.putByte(out.memory(), start + value.length, (byte) 0);
        LittleEndian.putLong(resolver, at, start);
    }

    @Override
    public void resolve(
            byte[] value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        long start = LittleEndian.getLong(resolver, at);
        format.putSlice(out.memory(), place, start, value.length + 1L);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        MemorySegment archive = checker.archive();
        long start = format.sliceStart(archive, place);
        checker.claimRegion(bytes, start, byteSize(archive, place), 1, 1, place);
    }

    private void checkBytes(ArchiveChecker checker, long pointer, long start, long step) {
        MemorySegment archive = checker.archive();
        long byteSize = byteSize(archive, pointer);
        checker.require(byteSize > 0, "bytes must end with 0", pointer);
        for (long i = 0; i < byteSize; i++) {
            boolean isEnd = i == byteSize - 1;
            checker.require(
                    (LittleEndian.getByte(archive, start + i) == 0) == isEnd,
                    "bytes must end with 0 and have no other",
                    start + i);
        }
    }

    /// Returns the length with the 0 at the end.
    private long byteSize(MemorySegment archive, long place) {
        return format.sliceLength(archive, place);
    }

    @Override
    public ArchivedPrimitives view(MemorySegment archive, long place) {
        long start = format.sliceStart(archive, place);
        return new ArchivedPrimitives(archive, start, byteSize(archive, place) - 1, 1);
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.format(format);
        describer.leaf("cstring");
    }

    @Override
    public Optional<ArchiveKey<byte[]>> key() {
        return Optional.of(new CStringKey(this));
    }

    /// @throws ArchiveReadException if there are more bytes than a Java array can have
    @Override
    public byte[] read(MemorySegment archive, long place) {
        ArchivedPrimitives view = view(archive, place);
        byte[] bytes = new byte[ArchiveReadException.arrayLength("bytes", "byteSize", view.size())];
        MemorySegment.copy(archive, JAVA_BYTE, view.start(), bytes, 0, bytes.length);
        return bytes;
    }
}
