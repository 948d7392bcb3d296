package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The key of an enum that has a type of its own: its tag, then the fields of the variant, as
/// [EnumType] does, and as Rust's `derive(Hash, Ord)` does.
///
/// @param <T> the values of the enum
public final class EnumKeyBuilder<T> {

    private final ToIntFunction<? super T> tags;
    private final Map<Integer, ArchiveKey<T>> variants = new HashMap<>();

    /// Whether each variant so far has a key.
    private boolean complete = true;

    /// Starts the key of an enum.
    ///
    /// @param tags returns the tag of a value, from 0 to 255
    public EnumKeyBuilder(ToIntFunction<? super T> tags) {
        this.tags = tags;
    }

    /// Adds a variant.
    ///
    /// @param tag    its tag
    /// @param fields the type of its values, whose place begins with the tag
    public EnumKeyBuilder<T> variant(int tag, ArchiveType<? extends T, ?> fields) {
        Optional<? extends ArchiveKey<?>> key = fields.key();
        complete &= key.isPresent();
        key.ifPresent(present -> variants.put(tag, widen(present)));
        return this;
    }

    @SuppressWarnings("unchecked")
    private static <T> ArchiveKey<T> widen(ArchiveKey<?> key) {
        // The key of a variant only ever meets values of the variant.
        return (ArchiveKey<T>) key;
    }

    /// Returns the key, or empty if some variant has none.
    public Optional<ArchiveKey<T>> build() {
        return complete ? Optional.of(new EnumKey<>(tags, Map.copyOf(variants))) : Optional.empty();
    }
}
