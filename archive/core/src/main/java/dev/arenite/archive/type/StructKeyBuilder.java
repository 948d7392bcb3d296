package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The key of a struct that has a type of its own: hashed and compared field by field, as
/// [StructType] does, and as Rust's `derive(Hash, Ord)` does.
///
/// @param <T> the structs
public final class StructKeyBuilder<T> {

    private final List<StructKey.Part<T, ?>> parts = new ArrayList<>();

    /// Whether each field so far has a key.
    private boolean complete = true;

    /// Starts the key of a struct without fields.
    public StructKeyBuilder() {}

    /// Adds the next field, in declaration order.
    ///
    /// @param type       the type of its values
    /// @param byteOffset its offset from the start of the place
    /// @param accessor   takes its value from the struct
    public <F> StructKeyBuilder<T> field(
            ArchiveType<F, ?> type, long byteOffset, Function<? super T, ? extends F> accessor) {
        Optional<ArchiveKey<F>> key = type.key();
        complete &= key.isPresent();
        key.ifPresent(
                present -> parts.add(new StructKey.Part<>(present, accessor, () -> byteOffset)));
        return this;
    }

    /// Returns the key, or empty if some field has none.
    public Optional<ArchiveKey<T>> build() {
        return complete ? Optional.of(new StructKey<>(List.copyOf(parts))) : Optional.empty();
    }
}
