package dev.arenite.tests.golden;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.type.ArchiveTypes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// An archive that rkyv has written, and its meaning.
///
/// @param name    the name of the case
/// @param sidecar what `<name>.json` says: `type`, `defs`, `layouts`, `value`
/// @param bytes   the archive
@SuppressWarnings(
        "ArrayRecordComponent") // Cases are never compared, and nobody writes to the bytes.
public record GoldenCase(String name, JsonNode sidecar, byte[] bytes) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS).build();

    /// Returns the directory of the cases: that of the system property `arenite.golden`, or the
    /// copy among the resources.
    public static Path directory() {
        String directory = System.getProperty("arenite.golden");
        if (directory != null && !directory.isBlank()) {
            return Path.of(directory);
        }
        URL index = GoldenCase.class.getResource("/golden/index.json");
        try {
            return Path.of(Objects.requireNonNull(index).toURI()).resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns all cases that the index lists.
    public static Stream<GoldenCase> all() {
        Path directory = directory();
        return elements(json(directory.resolve("index.json")))
                .map(entry -> of(directory, entry.get("case").asText()));
    }

    /// Returns a case.
    public static GoldenCase of(Path directory, String name) {
        try {
            return new GoldenCase(
                    name,
                    json(directory.resolve(name + ".json")),
                    Files.readAllBytes(directory.resolve(name + ".bin")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns a file's content.
    public static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the elements of a list.
    public static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /// Returns the type of the root, made of the combinators.
    public ArchiveType<Object, Object> type(ArchiveTypes types) {
        return new GoldenTypes(types, sidecar.path("defs")).type(sidecar.get("type"));
    }

    /// Returns the value of the root.
    public Object value() {
        return new GoldenValues(sidecar.path("defs"))
                .value(sidecar.get("type"), sidecar.get("value"));
    }

    /// Returns the archive in memory.
    public MemorySegment archive() {
        return MemorySegment.ofArray(bytes);
    }

    @Override
    public String toString() {
        return name;
    }
}
