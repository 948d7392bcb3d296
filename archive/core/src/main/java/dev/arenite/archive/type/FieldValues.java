package dev.arenite.archive.type;

import java.util.List;

/// The values of a struct's fields, from which the struct is made when it is read.
public final class FieldValues {

    private final StructType<?> type;
    private final List<?> values;

    FieldValues(StructType<?> type, List<?> values) {
        this.type = type;
        this.values = values;
    }

    /// Returns the values in declaration order.
    public List<?> values() {
        return values;
    }

    /// Returns the value of a field.
    ///
    /// @throws IllegalArgumentException if the field does not belong to the struct
    @SuppressWarnings("unchecked")
    public <F> F get(StructField<?, F, ?> field) {
        // The value was read by the type of this very field.
        return (F) values.get(type.fieldIndex(field));
    }

    /// Returns the value of a field, whose type the caller knows. For structs that are known only
    /// at run time; otherwise [#get(StructField)] has the compiler check the type.
    ///
    /// @param index the field's index in declaration order
    /// @throws IndexOutOfBoundsException if there is no such field
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <F> F get(int index) {
        return (F) values.get(index);
    }

    /// Returns the value of a field, whose type the caller knows. For structs that are known only
    /// at run time, as [#get(int)].
    ///
    /// @throws IllegalArgumentException if there is no such field
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <F> F get(String name) {
        return get(type.fieldIndex(name));
    }

    /// Returns the values as text.
    @Override
    public String toString() {
        return values.toString();
    }
}
