package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.tests.derive.DescribedTypes;
import dev.arenite.tests.derive.Description;
import dev.arenite.tests.golden.CheckedRead;
import dev.arenite.tests.golden.GoldenCase;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// What derived types say of themselves, for the declarations of all golden cases.
final class DerivedSchemasTest {

    private static final List<GoldenCase> CASES = GoldenCase.all().toList();

    private static Description description(GoldenCase golden) {
        return Description.of(golden.sidecar());
    }

    /// A schema that a derived type says is not that of the description: Java cannot have every
    /// name, and a record stands around a root that is none. But it describes the same bytes.
    @Test
    void derivedTypesSayWhatTheyWrite() {
        DescribedTypes types =
                new DescribedTypes(
                        ArchiveFormat.POINTER_32,
                        CASES.stream().map(DerivedSchemasTest::description).toList());
        int written = 0;
        for (GoldenCase golden : CASES) {
            ArchiveSchema schema = ArchiveSchema.of(types.of(description(golden)).type());
            assertEquals(schema, ArchiveSchema.parse(schema.toString()));
            assertEquals(schema, ArchiveSchema.fromBytes(MemorySegment.ofArray(schema.toBytes())));
            assertEquals(
                    DescribedCase.of(golden).expected(ArchiveFormat.POINTER_32).place(),
                    schema.place(),
                    golden.name());
            if (!schema.toString().contains("opaque(")) { // types by hand say nothing
                ArchiveType<Object, ?> type = schema.type();
                ArchiveSchema again = ArchiveSchema.of(type);
                assertEquals(schema.fingerprint(), again.fingerprint(), golden.name());
                assertWrittenAgain(golden, type);
                written++;
            }
        }
        assertTrue(written > 100, "written=" + written);
    }

    /// Not with hash tables, whose bytes tell the order of insertion.
    private static <T> void assertWrittenAgain(GoldenCase golden, ArchiveType<T, ?> type) {
        MemorySegment archive = golden.archive();
        T read = Archive.read(type, archive, Archive.rootPosition(type, archive), CheckedRead.DEEP);
        if (!golden.sidecar().toString().contains("{\"hash")) {
            assertArrayEquals(
                    golden.bytes(), Archive.toBytes(type, read, CheckedRead.DEEP), golden.name());
        }
    }
}
