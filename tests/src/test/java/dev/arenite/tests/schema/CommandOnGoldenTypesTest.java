package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;
import dev.arenite.tests.golden.CheckedRead;
import dev.arenite.tests.golden.GoldenCase;
import dev.arenite.tool.Arenite;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Runs the command on a block file of each golden type. Its values must come back from the JSON
/// that it writes.
final class CommandOnGoldenTypesTest {

    private static final int ITEMS = 3;
    private static final BlockOptions OPTIONS =
            BlockOptions.DEFAULT.withTargetBytes(512).withLimits(CheckedRead.DEEP);

    @TempDir Path folder;

    /// What a run wrote and returned.
    private record Run(int exitCode, String out, String err) {}

    private static Run run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        int exitCode = Arenite.run(out, err, texts);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    private static String good(Object... arguments) {
        Run run = run(arguments);
        assertEquals("", run.err, run.out);
        assertEquals(0, run.exitCode, run.out);
        return run.out;
    }

    @TestFactory
    Stream<DynamicTest> everyTypeIsRead() {
        return Stream.of(ArchiveFormat.values())
                .flatMap(
                        format ->
                                GoldenCase.all()
                                        .map(
                                                golden ->
                                                        dynamicTest(
                                                                golden.name() + " " + format,
                                                                () -> assertRead(golden, format))));
    }

    private void assertRead(GoldenCase golden, ArchiveFormat format) throws IOException {
        Path file = folder.resolve(golden.name() + format + ".blocks");
        write(file, golden, format);
        assertTrue(good("inspect", file).contains("\nitems "), golden.name());
        assertTrue(good("verify", file).startsWith("good: 3 items in "), golden.name());
        String json = good("cat", file);
        assertEquals(ITEMS, json.lines().count(), json);
        Path lines = Files.writeString(folder.resolve(golden.name() + format + ".json"), json);
        Path again = folder.resolve(golden.name() + format + ".again");
        good("pack", lines, "--schema", file, "--out", again);
        assertEquals("the items are the same: 3\n", good("diff", file, again, "--contents"));
        Path both = folder.resolve(golden.name() + format + ".both");
        good("merge", file, again, "--out", both);
        assertTrue(good("verify", both).startsWith("good: 6 items in "), golden.name());
        // A hash table is written in the order in which it was read, and so read in another one.
        if (!golden.sidecar().toString().contains("{\"hash")) {
            assertEquals(json, good("cat", again));
            assertEquals(json + json, good("cat", both));
        }
        for (String form : List.of("text", "json")) {
            good("schema", file, "--as", form);
        }
        for (String form : List.of("rust", "java")) {
            // Some schemas have no declaration: one line says so.
            Run declared = run("schema", file, "--as", form);
            assertTrue(declared.exitCode == 0 || declared.err.lines().count() == 1, declared.err);
        }
    }

    private static void write(Path file, GoldenCase golden, ArchiveFormat format)
            throws IOException {
        ArchiveType<Object, Object> type = DescribedCase.of(golden).type(format);
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("golden");
                BlockFileWriter<Object> writer =
                        BlockFileWriter.create(file, type, OPTIONS, arena, scratch)) {
            for (int i = 0; i < ITEMS; i++) {
                writer.add(golden.value());
            }
            writer.finish();
        }
    }
}
