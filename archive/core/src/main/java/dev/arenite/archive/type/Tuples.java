package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Structs whose fields have no names, and structs for the entries of maps.
final class Tuples {

    private Tuples() {}

    static StructType<List<?>> of(List<? extends ArchiveType<?, ?>> types) {
        StructBuilder<List<?>> fields = new StructBuilder<>();
        for (int i = 0; i < types.size(); i++) {
            add(fields, i, types.get(i), types.size());
        }
        return fields.build(FieldValues::values);
    }

    @SuppressWarnings("unchecked")
    private static <F> void add(
            StructBuilder<List<?>> fields, int index, ArchiveType<F, ?> type, int size) {
        // The type of the field refuses a wrong element with a ClassCastException.
        fields.field(String.valueOf(index), type, values -> (F) checked(values, size).get(index));
    }

    private static List<?> checked(List<?> values, int size) {
        if (values.size() != size) {
            throw new ArchiveValueException(
                    "tuple has another length: elements=" + values.size() + " length=" + size);
        }
        return values;
    }

    static <K, V> StructType<Map.Entry<K, V>> entry(
            ArchiveType<K, ?> keys, ArchiveType<V, ?> values) {
        return new StructBuilder<Map.Entry<K, V>>()
                .field("key", keys, entry -> ArchiveSink.requireValue(entry.getKey()))
                .field("value", values, entry -> ArchiveSink.requireValue(entry.getValue()))
                .build(fields -> Map.entry(fields.<K>get(0), fields.<V>get(1)));
    }

    static <K, V> List<Map.Entry<K, V>> entries(Map<K, V> map) {
        return new ArrayList<>(map.entrySet());
    }

    static <T> List<T> elements(Set<T> set) {
        return new ArrayList<>(set);
    }

    static <K, V> Map<K, V> map(List<Map.Entry<K, V>> entries) {
        Map<K, V> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
