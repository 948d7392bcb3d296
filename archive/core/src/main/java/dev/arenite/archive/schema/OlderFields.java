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

    private final String[] names;
    private final long[] offsets;
    private final @Nullable SchemaLeaf[] numbers;
    private final @Nullable ArchiveType<?, ?>[] types;
    private final @Nullable Supplier<?>[] absent;
    private final StructMaker maker;

    /// A field of today.
    ///
    /// @param name   its name
    /// @param isThere whether older places have it
    /// @param offset its offset in the older place, in bytes
    /// @param number the leaf that its place is, if it is a number or a truth value
    /// @param type   reads it from the older place, null if it is not there or cannot be read
    /// @param absent returns its value if it is not there, null if there is none
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
        this.maker = maker;
        int count = fields.size();
        names = new String[count];
        offsets = new long[count];
        numbers = new SchemaLeaf[count];
        types = new ArchiveType<?, ?>[count];
        absent = new Supplier<?>[count];
        for (int i = 0; i < count; i++) {
            OlderField field = fields.get(i);
            names[i] = field.name();
            offsets[i] = field.offset();
            numbers[i] = field.number();
            types[i] = field.type();
            absent[i] = field.absent();
        }
    }

    /// Makes a value of the fields in a place.
    Object make(MemorySegment archive, long place) {
        return maker.make(this, archive, place);
    }

    @Override
    public long getLong(int field, MemorySegment archive, long place) {
        SchemaLeaf number = numbers[field];
        if (number == null) {
            return longOf(get(field, archive, place));
        }
        long at = place + offsets[field];
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
        return numbers[field] == SchemaLeaf.F32
                ? floatAt(archive, place + offsets[field])
                : ((Number) get(field, archive, place)).floatValue();
    }

    private static float floatAt(MemorySegment archive, long at) {
        return Float.intBitsToFloat(LittleEndian.getInt(archive, at));
    }

    @Override
    public double getDouble(int field, MemorySegment archive, long place) {
        long at = place + offsets[field];
        SchemaLeaf number = numbers[field];
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
        ArchiveType<?, ?> type = types[field];
        try {
            // The maker takes the values of the type that the description gives the field.
            return (F)
                    (type == null
                            ? absentValue(field)
                            : type.read(archive, place + offsets[field]));
        } catch (ArchiveReadException failure) {
            throw failure.within("." + names[field]);
        }
    }

    /// May be null, as an adapter may have made null of an empty `Optional`.
    private @Nullable Object absentValue(int field) {
        try {
            return Objects.requireNonNull(absent[field]).get();
        } catch (RuntimeException failure) {
            throw ArchiveReadException.notAccepted(failure);
        }
    }
}
