package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A field of structs: its name, its type, and the accessor that takes its value from a struct.
/// With it, a view returns the field's view, and the maker of a struct gets the field's value, each
/// with its type and without a cast.
///
/// ```java
/// record Point(int x, int y) {}
///
/// ArchiveTypes types = ArchiveTypes.STANDARD;
/// StructField<Point, Integer, Integer> x = types.field("x", types.i32(), Point::x);
/// StructField<Point, Integer, Integer> y = types.field("y", types.i32(), Point::y);
/// StructType<Point> type =
///         types.struct(List.of(x, y), fields -> new Point(fields.get(x), fields.get(y)));
/// byte[] archive = Archive.toBytes(type, new Point(3, 4));
/// int height = Archive.access(type, MemorySegment.ofArray(archive)).get(y);
/// ```
///
/// A field may belong to several structs, at another index in each. It belongs to the structs that
/// it was given to. Another field that was made in the same way is refused. Immutable, and may be
/// used by any thread.
///
/// @param <T> the structs
/// @param <F> the values of the field
/// @param <V> the view of a value
public final class StructField<T, F, V> {

    private final String name;
    private final ArchiveType<F, V> type;
    private final Function<? super T, ? extends F> accessor;
    private final List<String> earlierNames;

    /// Returns the value where an older archive has none, null if there is no such value.
    private final @Nullable Supplier<? extends F> absent;

    StructField(String name, ArchiveType<F, V> type, Function<? super T, ? extends F> accessor) {
        this(name, type, accessor, List.of(), null);
    }

    private StructField(
            String name,
            ArchiveType<F, V> type,
            Function<? super T, ? extends F> accessor,
            List<String> earlierNames,
            @Nullable Supplier<? extends F> absent) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
        this.accessor = Objects.requireNonNull(accessor, "accessor");
        this.earlierNames = List.copyOf(earlierNames);
        this.absent = absent;
    }

    /// Returns this field as one that had other names, for archives of older schemas
    /// ([ArchiveSchema#resolve][dev.arenite.archive.schema.ArchiveSchema#resolve]).
    public StructField<T, F, V> was(String... names) {
        return new StructField<>(name, type, accessor, List.of(names), absent);
    }

    /// Returns this field with a value for archives of older schemas, which do not have the field.
    ///
    /// @param value returns the value; called for each struct that is read, or once for all if
    ///     values are numbers or truth values
    public StructField<T, F, V> whenAbsent(Supplier<? extends F> value) {
        return new StructField<>(
                name, type, accessor, earlierNames, Objects.requireNonNull(value, "value"));
    }

    TypeDescriber.Field described() {
        return new TypeDescriber.Field(name, type, earlierNames, Optional.ofNullable(absent));
    }

    /// Returns the name.
    public String name() {
        return name;
    }

    /// Returns the type of the values.
    public ArchiveType<F, V> type() {
        return type;
    }

    /// Returns the field's value of a struct. An exception of the accessor is passed on.
    public F valueOf(T struct) {
        return accessor.apply(struct);
    }

    /// Returns the name.
    @Override
    public String toString() {
        return name;
    }
}
