package dev.arenite.tests.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaPlace;
import dev.arenite.tests.golden.CheckedRead;
import dev.arenite.tool.schema.RustDeclaration;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The exchange of archives by types that Rust has from the declarations of schemas: Java writes,
/// Rust reads and writes again, Java reads that.
final class DeclaredExchange {

    private static final int VALUES = 5;

    private final Map<String, ArchiveSchema> schemas;
    private final Path directory;
    private final Tally tally;

    /// Starts an exchange.
    ///
    /// @param directory where declarations and archives are
    /// @param seed      of the random schemas and of all values
    /// @param count     the number of random schemas
    DeclaredExchange(ArchiveFormat format, Path directory, long seed, int count, Tally tally) {
        this.schemas = DeclaredSchemas.of(format, seed, count);
        this.directory = directory;
        this.tally = tally;
    }

    /// Writes the declarations, the list of them, and archives.
    void write() throws IOException {
        Files.createDirectories(directory.resolve("java"));
        Files.createDirectories(directory.resolve("rust"));
        StringBuilder modules = new StringBuilder();
        StringBuilder cases = new StringBuilder();
        for (Map.Entry<String, ArchiveSchema> named : schemas.entrySet()) {
            String name = named.getKey();
            ArchiveSchema schema = named.getValue();
            RustDeclaration declaration = RustDeclaration.of(schema);
            Path file = directory.resolve(name + ".rs").toAbsolutePath();
            Files.writeString(file, declaration.text());
            SchemaPlace place = schema.place();
            modules.append("#[path = \"%s\"]\npub mod %s;\n".formatted(file, name));
            cases.append(
                    "    of::<%s::%s>(\"%s\", %d, %d),\n"
                            .formatted(
                                    name,
                                    declaration.root(),
                                    name,
                                    place.bytes(),
                                    place.alignment()));
            for (int i = 0; i < VALUES; i++) {
                String archive = name + "_" + i + ".bin";
                long seed = archive.hashCode();
                tally.count(archive, () -> write(schema, seed, archive));
            }
        }
        Files.writeString(
                directory.resolve("cases.rs"),
                modules + "pub fn cases() -> Vec<Case> {\n    vec![\n" + cases + "    ]\n}\n");
    }

    private void write(ArchiveSchema schema, long seed, String archive) throws IOException {
        Object value = RandomNamedValues.of(schema, seed).orElseThrow();
        byte[] bytes = Archive.toBytes(schema.type(), value, CheckedRead.DEEP);
        Files.write(directory.resolve("java").resolve(archive), bytes);
    }

    /// Verifies what Rust has made of each archive.
    void verify() {
        schemas.forEach(
                (name, schema) -> {
                    for (int i = 0; i < VALUES; i++) {
                        String archive = name + "_" + i + ".bin";
                        tally.count(archive, () -> verify(schema, archive));
                    }
                });
    }

    /// The hash maps of Rust have an order of their own.
    private void verify(ArchiveSchema schema, String archive) throws IOException {
        byte[] java = Files.readAllBytes(directory.resolve("java").resolve(archive));
        byte[] rust = Files.readAllBytes(directory.resolve("rust").resolve(archive));
        String text = schema.toString();
        if (!text.contains("hashmap(") && !text.contains("hashset(")) {
            assertArrayEquals(java, rust);
        }
        ArchiveType<Object, ?> type = schema.type();
        assertEquals(NamedText.of(read(type, java)), NamedText.of(read(type, rust)));
    }

    private static Object read(ArchiveType<Object, ?> type, byte[] archive) {
        MemorySegment bytes = MemorySegment.ofArray(archive);
        return Archive.read(type, bytes, CheckedRead.DEEP);
    }
}
