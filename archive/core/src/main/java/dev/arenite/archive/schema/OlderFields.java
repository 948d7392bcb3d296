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
import java.util.function.Supplier;

/// The fields of today in the places of an older schema.
final class OlderFields implements FieldSource {

    private final OlderField[] fields;
    private final StructMaker maker;

    /// A field of today.
    ///
    /// @param name    its name
    /// @param isThere whether older places have it
    /// @param offset  its offset in the older place, in bytes
    /// @param number  the leaf that its place is, if it is a number or a truth value
    /// @param type    reads it from the older place, null if it is not there or cannot be read
    /// @param absent  returns its value if it is not there, null if there is none
    record OlderField(
            String name,
            boolean isThere,
            long offset,
            @Nullable SchemaLeaf number,
            @Nullable ArchiveType<?, ?> type,
            @Nullable Supplier<?> absent) {

        boolean hasValue() {
            return isThere || absent != null;
        }
    }

    /// @param fields the fields in the order of today's description
    /// @param maker  makes a value of them
    OlderFields(List<OlderField> fields, StructMaker maker) {
        this.fields = fields.toArray(new OlderField[0]);
        this.maker = maker;
    }

    /// Makes a value of the fields in a place.
    Object make(MemorySegment archive, long place) {
        return maker.make(this, archive, place);
    }

    @Override
    public long getLong(int field, MemorySegment archive, long place) {
        OlderField older = fields[field];
        SchemaLeaf number = older.number;
        if (number == null) {
            return longOf(get(field, archive, place));
        }
        long at = place + older.offset;
        return switch (number) {
            case U8 -> LittleEndian.getByte(archive, at) & 0xFFL;
            case BOOL, I8 -> LittleEndian.getByte(archive, at);
            case U16 -> LittleEndian.getShort(archive, at) & 0xFFFFL;
            case I16 -> LittleEndian.getShort(archive, at);
            case U32 -> LittleEndian.getInt(archive, at) & 0xFFFF_FFFFL;
            case I32, CHAR -> LittleEndian.getInt(archive, at);
            default -> LittleEndian.getLong(archive, at);
        };
    }

    private static long longOf(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? 1 : 0;
            case Character character -> character;
            default -> ((Number) value).longValue();
        };
    }

    @Override
    public float getFloat(int field, MemorySegment archive, long place) {
        OlderField older = fields[field];
        return older.number == SchemaLeaf.F32
                ? floatAt(archive, place + older.offset)
                : ((Number) get(field, archive, place)).floatValue();
    }

    private static float floatAt(MemorySegment archive, long at) {
        return Float.intBitsToFloat(LittleEndian.getInt(archive, at));
    }

    @Override
    public double getDouble(int field, MemorySegment archive, long place) {
        OlderField older = fields[field];
        long at = place + older.offset;
        SchemaLeaf number = older.number;
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
        ArchiveType<?, ?> type = older.type;
        try {
            // The maker takes the values of the type that the description gives the field.
            return (F)
                    (type == null ? absentValue(older) : type.read(archive, place + older.offset));
        } catch (ArchiveReadException failure) {
            throw failure.within("." + older.name);
        }
    }

    /// May be null, as an adapter may have made null of an empty `Optional`.
    private static @Nullable Object absentValue(OlderField older) {
        try {
            return Objects.requireNonNull(older.absent).get();
        } catch (RuntimeException failure) {
            throw ArchiveReadException.notAccepted(failure);
        }
    }
}
