package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.memory.PlaceLayout;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Values that may be absent, Rust's `Option`: a tag, 0 or 1, and the value.
///
/// @param <T> the values
/// @param <V> the view of a value
public final class OptionType<T, V> implements ArchiveType<Optional<T>, Optional<V>> {

    private static final byte NONE = 0;
    private static final byte SOME = 1;

    private final ArchiveType<T, V> inner;

    /// Made when it is first needed: the value may be part of a recursive definition.
    private @Nullable Layout layout;

    /// The offset of the value, in bytes from the start of the place, and the size and alignment of
    /// the place.
    private record Layout(long offset, long placeBytes, long placeAlignment) {}

    OptionType(ArchiveType<T, V> inner) {
        this.inner = inner;
    }

    private Layout layout() {
        Layout made = layout;
        if (made == null) {
            PlaceLayout place = new PlaceLayout();
            place.add(1, 1);
            long offset = place.add(inner.placeBytes(), inner.placeAlignment());
            made = new Layout(offset, place.placeBytes(), place.placeAlignment());
            layout = made;
        }
        return made;
    }

    private static boolean isPresent(MemorySegment archive, long place) {
        return LittleEndian.getByte(archive, place) == SOME;
    }

    @Override
    public long placeBytes() {
        return layout().placeBytes();
    }

    @Override
    public long placeAlignment() {
        return layout().placeAlignment();
    }

    @Override
    public long resolverBytes() {
        return Presence.resolverBytes(inner);
    }

    @Override
    public void serialize(Optional<T> value, ArchiveSink out, MemorySegment resolver, long at) {
        boolean present = ArchiveSink.requireValue(value).isPresent();
        if (present) {
            inner.serialize(value.get(), out, resolver, at);
        }
        Presence.note(present, inner, resolver, at);
    }

    @Override
    public void resolve(
            Optional<T> value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        boolean present = value.isPresent();
        Presence.requireNoted(present, inner, resolver, at);
        LittleEndian.putByte(out.memory(), place, present ? SOME : NONE);
        if (present) {
            inner.resolve(value.get(), out, place + layout().offset(), resolver, at);
        }
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        byte tag = LittleEndian.getByte(checker.archive(), place);
        checker.require(tag == NONE || tag == SOME, "tag of an option must be 0 or 1", place);
        if (tag == SOME) {
            inner.check(checker, place + layout().offset());
        }
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        return byteOffset < place + layout().offset()
                ? ""
                : inner.path(archive, place + layout().offset(), byteOffset);
    }

    @Override
    public Optional<V> view(MemorySegment archive, long place) {
        return isPresent(archive, place)
                ? Optional.of(inner.view(archive, place + layout().offset()))
                : Optional.empty();
    }

    @Override
    public Optional<T> read(MemorySegment archive, long place) {
        return isPresent(archive, place)
                ? Optional.of(inner.read(archive, place + layout().offset()))
                : Optional.empty();
    }

    @Override
    public Optional<ArchiveKey<Optional<T>>> key() {
        return inner.key()
                .map(key -> new OptionKey<>(key, OptionType::isPresent, layout().offset()));
    }
}
