package dev.arenite.archive.type;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.ArchivedString;
import dev.arenite.archive.Memory;
import dev.arenite.archive.TextKey;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Text that always lies out of line, Rust's `Box<str>`: the place is a pointer and a length in
/// bytes.
public final class TextSliceType implements PointerType<String, ArchivedString> {

    private final ArchiveFormat format;

    TextSliceType(ArchiveFormat format) {
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
    public void serialize(String value, ArchiveWriter out, MemorySegment resolver, long at) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        long start = out.reserve(utf8.length);
        MemorySegment.copy(utf8, 0, out.memory(), JAVA_BYTE, start, utf8.length);
        Memory.putLong(resolver, at, start);
    }

    @Override
    public void resolve(
            String value, ArchiveWriter out, long place, MemorySegment resolver, long at) {
        format.putPointer(out.memory(), place, place, Memory.getLong(resolver, at));
        long utf8Bytes = value.getBytes(StandardCharsets.UTF_8).length;
        format.putLength(out.memory(), place + format.pointerBytes(), utf8Bytes);
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
        return new ArchivedString(
                archive,
                place + format.getDistance(archive, place),
                format.getLength(archive, place + format.pointerBytes()));
    }

    @Override
    public String read(MemorySegment archive, long place) {
        return view(archive, place).toString();
    }

    @Override
    public Optional<ArchiveKey<String>> key() {
        return Optional.of(new TextKey(this::view));
    }

    @Override
    public long target(MemorySegment archive, long place) {
        return view(archive, place).start();
    }
}
