package dev.arenite.archive.type;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.internal.StringPlace;
import dev.arenite.archive.internal.Utf8;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// Text that is UTF-8 already: a part of a segment, as parsers of files and network buffers have
/// it.
///
/// Archived like a string, by a plain copy: getting bytes out of a [String] costs more than all
/// else about it.
public final class Utf8Type implements ArchiveType<MemorySegment, ArchivedString> {

    /// Text in the default format.
    public static final Utf8Type UTF8 = new Utf8Type(StringType.STRING);

    private final StringType string;

    private Utf8Type(StringType string) {
        this.string = string;
    }

    @Override
    public long placeBytes() {
        return string.placeBytes();
    }

    @Override
    public long placeAlignment() {
        return string.placeAlignment();
    }

    @Override
    public long resolverBytes() {
        return string.resolverBytes();
    }

    /// @throws ArchiveValueException if the bytes are not UTF-8
    @Override
    public void serialize(MemorySegment utf8, ArchiveSink out, MemorySegment resolver, long at) {
        long byteSize = ArchiveNullException.requireValue(utf8).byteSize();
        if (byteSize > placeBytes()) {
            out.budget().countObjects(1);
            long start = out.reserve(byteSize);
            MemorySegment.copy(utf8, 0, out.memory(), start, byteSize);
            // The copy: another thread may change the original at any time.
            requireUtf8(out.memory(), start, byteSize);
            LittleEndian.putLong(resolver, at, StringPlace.tagged(byteSize));
            LittleEndian.putLong(resolver, at + Long.BYTES, start);
        } else {
            byte[] bytes = utf8.toArray(JAVA_BYTE);
            requireUtf8(MemorySegment.ofArray(bytes), 0, byteSize);
            LittleEndian.putLong(resolver, at, StringPlace.packed(bytes, 0));
            LittleEndian.putLong(resolver, at + Long.BYTES, StringPlace.packed(bytes, Long.BYTES));
        }
    }

    private static void requireUtf8(MemorySegment memory, long start, long byteSize) {
        if (!Utf8.isValid(memory, start, byteSize)) {
            throw new ArchiveValueException("text must be UTF-8: byteSize=" + byteSize);
        }
    }

    @Override
    public void resolve(
            MemorySegment utf8, ArchiveSink out, long place, MemorySegment resolver, long at) {
        string.resolvePlace(out, place, resolver, at);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        string.check(checker, place);
    }

    @Override
    public ArchivedString view(MemorySegment archive, long place) {
        return string.view(archive, place);
    }

    /// Returns a copy on the heap.
    ///
    /// @throws ArchiveReadException if the text is larger than a Java array can be
    @Override
    public MemorySegment read(MemorySegment archive, long place) {
        ArchivedString view = view(archive, place);
        byte[] utf8 =
                new byte[ArchiveReadException.arrayLength("text", "byteSize", view.byteSize())];
        MemorySegment.copy(archive, JAVA_BYTE, view.start(), utf8, 0, utf8.length);
        return MemorySegment.ofArray(utf8);
    }
}
