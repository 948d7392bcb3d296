package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.SharedObjects;
import dev.arenite.archive.internal.ViewHash;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.StringJoiner;

/// An archived struct, read in place: its fields by [StructField], or by index or name if the
/// struct is known only at run time.
///
/// Two structs are equal if their fields have equal names and views.
///
/// @param type    the type, which knows the fields
/// @param archive the memory that holds the struct
/// @param place   the position of the struct's place
public record ArchivedStruct(StructType<?> type, MemorySegment archive, long place) {

    /// Returns the number of fields.
    public int size() {
        return type.fieldCount();
    }

    /// Returns the view of a field.
    ///
    /// @throws IllegalArgumentException if the field does not belong to the struct
    public <V> V get(StructField<?, ?, V> field) {
        return field.type().view(archive, placeOf(field));
    }

    /// Returns the value of a field, which does not depend on the memory.
    ///
    /// @throws IllegalArgumentException if the field does not belong to the struct
    /// @throws ArchiveReadException if the value cannot be made a Java value
    public <F> F read(StructField<?, F, ?> field) {
        long start = placeOf(field);
        try {
            return SharedObjects.reading(() -> field.type().read(archive, start));
        } catch (ArchiveReadException failure) {
            throw failure.within("." + field.name());
        }
    }

    /// Returns the struct as a value that does not depend on the memory.
    ///
    /// @param structs the type of the struct, or another with the same
    ///     [type of views][ArchiveType#viewType()], such as one that is adapted from it
    /// @throws IllegalArgumentException if the struct is not one of this type. The fields of a
    ///     variant are never of such a type: [ArchivedVariant#read(ArchiveType)] reads them
    /// @throws ArchiveReadException if the struct cannot be made a Java value
    public <T> T read(ArchiveType<T, ArchivedStruct> structs) {
        if (structs.viewType() != type) {
            throw new IllegalArgumentException(
                    "type must be that of the struct: fields=" + type.fieldNames());
        }
        return SharedObjects.reading(() -> structs.read(archive, place));
    }

    private long placeOf(StructField<?, ?, ?> field) {
        return place + type.fieldOffset(type.fieldIndex(field));
    }

    /// Returns the view of a field, whose type the caller knows.
    ///
    /// @param index the field's index in declaration order
    /// @throws IndexOutOfBoundsException if there is no such field
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <V> V get(int index) {
        return (V) type.fieldType(index).view(archive, place + type.fieldOffset(index));
    }

    /// Returns the view of a field, whose type the caller knows.
    ///
    /// @throws IllegalArgumentException if there is no such field
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <V> V get(String name) {
        return get(type.fieldIndex(name));
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof ArchivedStruct struct) || size() != struct.size()) {
            return false;
        }
        for (int i = 0; i < size(); i++) {
            if (!type.fieldName(i).equals(struct.type.fieldName(i))
                    || !Objects.equals(this.<Object>get(i), struct.<Object>get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < size(); i++) {
            hash = 31 * hash + ViewHash.of(this.<Object>get(i));
        }
        return hash;
    }

    /// Returns names and values of the fields.
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < size(); i++) {
            text.add(type.fieldName(i) + "=" + this.<Object>get(i));
        }
        return text.toString();
    }
}
