package dev.arenite.archive.type;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.internal.StringPlace;
import dev.arenite.archive.internal.Utf8;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Text that is UTF-8 already: a part of a segment, as parsers of files and network buffers have
/// it.
///
/// Archived like a string, by a plain copy: for a [String], getting the bytes costs more than
/// everything else.
///
/// As keys such bytes are hashed and ordered as the text. So the bytes of maps and sets are the
/// same with keys of this type and of [StringType], and either type views archives that the other
/// has written. With this type, maps and sets are looked up by the bytes in any segment. In Java's
/// maps and sets, segments are equal only if they are the same memory, so a hash map of this type
/// can be iterated after it is read, but not looked up by other segments.
///
/// The bytes must not change while they are written.
public final class Utf8Type implements ArchiveType<MemorySegment, ArchivedString> {

    /// Text in the default format.
    public static final Utf8Type UTF8 = new Utf8Type(StringType.STRING);

    private final StringType string;

    private Utf8Type(StringType string) {
        this.string = string;
    }

    /// Returns the type of text in a format.
    public static Utf8Type of(ArchiveFormat format) {
        return format == ArchiveFormat.POINTER_32 ? UTF8 : new Utf8Type(StringType.of(format));
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
    /// @throws dev.arenite.archive.ArchiveRangeException if they are 2^30 or more, in the format
    ///     with 32-bit pointers
    @Override
    public void serialize(MemorySegment utf8, ArchiveSink out, MemorySegment resolver, long at) {
        long byteSize = ArchiveSink.requireValue(utf8).byteSize();
        if (byteSize > placeBytes()) {
            string.expressible(byteSize, out.position());
            out.budget().countObjects(1);
            long start = out.reserve(byteSize);
            MemorySegment.copy(utf8, 0, out.memory(), start, byteSize);
            // Checks the copy: another thread may change the original at any time.
            requireUtf8(out.memory(), start, byteSize);
            LittleEndian.putLong(resolver, at, StringPlace.tagged(byteSize));
            LittleEndian.putLong(resolver, at + Long.BYTES, start);
        } else {
            byte[] bytes = utf8.toArray(JAVA_BYTE);
            requireUtf8(MemorySegment.ofArray(bytes), 0, byteSize);
            LittleEndian.putLong(resolver, at, StringPlace.packed(bytes, 0, bytes.length));
            LittleEndian.putLong(
                    resolver, at + Long.BYTES, StringPlace.packed(bytes, Long.BYTES, bytes.length));
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

    @Override
    public void describe(TypeDescriber describer) {
        describer.as(string, text -> utf8((String) text));
    }

    private static MemorySegment utf8(String text) {
        return MemorySegment.ofArray(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<ArchiveKey<MemorySegment>> key() {
        return Optional.of(new Utf8Key(new TextKey(string.texts())));
    }
}
