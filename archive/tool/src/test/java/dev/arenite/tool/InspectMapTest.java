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

import java.io.IOException;
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

    private CommandRun run(Object... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of("inspect", index), Stream.of(arguments)).toArray());
    }

    private String good(Object... arguments) {
        CommandRun run = run(arguments);
        assertEquals("", run.err());
        assertEquals(Exit.GOOD, run.exitCode(), run.out());
        return run.out();
    }

    @Test
    void theFirstBlockIsMapped() {
        String printed = good("--map");
        assertTrue(printed.startsWith("block 0 of "), printed);
        assertTrue(printed.contains("  block.magic = \"BLCK\""), printed);
        assertTrue(printed.contains("  #0.name = \"a/B0\""), printed);
        assertFalse(printed.contains("\u001B"), printed);
    }

    @Test
    void aRangeIsMappedAlone() {
        String printed = good("--range", "7..9");
        assertTrue(printed.contains("  #7.name = \"a/B7\""), printed);
        assertTrue(printed.contains("  #8.name = \"a/B8\""), printed);
        assertFalse(printed.contains("#9."), printed);
        assertFalse(printed.contains("#6."), printed);
        assertEquals(good("--map", "--range", "7"), good("--item", "7"));
    }

    @Test
    void anItemMustBeThere() {
        run("--range", "40")
                .assertFailed(Exit.INPUT, index + ": item must be there: item=40 items=40");
    }

    @Test
    void aFileWithoutValuesIsToldToHaveNone() throws IOException {
        Files.delete(index);
        write(index, 0);
        assertEquals("no values", good("--map").strip());
    }

    @Test
    void aDamagedBlockIsToldAndOthersAreMapped() throws IOException {
        byte[] bytes = Files.readAllBytes(index);
        bytes[bytes.length / 2] ^= 1;
        Files.write(index, bytes);
        CommandRun run = run("--range", "0..");
        assertEquals(Exit.DAMAGED, run.exitCode());
        String printed = run.out();
        assertTrue(printed.contains("\ndamaged: "), printed);
        assertTrue(printed.contains("#0.name"), printed);
        assertTrue(printed.contains("#39.name"), printed);
    }

    @Test
    void aPageIsWritten() throws IOException {
        Path page = folder.resolve("page.html");
        Files.writeString(page, "an older page");
        String printed = good("--html", page);
        String text = Files.readString(page);
        assertTrue(text.startsWith("<!doctype html>"), text);
        assertTrue(text.stripTrailing().endsWith("</html>"), text);
        assertEquals(
                "page: " + page + ", " + Table.number(Files.size(page)) + " B", printed.strip());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(index, page), files.sorted().toList());
        }
    }

    @Test
    void aPageThatCannotBeWrittenLeavesNothing() throws IOException {
        Path page = folder.resolve("no").resolve("page.html");
        CommandRun run = run("--html", page);
        assertEquals(Exit.OUTPUT, run.exitCode());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("no such file or directory"), run.err());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(index), files.toList());
        }
    }

    @Test
    void aPageDoesNotReplaceTheFile() throws IOException {
        byte[] before = Files.readAllBytes(index);
        CommandRun run = run("--html", index);
        assertEquals(Exit.USAGE, run.exitCode());
        assertTrue(run.err().contains("--html must be another file"), run.err());
        assertTrue(Arrays.equals(before, Files.readAllBytes(index)));
    }

    /// A device that is full, as far as there is one.
    @Test
    void aFullDeviceIsTold() {
        if (Files.exists(Path.of("/dev/full"))) {
            CommandRun run = run("--html", "/dev/full");
            assertEquals(Exit.OUTPUT, run.exitCode());
            assertEquals(1, run.err().lines().count(), run.err());
        }
    }
}
