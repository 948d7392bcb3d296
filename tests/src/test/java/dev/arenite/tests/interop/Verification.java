package dev.arenite.tests.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.map.ArchivedMap;
import dev.arenite.archive.map.ArchivedSet;
import dev.arenite.tests.golden.GoldenCase;

import java.util.Map;
import java.util.Set;

/// What is asked of an archive that rkyv wrote.
final class Verification {

    private final GoldenCase written;
    private final ExchangedType exchanged;
    private final Object value;

    Verification(GoldenCase written, ExchangedType exchanged) {
        this.written = written;
        this.exchanged = exchanged;
        value = written.value();
    }

    /// Each named type has rkyv's size and alignment.
    void assertLayouts() {
        assertLayout(
                exchanged.type(),
                written.sidecar().get("root_size"),
                written.sidecar().get("root_align"));
        for (Map.Entry<String, JsonNode> layout : written.sidecar().get("layouts").properties()) {
            JsonNode rust = layout.getValue();
            exchanged
                    .named(reference(layout.getKey()))
                    .ifPresent(ours -> assertLayout(ours, rust.get("size"), rust.get("align")));
        }
    }

    private static void assertLayout(ArchiveType<?, ?> type, JsonNode size, JsonNode alignment) {
        assertEquals(size.asLong(), type.placeBytes());
        assertEquals(alignment.asLong(), type.placeAlignment());
    }

    private static JsonNode reference(String name) {
        return JsonNodeFactory.instance.objectNode().put("ref", name);
    }

    /// The archive passes the check, and has the value of the sidecar.
    void assertRead() {
        assertEquals(value, exchanged.read(written.archive()));
    }

    /// Every key of a map at the root is found in place.
    void assertLookups() {
        Object own = exchanged.described(exchanged.own(value));
        Object view = Archive.accessUnchecked(exchanged.type(), written.archive());
        switch (exchanged.described(view)) {
            case ArchivedMap<?, ?, ?> map -> assertFinds(map, ((Map<?, ?>) own).keySet());
            case ArchivedSet<?, ?> set -> assertContains(set, (Set<?>) own);
            default -> {}
        }
    }

    @SuppressWarnings("unchecked")
    private static void assertFinds(ArchivedMap<?, ?, ?> map, Set<?> keys) {
        ArchivedMap<Object, ?, ?> any = (ArchivedMap<Object, ?, ?>) map;
        assertEquals(keys.size(), any.size());
        keys.forEach(key -> assertTrue(any.get(key).isPresent(), () -> "not found: " + key));
    }

    @SuppressWarnings("unchecked")
    private static void assertContains(ArchivedSet<?, ?> set, Set<?> elements) {
        ArchivedSet<Object, ?> any = (ArchivedSet<Object, ?>) set;
        assertEquals(elements.size(), any.size());
        elements.forEach(each -> assertTrue(any.contains(each), () -> "not found: " + each));
    }

    /// The archive has the bytes that we write for the value.
    void assertBytes() {
        assertArrayEquals(exchanged.write(value), written.bytes());
    }
}
