package dev.arenite.archive.file;

import static dev.arenite.archive.type.StringType.STRING;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchiveFile;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Lets the file system fail at every call of both kinds of writers. A damaged or missing earlier
/// file, a writer that goes on, a channel or a file left behind would show a fault.
final class FileFaultsTest {

    private static final byte[] EARLIER =
            "the earlier file".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir private Path folder;

    private final FaultyFiles files = new FaultyFiles();

    @BeforeEach
    void writeEarlierFile() throws IOException {
        Files.write(folder.resolve("values"), EARLIER);
    }

    @Test
    void everyFailureOfBlockFileIsFinalAndLeavesEarlierFile() throws IOException {
        everyFailureIsFinal(BlockScenario::new);
    }

    @Test
    void everyFailureOfArchiveFileIsFinalAndLeavesEarlierFile() throws IOException {
        everyFailureIsFinal(ArchiveScenario::new);
    }

    @Test
    void interruptBeforeEveryCallOfBlockFileIsFinalOrHarmless() throws IOException {
        everyInterruptIsFinalOrHarmless(BlockScenario::new);
    }

    @Test
    void interruptBeforeEveryCallOfArchiveFileIsFinalOrHarmless() throws IOException {
        everyInterruptIsFinalOrHarmless(ArchiveScenario::new);
    }

    @Test
    void shortWritesChangeNothing() throws IOException {
        byte[] blocks = whole(BlockScenario::new);
        byte[] archive = whole(ArchiveScenario::new);
        files.setBytesPerWrite(777);
        assertArrayEquals(blocks, whole(BlockScenario::new));
        assertArrayEquals(archive, whole(ArchiveScenario::new));
    }

    @Test
    void deviceThatTakesNothingIsReported() {
        files.setBytesPerWrite(0);
        FileSystemException failure =
                assertThrows(FileSystemException.class, () -> whole(BlockScenario::new));
        assertEquals(folder.resolve("values").toString(), failure.getFile());
        assertThrows(FileSystemException.class, () -> whole(ArchiveScenario::new));
    }

    private void everyFailureIsFinal(Scenario.Start start) throws IOException {
        int calls = count(start);
        for (int first = 0; first < calls; first++) {
            for (int failures = 1; failures <= 3; failures++) {
                int from = first;
                int end = first + failures;
                files.setFault(
                        (number, call) -> {
                            if (number >= from && number < end) {
                                throw new IOException("planted at " + call);
                            }
                        });
                failsFinally(start, failures, "calls " + from + " to " + end);
            }
        }
    }

    private void everyInterruptIsFinalOrHarmless(Scenario.Start start) throws IOException {
        int calls = count(start);
        for (int at = 0; at < calls; at++) {
            int interrupted = at;
            files.setFault(
                    (number, call) -> {
                        if (number == interrupted) {
                            Thread.currentThread().interrupt();
                        }
                    });
            failsFinally(start, 1, "interrupted at call " + at);
            assertTrue(Thread.interrupted(), "at call " + at);
        }
    }

    /// Runs a scenario to its end, or to its failure and beyond.
    private void failsFinally(Scenario.Start start, int failures, String message)
            throws IOException {
        Path path = files.path(folder.resolve("values"));
        Files.write(folder.resolve("values"), EARLIER);
        boolean wasPublished = false;
        boolean canBeDeleted;
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test")) {
            Scenario scenario = null;
            FileSystemException failure = null;
            try {
                scenario = start.at(path, arena, scratch);
                scenario.writeAll();
                scenario.finish();
                wasPublished = true;
            } catch (FileSystemException thrown) {
                failure = thrown;
            } catch (UncheckedIOException thrown) {
                failure = (FileSystemException) thrown.getCause();
            }
            wasPublished |= files.calls().contains("move") && !isEarlier();
            if (failure != null) {
                assertEquals(path.toString(), failure.getFile(), message);
            }
            canBeDeleted = scenario != null || failures == 1;
            if (scenario != null) {
                assertThrows(IllegalStateException.class, scenario::writeOne, message);
                assertThrows(IllegalStateException.class, scenario::finish, message);
                closeAtLast(scenario);
            }
            assertEquals(0, scratch.usedBytes(), message);
        }
        assertEquals(0, files.openChannels(), message);
        assertEquals(!wasPublished, isEarlier(), message);
        if (canBeDeleted) {
            assertEquals(List.of("values"), names(), message);
        }
        deleteOthers();
    }

    private static void closeAtLast(Scenario scenario) throws IOException {
        for (int i = 0; i < 3; i++) {
            try {
                scenario.close();
            } catch (FileSystemException planted) {
                // Closing again tries again.
            }
        }
        scenario.close();
    }

    /// A file that could not be deleted while none was handed out stays; nobody could close it.
    private void deleteOthers() throws IOException {
        for (String name : names()) {
            if (!name.equals("values")) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    private boolean isEarlier() throws IOException {
        return Arrays.equals(EARLIER, Files.readAllBytes(folder.resolve("values")));
    }

    private int count(Scenario.Start start) throws IOException {
        files.setFault((number, call) -> {});
        whole(start);
        assertFalse(isEarlier());
        return files.calls().size();
    }

    private byte[] whole(Scenario.Start start) throws IOException {
        Path path = files.path(folder.resolve("values"));
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                Scenario scenario = start.at(path, arena, scratch)) {
            scenario.writeAll();
            scenario.finish();
        }
        return Files.readAllBytes(folder.resolve("values"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            return left.map(file -> Objects.toString(file.getFileName())).sorted().toList();
        }
    }

    /// A writer and what is written with it.
    private interface Scenario extends AutoCloseable {

        interface Start {
            Scenario at(Path path, BumpArena arena, Scratch scratch) throws IOException;
        }

        void writeOne() throws IOException;

        void finish() throws IOException;

        @Override
        void close() throws IOException;

        default void writeAll() throws IOException {
            for (int i = 0; i < 300; i++) {
                writeOne();
            }
        }
    }

    private static final class BlockScenario implements Scenario {

        private final BlockFileWriter<String> file;
        private int values;

        BlockScenario(Path path, BumpArena arena, Scratch scratch) throws IOException {
            file =
                    BlockFileWriter.create(
                            path,
                            STRING,
                            BlockOptions.DEFAULT.withTargetBytes(4096),
                            arena,
                            scratch);
        }

        @Override
        public void writeOne() throws IOException {
            values++;
            file.add("v".repeat(values == 100 ? 10_000 : 50));
        }

        @Override
        public void finish() throws IOException {
            file.finish();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private static final class ArchiveScenario implements Scenario {

        private final ArchiveFile file;
        private final Scratch scratch;
        private @Nullable ArchiveWriter writer;

        ArchiveScenario(Path path, BumpArena arena, Scratch scratch) throws IOException {
            this.file = ArchiveFile.create(path);
            this.scratch = scratch;
        }

        @Override
        public void writeAll() {
            writer = ArchiveWriter.to(file, scratch);
            for (int i = 0; i < 300; i++) {
                writer.write(STRING, "v".repeat(1000));
            }
        }

        @Override
        public void writeOne() {
            ArchiveWriter.to(file, scratch).write(STRING, "a value out of line");
        }

        @Override
        public void finish() throws IOException {
            file.finish(writer == null ? 0 : writer.position());
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
