package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.StringType;

import java.util.Objects;
import java.util.function.Function;

/// The key by which the values of a block file are ordered and found: how a value has it, and how
/// it compares with an archived value.
///
/// The order is that of the [key's type][ArchiveType#key()]: numbers by size, text by code points.
///
/// ```java
/// record Account(long id, String owner) {}
///
/// var keys = BlockKey.of(ArchiveTypes.STANDARD.i64(), Account::id, Account::id);
/// ```
///
/// Has no state and may be used by any thread.
///
/// @param <T> the values
/// @param <V> the views of values
/// @param <K> the keys
public final class BlockKey<T, V, K> {

    private final ArchiveType<K, ?> type;
    private final ArchiveKey<K> order;
    private final Function<? super T, ? extends K> ofValue;
    private final Comparison<? super V, ? super K> comparison;
    private final boolean isRepeating;

    private BlockKey(
            ArchiveType<K, ?> type,
            Function<? super T, ? extends K> ofValue,
            Comparison<? super V, ? super K> comparison,
            boolean isRepeating) {
        this.type = type;
        this.order =
                type.key()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "type must have an order: type="
                                                        + type.getClass().getName()));
        this.ofValue = Objects.requireNonNull(ofValue, "ofValue");
        this.comparison = Objects.requireNonNull(comparison, "comparison");
        this.isRepeating = isRepeating;
    }

    /// Compares an archived value with a key.
    ///
    /// @param <V> the view of the value
    /// @param <K> the key
    @FunctionalInterface
    public interface Comparison<V, K> {

        /// Returns a negative number, zero or a positive number if the value's key is less than,
        /// equal to or greater than a key, in the order of the key's type.
        int compare(V view, K key);
    }

    /// Returns a key that a view returns as a value.
    ///
    /// @param type    the type of the keys, which must be one that maps can have as keys
    /// @param ofValue returns the key of a value
    /// @param ofView  returns the key of an archived value
    /// @throws IllegalArgumentException if the type has no order
    public static <T, V, K> BlockKey<T, V, K> of(
            ArchiveType<K, ?> type,
            Function<? super T, ? extends K> ofValue,
            Function<? super V, ? extends K> ofView) {
        Objects.requireNonNull(ofView, "ofView");
        ArchiveKey<K> order = type.key().orElse(null);
        return new BlockKey<>(
                type,
                ofValue,
                (view, key) -> Objects.requireNonNull(order).compare(ofView.apply(view), key),
                false);
    }

    /// Returns a key that is text, compared in place.
    ///
    /// @param ofValue returns the key of a value
    /// @param ofView  returns the key of an archived value
    public static <T, V> BlockKey<T, V, String> ofText(
            Function<? super T, String> ofValue, Function<? super V, ArchivedString> ofView) {
        Objects.requireNonNull(ofView, "ofView");
        return new BlockKey<>(
                StringType.STRING,
                ofValue,
                (view, key) -> ofView.apply(view).compareTo(key),
                false);
    }

    /// Returns a key with a comparison of one's own.
    ///
    /// @param type       the type of the keys, which must be one that maps can have as keys
    /// @param ofValue    returns the key of a value
    /// @param comparison compares an archived value with a key in the order of the type
    /// @throws IllegalArgumentException if the type has no order
    public static <T, V, K> BlockKey<T, V, K> comparing(
            ArchiveType<K, ?> type,
            Function<? super T, ? extends K> ofValue,
            Comparison<? super V, ? super K> comparison) {
        return new BlockKey<>(type, ofValue, comparison, false);
    }

    /// Returns this key for values several of which may have the same.
    public BlockKey<T, V, K> repeating() {
        return new BlockKey<>(type, ofValue, comparison, true);
    }

    ArchiveType<K, ?> type() {
        return type;
    }

    ArchiveKey<K> order() {
        return order;
    }

    K of(T value) {
        return ofValue.apply(value);
    }

    int compare(V view, K key) {
        return comparison.compare(view, key);
    }

    boolean isRepeating() {
        return isRepeating;
    }

    /// Returns 1 if each key is greater than the one before, 2 if it is not less.
    int orderNumber() {
        return isRepeating ? 2 : 1;
    }
}
