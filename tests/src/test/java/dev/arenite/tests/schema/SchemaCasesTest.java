package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.schema.ArchiveSchema;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Holds the schemas of all golden cases and all families against their descriptions, in both
/// formats.
final class SchemaCasesTest {

    private static Stream<DynamicTest> each(BiConsumer<DescribedCase, ArchiveFormat> test) {
        return Stream.concat(DescribedCase.golden(), DescribedCase.families())
                .flatMap(
                        described ->
                                Stream.of(ArchiveFormat.values())
                                        .map(
                                                format ->
                                                        dynamicTest(
                                                                described + " " + format,
                                                                () ->
                                                                        test.accept(
                                                                                described,
                                                                                format))));
    }

    /// Names of definitions are in the description, and not in the type: fingerprints do not depend
    /// on them.
    @TestFactory
    Stream<DynamicTest> typesSayWhatTheirDescriptionSays() {
        return each(
                (described, format) -> {
                    ArchiveSchema said = described.schema(format);
                    ArchiveSchema expected = inFormat(described.expected(format), said.format());
                    assertEquals(
                            expected.fingerprint(),
                            said.fingerprint(),
                            () -> expected + "\n" + said);
                    assertEquals(List.of(), expected.differences(said));
                });
    }

    /// A type without pointers does not know its format.
    private static ArchiveSchema inFormat(ArchiveSchema schema, ArchiveFormat format) {
        return new ArchiveSchema(format, schema.root(), schema.definitions());
    }

    @TestFactory
    Stream<DynamicTest> textsAndBytesReturn() {
        return each(
                (described, format) -> {
                    assertReturns(described.schema(format));
                    assertReturns(described.expected(format));
                });
    }

    private static void assertReturns(ArchiveSchema schema) {
        assertEquals(schema, ArchiveSchema.parse(schema.toString()));
        byte[] bytes = schema.toBytes();
        ArchiveSchema read = ArchiveSchema.fromBytes(MemorySegment.ofArray(bytes));
        assertEquals(schema, read);
        assertEquals(schema.toString(), read.toString());
    }

    @TestFactory
    Stream<DynamicTest> typesOfSchemasSayTheSame() {
        return each(
                (described, format) -> {
                    ArchiveSchema schema = described.schema(format);
                    ArchiveSchema again = ArchiveSchema.of(schema.type());
                    assertEquals(
                            schema.fingerprint(), again.fingerprint(), () -> schema + "\n" + again);
                });
    }

    /// A fingerprint that changes makes every kept one worthless: a line of the file changes only
    /// together with the version of the canonical form.
    @Test
    void fingerprintsStay() throws IOException, URISyntaxException {
        List<String> lines = new ArrayList<>();
        DescribedCase.golden()
                .forEach(
                        described ->
                                lines.add(
                                        described.name()
                                                + " "
                                                + described
                                                        .expected(ArchiveFormat.POINTER_32)
                                                        .fingerprint()
                                                + " "
                                                + described
                                                        .expected(ArchiveFormat.POINTER_64)
                                                        .fingerprint()));
        Path found = Path.of("target", "fingerprints.txt");
        Files.write(found, lines);
        URL kept = SchemaCasesTest.class.getResource("/schema/fingerprints.txt");
        assertEquals(
                Files.readAllLines(Path.of(Objects.requireNonNull(kept).toURI())),
                lines,
                () -> "found ones are in " + found);
        assertTrue(lines.size() > 100);
    }
}
