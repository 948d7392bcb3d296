package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Text that always lies out of line, Rust's `Box<str>`: the place is a pointer and a length in
/// bytes.
public final class TextSliceType implements PointerType<String, ArchivedString> {

    /// The texts that places stand for.
    private record Slices(ArchiveFormat format) implements TextKey.Places {

        @Override
        public ArchivedString view(MemorySegment archive, long place) {
            return new ArchivedString(archive, start(archive, place), byteSize(archive, place));
        }

        @Override
        public long start(MemorySegment archive, long place) {
            return format.sliceStart(archive, place);
        }

        @Override
        public long byteSize(MemorySegment archive, long place) {
            return format.sliceLength(archive, place);
        }
    }

    private final ArchiveFormat format;
    private final Slices slices;

    TextSliceType(ArchiveFormat format) {
        this.format = format;
        slices = new Slices(format);
    }

    ArchiveFormat format() {
        return format;
    }

    @Override
    public long placeBytes() {
        return 2L * format.pointerBytes();
    }

    @Override
    public long placeAlignment() {
        return format.pointerBytes();
    }

    /// The position, and the length in bytes.
    @Override
    public long resolverBytes() {
        return 2 * Long.BYTES;
    }

    @Override
    public void serialize(String value, ArchiveSink out, MemorySegment resolver, long at) {
        LittleEndian.putLong(resolver, at, out.position());
        LittleEndian.putLong(resolver, at + Long.BYTES, out.writeText(value));
    }

    @Override
    public void serializeAgain(String value, long start, MemorySegment resolver, long at) {
        LittleEndian.putLong(resolver, at, start);
        LittleEndian.putLong(resolver, at + Long.BYTES, utf8Bytes(value));
    }

    @Override
    public void resolve(
            String value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        format.putSlice(
                out.memory(),
                place,
                LittleEndian.getLong(resolver, at),
                LittleEndian.getLong(resolver, at + Long.BYTES));
    }

    /// Returns the length in bytes of a text in UTF-8, with `?` for an unpaired surrogate.
    private static long utf8Bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else if (c < 0x80 || Character.isSurrogate(c)) {
                bytes++;
            } else {
                bytes += c < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        ArchivedString text = view(checker.archive(), place);
        checker.claimText(text.start(), text.byteSize(), place);
    }

    @Override
    public void checkShared(ArchiveType<?, ?> references, ArchiveChecker checker, long place) {
        ArchivedString text = view(checker.archive(), place);
        checker.claimSharedText(references, text.start(), text.byteSize(), place);
    }

    @Override
    public ArchivedString view(MemorySegment archive, long place) {
        return slices.view(archive, place);
    }

    @Override
    public String read(MemorySegment archive, long place) {
        return view(archive, place).toString();
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.format(format);
        describer.leaf("boxed_str");
    }

    @Override
    public Optional<ArchiveKey<String>> key() {
        return Optional.of(new TextKey(slices));
    }

    @Override
    public long target(MemorySegment archive, long place) {
        return view(archive, place).start();
    }
}
