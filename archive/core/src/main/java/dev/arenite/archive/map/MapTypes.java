package dev.arenite.archive.map;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The types of maps and sets.
///
/// Keys are found by the hash and the order that Rust has for them; a type that has none cannot be
/// a key. A map or set that is read from a table keeps the order of the table; one that is read
/// from a tree has the order of its keys.
public final class MapTypes {

    private MapTypes() {}

    /// Returns hash maps, laid out in their iteration order, Rust's `HashMap`.
    ///
    /// @throws IllegalArgumentException if the keys' type cannot be a key
    public static <K, A, V, W> ArchiveType<Map<K, V>, ArchivedMap<K, A, W>> hashMap(
            ArchiveFormat format, ArchiveType<K, A> keys, ArchiveType<V, W> values) {
        EntryType<Map.Entry<K, V>, K, V> type = entries(keys, values);
        return map(new HashContainer<>(format, type), type, keys, values, MapTypes::linked);
    }

    /// Returns hash maps that keep the order of insertion, Rust's `IndexMap`.
    ///
    /// @throws IllegalArgumentException if the keys' type cannot be a key
    public static <K, A, V, W> ArchiveType<Map<K, V>, ArchivedMap<K, A, W>> indexMap(
            ArchiveFormat format, ArchiveType<K, A> keys, ArchiveType<V, W> values) {
        EntryType<Map.Entry<K, V>, K, V> type = entries(keys, values);
        return map(new IndexContainer<>(format, type), type, keys, values, MapTypes::linked);
    }

    /// Returns maps in the order of their keys, Rust's `BTreeMap`. The order is that of the keys'
    /// type, not that of a [java.util.SortedMap].
    ///
    /// @throws IllegalArgumentException if the keys' type cannot be a key
    public static <K, A, V, W> ArchiveType<Map<K, V>, ArchivedMap<K, A, W>> bTreeMap(
            ArchiveFormat format, ArchiveType<K, A> keys, ArchiveType<V, W> values) {
        EntryType<Map.Entry<K, V>, K, V> type = entries(keys, values);
        Function<List<Map.Entry<K, V>>, Map<K, V>> maker =
                read -> {
                    Map<K, V> map = new TreeMap<>(type.order()::compare);
                    read.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
                    return map;
                };
        return map(new BTree<>(format, type), type, keys, values, maker);
    }

    /// Returns hash sets, laid out in their iteration order, Rust's `HashSet`.
    ///
    /// @throws IllegalArgumentException if the elements' type cannot be a key
    public static <K, A> ArchiveType<Set<K>, ArchivedSet<K, A>> hashSet(
            ArchiveFormat format, ArchiveType<K, A> elements) {
        EntryType<K, K, NoValue> type = elements(elements);
        return set(new HashContainer<>(format, type), type, elements, LinkedHashSet::new);
    }

    /// Returns hash sets that keep the order of insertion, Rust's `IndexSet`.
    ///
    /// @throws IllegalArgumentException if the elements' type cannot be a key
    public static <K, A> ArchiveType<Set<K>, ArchivedSet<K, A>> indexSet(
            ArchiveFormat format, ArchiveType<K, A> elements) {
        EntryType<K, K, NoValue> type = elements(elements);
        return set(new IndexContainer<>(format, type), type, elements, LinkedHashSet::new);
    }

    /// Returns sets in the order of their elements, Rust's `BTreeSet`. The order is that of the
    /// elements' type, not that of a [java.util.SortedSet].
    ///
    /// @throws IllegalArgumentException if the elements' type cannot be a key
    public static <K, A> ArchiveType<Set<K>, ArchivedSet<K, A>> bTreeSet(
            ArchiveFormat format, ArchiveType<K, A> elements) {
        EntryType<K, K, NoValue> type = elements(elements);
        Function<List<K>, Set<K>> maker =
                read -> {
                    Set<K> set = new TreeSet<>(type.order()::compare);
                    set.addAll(read);
                    return set;
                };
        return set(new BTree<>(format, type), type, elements, maker);
    }

    private static <K, A, V, W> ArchiveType<Map<K, V>, ArchivedMap<K, A, W>> map(
            Container<Map.Entry<K, V>, K> container,
            EntryType<Map.Entry<K, V>, K, V> type,
            ArchiveType<K, A> keys,
            ArchiveType<V, W> values,
            Function<? super List<Map.Entry<K, V>>, ? extends Map<K, V>> maker) {
        // Maps that never change make a new set at each call.
        Function<Map<K, V>, Collection<Map.Entry<K, V>>> entries =
                map -> map.isEmpty() ? List.of() : map.entrySet();
        return new ContainerType<>(
                container,
                type,
                entries,
                maker,
                (archive, place) -> new ArchivedMap<>(container, keys, values, archive, place));
    }

    private static <K, A> ArchiveType<Set<K>, ArchivedSet<K, A>> set(
            Container<K, K> container,
            EntryType<K, K, NoValue> type,
            ArchiveType<K, A> elements,
            Function<? super List<K>, ? extends Set<K>> maker) {
        Function<Set<K>, Collection<K>> entries = set -> set;
        return new ContainerType<>(
                container,
                type,
                entries,
                maker,
                (archive, place) -> new ArchivedSet<>(container, elements, archive, place));
    }

    private static <K, V> EntryType<Map.Entry<K, V>, K, V> entries(
            ArchiveType<K, ?> keys, ArchiveType<V, ?> values) {
        BiFunction<K, V, Map.Entry<K, V>> maker = Map::entry;
        return new EntryType<>(
                keys, keyOf(keys), values, Map.Entry::getKey, Map.Entry::getValue, maker);
    }

    private static <K> EntryType<K, K, NoValue> elements(ArchiveType<K, ?> elements) {
        return new EntryType<>(
                elements,
                keyOf(elements),
                NoValue.NO_VALUE,
                Function.identity(),
                element -> NoValue.NO_VALUE,
                (element, nothing) -> element);
    }

    private static <K> ArchiveKey<K> keyOf(ArchiveType<K, ?> type) {
        return type.key().orElseThrow(() -> noKey(type));
    }

    private static IllegalArgumentException noKey(ArchiveType<?, ?> type) {
        return new IllegalArgumentException(
                "type cannot be a key: class=" + type.getClass().getName());
    }

    private static <K, V> Map<K, V> linked(List<Map.Entry<K, V>> entries) {
        Map<K, V> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
