package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.SharedObjects;

/// An archived value of an enum, read in place.
///
/// @param name   the name of its variant
/// @param fields the fields of the variant; the content of a [newtype][EnumBuilder#newtype] is
///     the field `0`
public record ArchivedVariant(String name, ArchivedStruct fields) {

    /// Returns the view of a field of the variant.
    ///
    /// @throws IllegalArgumentException if the field does not belong to the variant
    public <V> V get(StructField<?, ?, V> field) {
        return fields.get(field);
    }

    /// Returns the view of the content of a [newtype][EnumBuilder#newtype].
    ///
    /// @param type the type of the content, or another with the same
    ///     [type of views][ArchiveType#viewType()]
    /// @throws IllegalArgumentException if the content of the variant is not of this type
    public <V> V content(ArchiveType<?, V> type) {
        ArchiveType<?, V> viewed = type.viewType();
        StructType<?> struct = fields.type();
        if (struct.fieldCount() != 1 || struct.fieldType(0).viewType() != viewed) {
            throw new IllegalArgumentException(
                    "type must be that of the variant's content: variant=" + name);
        }
        return viewed.view(fields.archive(), fields.place() + struct.fieldOffset(0));
    }

    /// Returns the value of a field of the variant, which does not depend on the memory.
    ///
    /// @throws IllegalArgumentException if the field does not belong to the variant
    /// @throws ArchiveReadException if the value cannot be made a Java value
    public <F> F read(StructField<?, F, ?> field) {
        return fields.read(field);
    }

    /// Returns the value, which does not depend on the memory.
    ///
    /// @param type the type of the enum, or another with the same
    ///     [type of views][ArchiveType#viewType()]
    /// @throws IllegalArgumentException if the variant is not one of this type
    /// @throws ArchiveReadException if the value cannot be made a Java value
    public <T> T read(ArchiveType<T, ArchivedVariant> type) {
        if (!(type.viewType() instanceof EnumType<?> owner) || !owner.owns(fields.type())) {
            throw new IllegalArgumentException("type must be that of the enum: variant=" + name);
        }
        return SharedObjects.reading(() -> type.read(fields.archive(), fields.place()));
    }

    /// Returns the name of the variant and, if it has any, the fields.
    @Override
    public String toString() {
        return fields.size() == 0 ? name : name + fields;
    }
}
