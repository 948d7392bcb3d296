package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveType;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// The fields of a struct, in declaration order.
///
/// @param <T> the values of the struct
public final class StructBuilder<T> {

    private final List<StructField<? super T, ?, ?>> fields = new ArrayList<>();
    private String name = "";

    StructBuilder() {}

    /// Gives the struct a name, which its schema tells for people: of definitions.
    public StructBuilder<T> named(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /// Adds a field.
    ///
    /// @param name     its name
    /// @param type     the type of its values
    /// @param accessor takes the value from the whole, such as `Point::x`; called more than once,
    ///     and must return the same value each time
    /// @throws IllegalArgumentException if there is a field with this name
    public <F> StructBuilder<T> field(
            String name, ArchiveType<F, ?> type, Function<? super T, ? extends F> accessor) {
        return field(new StructField<>(name, type, accessor));
    }

    /// Adds a field.
    ///
    /// @param field a field of these structs, or of a supertype of theirs, such as an interface
    /// @throws IllegalArgumentException if there is a field with this name
    public StructBuilder<T> field(StructField<? super T, ?, ?> field) {
        String name = field.name();
        if (fields.stream().anyMatch(other -> other.name().equals(name))) {
            throw new IllegalArgumentException("field is declared already: name=" + name);
        }
        fields.add(field);
        return this;
    }

    /// Returns the type.
    ///
    /// @param maker makes a value from the values of its fields
    public StructType<T> build(Function<FieldValues, ? extends T> maker) {
        return new StructType<>(name, List.copyOf(fields), 0, maker);
    }
}
