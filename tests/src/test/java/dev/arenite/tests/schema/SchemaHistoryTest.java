package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.SchemaDriftException;
import dev.arenite.archive.schema.SchemaException;
import dev.arenite.archive.schema.SchemaHistory;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.StructField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Holds types against the schemas that were recorded of them.
final class SchemaHistoryTest {

    private static final ArchiveTypes T = ArchiveTypes.STANDARD;

    @TempDir private Path folder;

    @AfterEach
    void recordNoMore() {
        System.clearProperty(SchemaHistory.PROPERTY);
    }

    private Path file() {
        return folder.resolve("schemas/point.txt");
    }

    private static StructField<Integer, Integer, Integer> field(String name) {
        return T.field(name, T.i32(), (Integer value) -> value).whenAbsent(() -> 0);
    }

    private static ArchiveType<Integer, ?> point(StructField<Integer, Integer, Integer> only) {
        return T.struct(List.of(only), values -> 0);
    }

    private static ArchiveType<Integer, ?> point(
            StructField<Integer, Integer, Integer> first,
            StructField<Integer, Integer, Integer> second) {
        return T.struct(List.of(first, second), values -> 0);
    }

    private void record(ArchiveType<?, ?> type) {
        System.setProperty(SchemaHistory.PROPERTY, "record");
        SchemaHistory.require(file(), type);
        System.clearProperty(SchemaHistory.PROPERTY);
    }

    private List<String> problems(ArchiveType<?, ?> type) {
        return assertThrows(SchemaDriftException.class, () -> SchemaHistory.require(file(), type))
                .problems();
    }

    @Test
    void aSchemaThatIsNotRecordedIsAProblem() {
        assertEquals(
                List.of(
                        "no schema is recorded; record it: run this test with"
                                + " -Darenite.schemas=record"),
                problems(point(field("x"))));
        assertFalse(Files.exists(file()));
    }

    @Test
    void aRecordedSchemaIsHeldAgainstTheType() {
        record(point(field("x")));
        SchemaHistory.require(file(), point(field("x")));
        assertEquals(
                List.of(
                        "the schema has changed since version 1; record it: run this test with"
                                + " -Darenite.schemas=record\n"
                                + "  `root.y` is new, absent in old archives"),
                problems(point(field("x"), field("y"))));
        record(point(field("x"), field("y")));
        SchemaHistory.require(file(), point(field("x"), field("y")));
        assertEquals(2, SchemaHistory.read(file()).versions().size());
    }

    @Test
    void anArchiveOfAnyVersionMustStayReadable() {
        record(point(field("x")));
        record(point(field("x"), field("y")));
        ArchiveType<?, ?> narrower =
                T.struct(List.of(T.field("x", T.i16(), (Integer value) -> (short) 0)), _ -> 0);
        System.setProperty(SchemaHistory.PROPERTY, "record");
        List<String> problems = problems(narrower);
        assertEquals(3, problems.size(), problems.toString());
        assertEquals(
                "archives of version 1 cannot be read any more:\n"
                        + "  `root.x`: i32 cannot be read as i16",
                problems.get(0));
        assertEquals(2, SchemaHistory.read(file()).versions().size());
    }

    @Test
    void aNameThatIsGoneStaysTaken() {
        record(point(field("x"), field("y")));
        record(point(field("x")));
        System.setProperty(SchemaHistory.PROPERTY, "record");
        List<String> problems = problems(point(field("x"), field("y")));
        assertEquals(
                "`root.y` was removed by version 2, and older archives have it: use another name",
                problems.getFirst());
    }

    @Test
    void anEarlierNameIsKept() {
        record(point(field("x"), field("y")));
        record(point(field("x"), field("height").was("y")));
        SchemaHistory.require(file(), point(field("x"), field("height").was("y")));
        System.setProperty(SchemaHistory.PROPERTY, "record");
        assertEquals(
                "`root.height` was y before version 2: keep @Was(\"y\")",
                problems(point(field("x"), field("height"))).getFirst());
        record(point(field("x")));
    }

    @Test
    void derivedTypesAreHeldAgainstTheirHistory() {
        record(OrderNow.TYPE);
        SchemaHistory.require(file(), OrderNow.TYPE);
        String text = SchemaHistory.read(file()).toString();
        assertTrue(text.contains("\nrenamed Order customer buyer\n"), text);
        assertTrue(text.contains("\nrenamed Status PAYED PAID\n"), text);
        assertTrue(text.contains("\nrenamed Payment Cash Coins\n"), text);
        assertTrue(text.contains("\nrenamed \"Order.before\" PAYED PAID\n"), text);
        assertEquals(SchemaHistory.read(file()), SchemaHistory.parse(text));
    }

    @Test
    void filesThatAreNoHistoryAreRefused() throws IOException {
        assertThrows(SchemaException.class, () -> SchemaHistory.parse("root = i32"));
        assertThrows(SchemaException.class, () -> SchemaHistory.parse("version 2\n"));
        assertThrows(SchemaException.class, () -> SchemaHistory.parse("version 1\nroot = i32"));
        assertThrows(
                SchemaException.class,
                () -> SchemaHistory.parse("version 1\nrenamed a\npointers = 32\nroot = i32\n"));
        assertEquals(List.of(), SchemaHistory.parse("").versions());
        Files.createDirectories(file());
        assertThrows(UncheckedIOException.class, () -> SchemaHistory.read(file()));
    }

    @Test
    void namesThatAreHardToPrintAreReadAgain() {
        ArchiveType<Integer, ?> type =
                point(field("to"), field("a \"b\" to c").was("version 1", "dot.ted"));
        record(type);
        SchemaHistory.require(file(), type);
        assertEquals(
                List.of("version 1", "dot.ted"),
                SchemaHistory.read(file()).versions().getFirst().renames().stream()
                        .map(SchemaHistory.Rename::earlier)
                        .toList());
    }
}
