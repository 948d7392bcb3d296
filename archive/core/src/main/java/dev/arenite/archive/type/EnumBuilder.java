package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveType;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/// The variants of an enum, in declaration order.
///
/// The tag of a variant is one more than that of the variant before it, 0 at first, unless
/// [#tag(int)] sets it.
///
/// @param <T> the values of the enum
public final class EnumBuilder<T> {

    private static final int MAX_TAG = 255;

    private final List<Variant<T, ?>> variants = new ArrayList<>();
    private List<String> earlierNames = List.of();
    private int nextTag;
    private String name = "";

    EnumBuilder() {}

    /// Gives the enum a name, which its schema tells for people: of definitions.
    public EnumBuilder<T> named(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /// Sets the tag of the next variant.
    ///
    /// @throws IllegalArgumentException if it is not in 0 to 255
    public EnumBuilder<T> tag(int tag) {
        if (tag < 0 || tag > MAX_TAG) {
            throw new IllegalArgumentException("tag must be one byte: tag=" + tag);
        }
        nextTag = tag;
        return this;
    }

    /// Gives the next variant the names that it had, for archives of older schemas
    /// ([ArchiveSchema#resolve][dev.arenite.archive.schema.ArchiveSchema#resolve]).
    public EnumBuilder<T> was(String... names) {
        earlierNames = List.of(names);
        return this;
    }

    /// Adds a variant without fields.
    ///
    /// @param name     its name
    /// @param constant its only value
    /// @throws IllegalArgumentException if the tag is beyond 255 or taken
    public EnumBuilder<T> constant(String name, T constant) {
        StructType<T> fields = new StructBuilder<T>().build(values -> constant);
        return variant(name, constant::equals, fields);
    }

    /// Adds a variant with the values of a class.
    ///
    /// @param name   its name
    /// @param values the class, a part of the enum's
    /// @param fields the fields of the class
    /// @throws IllegalArgumentException if the tag is beyond 255 or taken
    public <S extends T> EnumBuilder<T> variant(
            String name, Class<S> values, StructType<S> fields) {
        return variant(name, values::isInstance, fields);
    }

    /// Adds a variant.
    ///
    /// @param name    its name
    /// @param matches whether a value belongs to it; the first variant that matches is written
    /// @param fields  the fields of its values
    /// @throws IllegalArgumentException if the tag is beyond 255 or taken
    public <S extends T> EnumBuilder<T> variant(
            String name, Predicate<? super T> matches, StructType<S> fields) {
        int tag = nextTag;
        if (tag > MAX_TAG || variants.stream().anyMatch(variant -> variant.tag() == tag)) {
            throw new IllegalArgumentException(
                    "tag must be one byte and not taken: name=" + name + " tag=" + tag);
        }
        variants.add(new Variant<T, S>(name, tag, matches, fields.tagged(), earlierNames));
        nextTag = tag + 1;
        earlierNames = List.of();
        return this;
    }

    /// Adds a variant with one value as its content, Rust's `Variant(T)`: the tag, then the content
    /// at its alignment. A struct as content is one field, aligned as a whole, unlike in
    /// [#variant(String, Class, StructType)], which lays out its fields one by one behind the tag.
    ///
    /// @param name    its name
    /// @param values  the class of the values, a part of the enum's
    /// @param content the type of the values, most often one that is
    ///     [adapted][ArchiveTypes#adapted] from the type of the content
    /// @throws IllegalArgumentException if the tag is beyond 255 or taken
    public <S extends T> EnumBuilder<T> newtype(
            String name, Class<S> values, ArchiveType<S, ?> content) {
        return newtype(name, values::isInstance, content);
    }

    /// Adds a variant with one value as its content, as [#newtype(String, Class, ArchiveType)].
    ///
    /// @param name    its name
    /// @param matches whether a value belongs to it; the first variant that matches is written
    /// @param content the type of the values
    /// @throws IllegalArgumentException if the tag is beyond 255 or taken
    public <S extends T> EnumBuilder<T> newtype(
            String name, Predicate<? super T> matches, ArchiveType<S, ?> content) {
        return variant(
                name,
                matches,
                StandardEnums.<S, S>single(content, Function.identity(), Function.identity()));
    }

    /// Returns the type.
    ///
    /// @throws IllegalStateException if there is no variant
    public EnumType<T> build() {
        if (variants.isEmpty()) {
            throw new IllegalStateException("enum must have a variant");
        }
        return new EnumType<>(name, List.copyOf(variants));
    }
}
