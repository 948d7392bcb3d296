package dev.arenite.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockKey;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Gives the command wrong arguments and wrong files. More than one line of complaint, a trace, or
/// an exit code of 0 would show that it is not prepared for them.
final class AreniteTest {

    @TempDir Path folder;

    private static final BlockKey<ClassRecord, ArchivedClass, String> BY_NAME =
            BlockKey.ofText(ClassRecord::name, ArchivedClass::name).repeating();
    private static final BlockOptions OPTIONS = BlockOptions.DEFAULT.withTargetBytes(1 << 10);

    private String errors = "";
    private Path index = Path.of("");

    @BeforeEach
    void writeSmallIndex() throws IOException {
        index = folder.resolve("index");
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = BufferScratch.over("test", arena.allocate(1024, 8));
                BlockFileWriter<ClassRecord> file =
                        BlockFileWriter.create(
                                index, ArchivedClass.TYPE, BY_NAME, OPTIONS, arena, scratch)) {
            ClassRecord.Member method = new ClassRecord.Member("run", "()V", 1);
            file.add(
                    new ClassRecord(
                            "a/B",
                            "m",
                            "java/lang/Object",
                            List.of(),
                            List.of(),
                            List.of(method),
                            1));
            file.finish();
        }
    }

    @Test
    void onlyTheNamedSubcommandIsReadAndAllIfNoneIsNamed() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        assertEquals(
                Set.of("cat"), Arenite.command(nowhere, "cat", "verify").getSubcommands().keySet());
        int all = Arenite.command(nowhere).getSubcommands().size();
        assertEquals(8, all);
        assertEquals(all, Arenite.command(nowhere, "cta").getSubcommands().size());
        assertEquals(all, Arenite.command(nowhere, "--stacktrace", "cat").getSubcommands().size());
    }

    @Test
    void readsAnIndexThatIsThere() {
        assertEquals(0, run("demo", "--read", index.toString(), "--class", "a/B"));
        assertEquals("", errors);
    }

    @Test
    void missingFileIsNamed() {
        String missing = folder.resolve("missing").toString();
        assertEquals(3, run("demo", "--read", missing));
        assertOneLine(missing + ": no such file or directory");
    }

    @Test
    void readingNeedsAFile() {
        assertEquals(2, run("demo", "--read"));
        assertOneLine("--read needs FILE (see arenite demo --help)");
    }

    @Test
    void unknownOptionsAndCommandsAreToldInOneLine() {
        assertEquals(2, run("cat", "x", "--rnage", "1..2"));
        assertTrue(errors.startsWith("arenite: Unknown options: '--rnage', '1..2'"), errors);
        assertEquals(1, errors.lines().count());
        assertEquals(2, run("inpsect"));
        assertTrue(errors.endsWith("(see arenite --help)" + System.lineSeparator()), errors);
        assertEquals(1, errors.lines().count());
    }

    @Test
    void truncatedFileIsNamedWithItsFault() throws IOException {
        byte[] whole = Files.readAllBytes(index);
        Files.write(index, Arrays.copyOf(whole, whole.length - 1));
        assertEquals(1, run("demo", "--read", index.toString()));
        assertOneLine(
                index + ": file is cut off or was not finished: byteOffset=" + (whole.length - 1));
    }

    @Test
    void foreignFileIsNamedWithItsFault() throws IOException {
        Files.writeString(index, "this is a letter to a friend, not an index");
        assertEquals(1, run("demo", "--read", index.toString()));
        assertOneLine(index + ": not a block file: byteOffset=0");
    }

    @Test
    void folderInPlaceOfFileIsNamed() {
        assertEquals(3, run("demo", "--read", folder.toString()));
        assertTrue(errors.startsWith("arenite: " + folder + ": "), errors);
    }

    @Test
    void unwritablePathIsNamedAndNothingIsLeft() {
        Path path = folder.resolve("no").resolve("such").resolve("folder");
        assertEquals(4, run("demo", path.toString()));
        assertOneLine(path + ": no such file or directory");
        assertFalse(Files.exists(path));
    }

    @Test
    void stackTraceIsShownIfItIsAskedFor() {
        String missing = folder.resolve("missing").toString();
        assertEquals(3, run("demo", "--stacktrace", "--read", missing));
        assertTrue(errors.contains("\tat dev.arenite"), errors);
    }

    @Test
    void helpTeaches() {
        String help = CommandRun.good("demo", "--help");
        assertTrue(help.contains("--read"), help);
        assertTrue(help.contains("Exit codes:"), help);
    }

    private int run(String... arguments) {
        CommandRun run = CommandRun.of((Object[]) arguments);
        errors = run.err();
        return run.exitCode();
    }

    private void assertOneLine(String problem) {
        assertEquals("arenite: " + problem + System.lineSeparator(), errors);
    }
}
