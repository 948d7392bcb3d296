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
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.tests.golden.CheckedRead;
import dev.arenite.tests.golden.GoldenCase;
import dev.arenite.tests.golden.GoldenTypes;

import java.util.Map;
import java.util.Set;

/// What is asked of an archive that rkyv wrote.
final class Verification {

    private final GoldenCase written;
    private final GoldenTypes named;
    private final ArchiveType<Object, Object> type;
    private final Object value;

    Verification(GoldenCase written, ArchiveTypes types) {
        this.written = written;
        named = new GoldenTypes(types, written.sidecar().get("defs"));
        type = named.type(written.sidecar().get("type"));
        value = written.value();
    }

    /// Each named type has rkyv's size and alignment.
    void assertLayouts() {
        assertEquals(written.sidecar().get("root_size").asLong(), type.placeBytes());
        assertEquals(written.sidecar().get("root_align").asLong(), type.placeAlignment());
        for (Map.Entry<String, JsonNode> layout : written.sidecar().get("layouts").properties()) {
            ArchiveType<?, ?> ours = named.type(reference(layout.getKey()));
            assertEquals(layout.getValue().get("size").asLong(), ours.placeBytes());
            assertEquals(layout.getValue().get("align").asLong(), ours.placeAlignment());
        }
    }

    private static JsonNode reference(String name) {
        return JsonNodeFactory.instance.objectNode().put("ref", name);
    }

    /// The archive passes the check, and has the value of the sidecar.
    void assertRead() {
        assertEquals(value, CheckedRead.read(type, written.archive()));
    }

    /// Every key of a map at the root is found in place.
    void assertLookups() {
        switch (Archive.accessUnchecked(type, written.archive())) {
            case ArchivedMap<?, ?, ?> map -> assertFinds(map, ((Map<?, ?>) value).keySet());
            case ArchivedSet<?, ?> set -> assertContains(set, (Set<?>) value);
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
        assertArrayEquals(Archive.toBytes(type, value, CheckedRead.DEEP), written.bytes());
    }
}
