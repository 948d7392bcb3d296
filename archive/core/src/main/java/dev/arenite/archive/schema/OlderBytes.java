package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveType;

import java.lang.foreign.MemorySegment;

/// Archived values that a type of today reads from the same bytes, or from the bytes that it would
/// have written for them.
///
/// @param <V> the view of an archived value
final class OlderBytes<V> extends OlderType<Object, V> {

    private final ArchiveType<Object, ?> today;
    private final Translation translation;

    /// Translates a place of the older schema.
    interface Translation {

        /// Leaves places as they are.
        Translation NONE = (archive, place) -> archive.asSlice(place);

        /// Returns memory that starts with the place as it would be written today.
        MemorySegment translate(MemorySegment archive, long place);
    }

    /// @param layout      a type of the older schema
    /// @param today       the type of today, whose values have nothing out of line if a place is
    ///     translated
    /// @param translation translates a place
    OlderBytes(ArchiveType<?, V> layout, ArchiveType<Object, ?> today, Translation translation) {
        super(layout);
        this.today = today;
        this.translation = translation;
    }

    @Override
    public Object read(MemorySegment archive, long place) {
        return translation == Translation.NONE
                ? today.read(archive, place)
                : today.read(translation.translate(archive, place), 0);
    }
}
