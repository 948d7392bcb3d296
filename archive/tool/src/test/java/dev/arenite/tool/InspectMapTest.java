package dev.arenite.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Asks for maps of files that are whole, damaged or without values, and for pages where none can
/// be.
final class InspectMapTest {

    private static final int CLASSES = 40;
    private static final BlockOptions OPTIONS = BlockOptions.DEFAULT.withTargetBytes(1 << 10);

    @TempDir private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();
    private Path index = Path.of("");

    @BeforeEach
    void writeIndex() throws IOException {
        index = folder.resolve("index");
        write(index, CLASSES);
    }

    private static void write(Path path, int classes) throws IOException {
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = BufferScratch.over("test", arena.allocate(1024, 8));
                BlockFileWriter<ClassRecord> file =
                        BlockFileWriter.create(path, ArchivedClass.TYPE, OPTIONS, arena, scratch)) {
            ClassRecord.Member method = new ClassRecord.Member("run", "()V", 1);
            for (int i = 0; i < classes; i++) {
                String name = "a/B" + i;
                file.add(
                        new ClassRecord(
                                name,
                                "m",
                                "java/lang/Object",
                                List.of(),
                                List.of(),
                                List.of(method),
                                1));
            }
            file.finish();
        }
    }

    private int run(String... arguments) {
        return Arenite.command(out)
                .setErr(new PrintWriter(errors, true))
                .execute(
                        Stream.concat(Stream.of("inspect", index.toString()), Stream.of(arguments))
                                .toArray(String[]::new));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theFirstBlockIsMapped() {
        assertEquals(0, run("--map"));
        assertTrue(printed().startsWith("block 0 of "), printed());
        assertTrue(printed().contains("  block.magic = \"BLCK\""), printed());
        assertTrue(printed().contains("  #0.name = \"a/B0\""), printed());
        assertFalse(printed().contains("\u001B"), printed());
    }

    @Test
    void aRangeIsMappedAlone() {
        assertEquals(0, run("--range", "7..9"));
        assertTrue(printed().contains("  #7.name = \"a/B7\""), printed());
        assertTrue(printed().contains("  #8.name = \"a/B8\""), printed());
        assertFalse(printed().contains("#9."), printed());
        assertFalse(printed().contains("#6."), printed());
    }

    @Test
    void anItemMustBeThere() {
        assertEquals(3, run("--range", "40"));
        assertEquals(
                "arenite: " + index + ": item must be there: item=40 items=40",
                errors.toString().strip());
    }

    @Test
    void aFileWithoutValuesIsToldToHaveNone() throws IOException {
        Files.delete(index);
        write(index, 0);
        assertEquals(0, run("--map"));
        assertEquals("no values", printed().strip());
    }

    @Test
    void aDamagedBlockIsToldAndOthersAreMapped() throws IOException {
        byte[] bytes = Files.readAllBytes(index);
        bytes[bytes.length / 2] ^= 1;
        Files.write(index, bytes);
        assertEquals(1, run("--range", "0.."));
        assertTrue(printed().contains("\ndamaged: "), printed());
        assertTrue(printed().contains("#0.name"), printed());
        assertTrue(printed().contains("#39.name"), printed());
    }

    @Test
    void aPageIsWritten() throws IOException {
        Path page = folder.resolve("page.html");
        Files.writeString(page, "an older page");
        assertEquals(0, run("--html", page.toString()));
        String text = Files.readString(page);
        assertTrue(text.startsWith("<!doctype html>"), text);
        assertTrue(text.stripTrailing().endsWith("</html>"), text);
        assertEquals(
                "page: " + page + ", " + Table.number(Files.size(page)) + " B", printed().strip());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(index, page), files.sorted().toList());
        }
    }

    @Test
    void aPageThatCannotBeWrittenLeavesNothing() throws IOException {
        Path page = folder.resolve("no").resolve("page.html");
        assertEquals(4, run("--html", page.toString()));
        assertEquals(1, errors.toString().lines().count(), errors::toString);
        assertTrue(errors.toString().contains("no such file or directory"), errors::toString);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(index), files.toList());
        }
    }

    @Test
    void aPageDoesNotReplaceTheFile() throws IOException {
        byte[] before = Files.readAllBytes(index);
        assertEquals(2, run("--html", index.toString()));
        assertTrue(errors.toString().contains("--html must be another file"), errors::toString);
        assertTrue(Arrays.equals(before, Files.readAllBytes(index)));
    }

    /// A device that is full, as far as there is one.
    @Test
    void aFullDeviceIsTold() {
        if (Files.exists(Path.of("/dev/full"))) {
            assertEquals(4, run("--html", "/dev/full"));
            assertEquals(1, errors.toString().lines().count(), errors::toString);
        }
    }
}
