package dev.arenite.tool;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaException;
import dev.arenite.tool.schema.SchemaJson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a schema from a file: its text, its JSON, or a block file that has it.
final class SchemaFile {

    private static final String BLOCK_FILE = "ARENITEB";
    private static final long MAX_BYTES = 1 << 24;

    private SchemaFile() {}

    /// Returns the schema.
    ///
    /// @throws IOException if the file cannot be read
    /// @throws CommandFailure if it has no schema
    static ArchiveSchema read(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(BLOCK_FILE.length());
            if (new String(start, StandardCharsets.ISO_8859_1).equals(BLOCK_FILE)) {
                return BlockFile.schemaOf(path);
            }
        }
        if (Files.size(path) > MAX_BYTES) {
            throw CommandFailure.input(path + ": schema must not be longer: limit=" + MAX_BYTES);
        }
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        try {
            return text.stripLeading().startsWith("{")
                    ? SchemaJson.read(text)
                    : ArchiveSchema.parse(text);
        } catch (SchemaException refusal) {
            throw CommandFailure.input(path + ": " + refusal.getMessage(), refusal);
        }
    }
}
