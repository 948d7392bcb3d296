package dev.arenite.archive.type;

import java.util.List;

/// The values of a struct's fields, from which the struct is made when it is read.
///
/// @param values the values in declaration order
public record FieldValues(List<?> values) {

    /// Returns the value of a field, which the caller knows the type of.
    ///
    /// @param index the field's index in declaration order
    /// @throws IndexOutOfBoundsException if there is no such field
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <F> F get(int index) {
        return (F) values.get(index);
    }
}
