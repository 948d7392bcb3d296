package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.FieldSource;
import dev.arenite.archive.StructMaker;
import dev.arenite.archive.memory.LittleEndian;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;

/// The fields of today in the places of an older schema.
final class OlderFields implements FieldSource {

    private final OlderField[] fields;
    private final long[] offsets;
    private final StructMaker maker;

    /// @param fields the fields in the order of today's description
    /// @param maker  makes a value of them
    OlderFields(List<OlderField> fields, StructMaker maker) {
        this.fields = fields.toArray(new OlderField[0]);
        this.offsets =
                fields.stream().mapToLong(field -> field.isSame() ? field.offset() : -1).toArray();
        this.maker = maker;
    }

    /// Makes a value of the fields in a place.
    Object make(MemorySegment archive, long place) {
        return maker.make(this, archive, place);
    }

    /// Returns the way to read many structs with these fields; null if they are made one by one.
    ///
    /// @param said   the description of the type of today
    /// @param layout the older type
    /// @param today  the type of today
    @Nullable WidenedRows rows(
            Description.Struct said, ArchiveType<?, ?> layout, ArchiveType<?, ?> today) {
        return WidenedRows.of(fields, said.fields(), layout.placeBytes(), today);
    }

    StructMaker maker() {
        return maker;
    }

    /// Makes values of the fields in places side by side, as the maker does.
    void makeAll(
            MemorySegment archive,
            long start,
            int count,
            long placeBytes,
            List<? super Object> values) {
        maker.makeAll(this, archive, start, count, placeBytes, values);
    }

    @Override
    public long getLong(int field, MemorySegment archive, long place) {
        OlderField older = fields[field];
        SchemaLeaf number = older.number();
        if (number == null) {
            return older.kept() != null
                    ? older.bits()
                    : OlderField.bitsOf(get(field, archive, place));
        }
        return OlderNumbers.integer(number, archive, place + older.offset());
    }

    @Override
    public float getFloat(int field, MemorySegment archive, long place) {
        OlderField older = fields[field];
        return older.number() == SchemaLeaf.F32
                ? floatAt(archive, place + older.offset())
                : ((Number) get(field, archive, place)).floatValue();
    }

    private static float floatAt(MemorySegment archive, long at) {
        return Float.intBitsToFloat(LittleEndian.getInt(archive, at));
    }

    @Override
    public double getDouble(int field, MemorySegment archive, long place) {
        OlderField older = fields[field];
        long at = place + older.offset();
        SchemaLeaf number = older.number();
        if (number == SchemaLeaf.F64) {
            return Double.longBitsToDouble(LittleEndian.getLong(archive, at));
        }
        return number == SchemaLeaf.F32
                ? floatAt(archive, at)
                : ((Number) get(field, archive, place)).doubleValue();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    public <F> F get(int field, MemorySegment archive, long place) {
        OlderField older = fields[field];
        ArchiveType<?, ?> type = older.type();
        try {
            // The maker takes the values of the type that the description gives the field.
            return (F)
                    (type == null
                            ? absentValue(older)
                            : type.read(archive, place + older.offset()));
        } catch (ArchiveReadException failure) {
            throw failure.within("." + older.name());
        }
    }

    /// Compiled code that knows the type of today knows the maker called here, which is the same
    /// object in derived types.
    @Override
    @SuppressWarnings("unchecked")
    public <F> F get(int field, ArchiveType<F, ?> today, MemorySegment archive, long place) {
        OlderField older = fields[field];
        OlderFields parts = older.parts();
        if (parts == null || parts.maker != today) {
            return get(field, archive, place);
        }
        try {
            // The maker makes the values of its own type.
            return (F) ((StructMaker) today).make(parts, archive, place + older.offset());
        } catch (ArchiveReadException failure) {
            throw failure.within("." + older.name());
        }
    }

    @Override
    public long[] offsets() {
        return offsets;
    }

    @Override
    public ArchiveReadException named(int field, ArchiveReadException failure) {
        return field < 0 || offsets[field] < 0
                ? failure
                : failure.within("." + fields[field].name());
    }

    /// May be null, as an adapter may have made null of an empty `Optional`.
    private static @Nullable Object absentValue(OlderField older) {
        if (older.kept() != null) {
            return older.kept();
        }
        try {
            return Objects.requireNonNull(older.absent()).get();
        } catch (RuntimeException failure) {
            throw ArchiveReadException.notAccepted(failure);
        }
    }
}
