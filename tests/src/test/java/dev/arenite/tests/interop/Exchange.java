package dev.arenite.tests.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.tests.golden.GoldenCase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Writes directories of archives with their sidecars, and verifies those that rkyv wrote.
///
/// A case is a golden one, or `random_<family>_<number>`.
final class Exchange {

    private static final String RANDOM = "random_";
    private static final String SIDECAR = ".json";
    private static final JsonMapper JSON = new JsonMapper();

    private final ArchiveFormat format;
    private final ExchangedType.Maker types;
    private final Path directory;
    private final JsonNode families;
    private final Tally tally;

    /// Starts an exchange.
    ///
    /// @param format    the width of pointers
    /// @param types     makes the types
    /// @param directory where the archives are
    /// @param families  what is agreed on about each family of random archives, by name
    Exchange(
            ArchiveFormat format,
            ExchangedType.Maker types,
            Path directory,
            JsonNode families,
            Tally tally) {
        this.format = format;
        this.types = types;
        this.directory = directory;
        this.families = families;
        this.tally = tally;
    }

    /// Writes every golden case, and random ones of each family.
    void write(long seed, int count) throws IOException {
        Files.createDirectories(directory);
        GoldenCase.all().forEach(golden -> tally.count(golden.name(), () -> writeGolden(golden)));
        for (Map.Entry<String, JsonNode> family : families.properties()) {
            for (int i = 0; i < count; i++) {
                String name = RANDOM + family.getKey() + "_" + i;
                tally.count(name, () -> writeRandom(name, family.getValue(), seed));
            }
        }
    }

    private void writeGolden(GoldenCase golden) throws IOException {
        assertGolden(golden, save(golden.name(), golden.sidecar(), golden.sidecar().get("value")));
    }

    private void writeRandom(String name, JsonNode family, long seed) throws IOException {
        // Each case has a seed of its own, so that another family changes no other.
        long own = 31 * seed + name.hashCode();
        save(name, family, RandomValues.of(family.get("type"), family.get("defs"), own));
    }

    private byte[] save(String name, JsonNode described, JsonNode value) throws IOException {
        ObjectNode sidecar = JsonNodeFactory.instance.objectNode().put("case", name);
        sidecar.set("type", described.get("type"));
        sidecar.set("defs", described.get("defs"));
        sidecar.set("value", value);
        Files.write(file(name, SIDECAR), JSON.writeValueAsBytes(sidecar));
        GoldenCase written = new GoldenCase(name, sidecar, new byte[0]);
        byte[] bytes = types.type(written).write(written.value());
        Files.write(file(name, ".bin"), bytes);
        return bytes;
    }

    /// Verifies every archive of the directory.
    void verify() throws IOException {
        for (String name : names()) {
            tally.count(name, () -> verify(GoldenCase.of(directory, name)));
        }
    }

    private void verify(GoldenCase written) {
        String name = written.name();
        boolean isGolden = !name.startsWith(RANDOM);
        JsonNode agreed = isGolden ? golden(name).sidecar() : families.get(family(name));
        assertEquals(agreed.get("type"), written.sidecar().get("type"));
        assertEquals(agreed.get("defs"), written.sidecar().get("defs"));
        Verification verification = new Verification(written, types.type(written));
        verification.assertLayouts();
        verification.assertRead();
        verification.assertLookups();
        if (isGolden || agreed.get("exact").asBoolean()) {
            verification.assertBytes();
        }
        if (isGolden) {
            assertGolden(golden(name), written.bytes());
        }
    }

    /// The golden archives have 32-bit pointers.
    private void assertGolden(GoldenCase golden, byte[] bytes) {
        if (format == ArchiveFormat.POINTER_32) {
            assertArrayEquals(golden.bytes(), bytes);
        }
    }

    private static GoldenCase golden(String name) {
        return GoldenCase.of(GoldenCase.directory(), name);
    }

    private static String family(String name) {
        return name.substring(RANDOM.length(), name.lastIndexOf('_'));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SIDECAR))
                    .map(name -> name.substring(0, name.length() - SIDECAR.length()))
                    .sorted()
                    .toList();
        }
    }

    private Path file(String name, String extension) {
        return directory.resolve(name + extension);
    }
}
