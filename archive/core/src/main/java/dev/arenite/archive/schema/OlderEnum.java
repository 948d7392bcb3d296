package dev.arenite.archive.schema;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchivedVariant;
import dev.arenite.archive.type.EnumType;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Objects;

/// Enums of an older schema.
final class OlderEnum extends OlderType<Object, ArchivedVariant> {

    private static final int TAG = 0xFF;

    private final @Nullable VariantReader[] readers = new VariantReader[TAG + 1];

    /// Reads the values of a variant.
    interface VariantReader {
        Object read(MemorySegment archive, long place);
    }

    /// @param layout  the variants that the archives have
    /// @param readers the reader of each tag that a variant has
    OlderEnum(EnumType<?> layout, Map<Integer, VariantReader> readers) {
        super(layout);
        readers.forEach((tag, reader) -> this.readers[tag] = reader);
    }

    @Override
    public Object read(MemorySegment archive, long place) {
        VariantReader reader = readers[LittleEndian.getByte(archive, place) & TAG];
        return Objects.requireNonNull(reader).read(archive, place);
    }
}
