package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;

/// The binary form of a schema is the archive that FORMAT says, for whoever reads it without this
/// library. Its declaration in Rust is part of the exchange.
final class BinaryFormTest {

    private static final int SCHEMAS = 300;

    private static final ArchiveType<Object, ?> FORM =
            ArchiveSchema.parse("pointers = 32 " + BinaryForm.TEXT).type();

    @Test
    void binaryFormsAreArchivesOfTheDocumentedSchema() {
        for (long seed = 0; seed < SCHEMAS; seed++) {
            byte[] bytes = RandomSchemas.of(seed).toBytes();
            Object read = Archive.read(FORM, MemorySegment.ofArray(bytes));
            assertArrayEquals(bytes, Archive.toBytes(FORM, read), "seed=" + seed);
        }
    }

    @Test
    void theSchemaOfASmallRecordIsSmall() {
        ArchiveSchema schema =
                ArchiveSchema.parse(
                        "pointers = 32 root = Order Order = struct { id: i64 customer: string"
                                + " lines: vec(u32) shipped: option(instant) }");
        int bytes = schema.toBytes().length;
        assertTrue(bytes <= 280, "bytes=" + bytes);
    }
}
