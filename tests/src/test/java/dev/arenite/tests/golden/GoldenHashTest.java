package dev.arenite.tests.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.type.ArchiveTypes;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

/// Compares the hashes of keys with those by which rkyv places them.
final class GoldenHashTest {

    @TestFactory
    Stream<DynamicTest> hashesKeysAsRkyvDoes() {
        JsonNode hashes = GoldenCase.json(GoldenCase.directory().resolve("hashes.json"));
        return GoldenCase.elements(hashes)
                .map(
                        entry ->
                                dynamicTest(
                                        entry.get("type") + " " + entry.get("key"),
                                        () -> assertHashed(entry)));
    }

    private static void assertHashed(JsonNode entry) {
        JsonNode none = MissingNode.getInstance();
        ArchiveType<Object, Object> type =
                new GoldenTypes(ArchiveTypes.STANDARD, none).type(entry.get("type"));
        Object key = new GoldenValues(none).value(entry.get("type"), entry.get("key"));
        long hash = type.key().orElseThrow().hash(FxHash.START, key);
        assertEquals(entry.get("hash").asText(), String.format("%016x", hash));
    }
}
