package dev.arenite.archive.block;

import static dev.arenite.archive.type.StringType.STRING;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.arenite.archive.ArchiveFile;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Fills a real device of 1 MiB, a tmpfs, which only root may mount: skipped for others, and on
/// systems that have none. A complete block that is lost, an earlier file that is damaged, bytes
/// that are not given back, or a fault of the virtual machine would show a fault. What the file
/// system can do wrong otherwise is planted by [AppendFaultsTest].
final class FullDeviceTest {

    private static final int DEVICE_BYTES = 1 << 20;

    /// Each of them leaves another call with no room.
    private static final int[] BALLASTS = {
        0, 100_000, 300_000, 500_000, 700_000, 900_000, 1_000_000
    };

    private static final BlockOptions OPTIONS = BlockOptions.DEFAULT.withTargetBytes(8 << 10);
    private static final List<String> VALUES =
            IntStream.range(0, 40_000).mapToObj(i -> i + " a value of a full device").toList();
    private static final List<String> FEW = VALUES.subList(0, 100);

    @TempDir private static Path mounted;
    private static boolean isMounted;

    private final BumpArena arena = BumpArena.ofConfined();
    private final Scratch scratch = Scratch.ofConfined("test");

    @BeforeAll
    static void mount() throws Exception {
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mounted.toString());
        Assumptions.assumeTrue(isMounted, "a tmpfs can be mounted by root on Linux only");
    }

    @AfterAll
    static void unmount() throws Exception {
        if (isMounted && !run("umount", mounted.toString())) {
            // A channel that is still open keeps the device; its folder goes all the same.
            run("umount", "-l", mounted.toString());
            fail("device is in use");
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException unknownCommand) {
            return false;
        }
    }

    @AfterEach
    void cleanUp() throws IOException {
        scratch.close();
        arena.close();
        for (String name : List.of("ballast", "file")) {
            Files.deleteIfExists(mounted.resolve(name));
        }
        assertEquals(DEVICE_BYTES, usableBytes());
    }

    private static Path path() {
        return mounted.resolve("file");
    }

    private static long usableBytes() throws IOException {
        return Files.getFileStore(mounted).getUsableSpace();
    }

    private static void writeBallast(int bytes) throws IOException {
        Files.write(mounted.resolve("ballast"), new byte[bytes]);
    }

    private static void addAll(BlockFileWriter<String> file, List<String> values)
            throws IOException {
        for (String value : values) {
            file.add(value);
        }
        file.finish();
    }

    private void create(BlockOptions options, List<String> values) throws IOException {
        try (BlockFileWriter<String> file =
                BlockFileWriter.create(path(), STRING, options, arena, scratch)) {
            addAll(file, values);
        }
    }

    private static void assertNoSpace(FileSystemException failure) {
        assertEquals(path().toString(), failure.getFile());
        assertTrue(("" + failure.getReason()).contains("No space left"), failure.toString());
    }

    @Test
    void newFileThatDoesNotFitGivesItsBytesBackAtOnce() throws IOException {
        create(OPTIONS, FEW);
        for (int ballast : BALLASTS) {
            writeBallast(ballast);
            long before = usableBytes();
            try (BlockFileWriter<String> file =
                    BlockFileWriter.create(path(), STRING, OPTIONS, arena, scratch)) {
                assertNoSpace(assertThrows(FileSystemException.class, () -> addAll(file, VALUES)));
                assertEquals(before, usableBytes());
                assertThrows(IllegalStateException.class, () -> file.add("late"));
            }
            assertValues(FEW.size(), false);
        }
    }

    /// Text and its filter of 8 bytes for each, which fills the device by way of its own file.
    @Test
    void filterThatDoesNotFitGivesItsBytesBack() throws IOException {
        BlockKey<String, ArchivedString, String> byText =
                BlockKey.ofText(text -> text, view -> view);
        List<String> sorted = VALUES.stream().sorted().toList();
        BlockOptions options = OPTIONS.withBloomBits(64);
        for (int ballast : BALLASTS) {
            writeBallast(ballast);
            long before = usableBytes();
            try (BlockFileWriter<String> file =
                    BlockFileWriter.create(path(), STRING, byText, options, arena, scratch)) {
                assertNoSpace(assertThrows(FileSystemException.class, () -> addAll(file, sorted)));
                assertEquals(before, usableBytes());
            }
        }
    }

    @Test
    void appendedFileKeepsItsCompleteBlocks() throws IOException {
        for (BlockForce force : BlockForce.values()) {
            for (int ballast : BALLASTS) {
                Files.deleteIfExists(path());
                Files.deleteIfExists(mounted.resolve("ballast"));
                create(OPTIONS, FEW);
                // As much as fits beside the file.
                writeBallast((int) Math.min(ballast, usableBytes()));
                long safe = appendUntilFull(OPTIONS.withForce(force));
                assertValues(Math.max(safe, FEW.size()), true);
                Files.delete(mounted.resolve("ballast"));
                appendMore();
            }
        }
    }

    /// Returns the number of values that the writer says are safe.
    private long appendUntilFull(BlockOptions options) throws IOException {
        try (BlockFileWriter<String> file =
                BlockFileWriter.append(path(), STRING, options, arena, scratch)) {
            assertNoSpace(
                    assertThrows(
                            FileSystemException.class,
                            () -> addAll(file, VALUES.subList(FEW.size(), VALUES.size()))));
            assertThrows(IllegalStateException.class, file::finish);
            return file.safeItems();
        }
    }

    /// Opens the file for recovery, and requires that it has the first values.
    private static void assertValues(long least, boolean isRecovered) throws IOException {
        BlockReadOptions options = BlockReadOptions.DEFAULT.recovering();
        try (BlockFile<ArchivedString> file = BlockFile.open(path(), STRING, options)) {
            assertEquals(!isRecovered, file.isFinished());
            assertTrue(file.size() >= least, "size=" + file.size() + " least=" + least);
            List<String> read = file.stream().map(ArchivedString::toString).toList();
            assertEquals(VALUES.subList(0, read.size()), read);
        }
    }

    /// Room again: what is there is cut to make more, and the file goes on.
    private void appendMore() throws IOException {
        long before;
        try (BlockFile<ArchivedString> file =
                BlockFile.open(path(), STRING, BlockReadOptions.DEFAULT.recovering())) {
            before = file.size();
        }
        try (BlockFileWriter<String> file =
                BlockFileWriter.append(path(), STRING, OPTIONS, arena, scratch)) {
            assertEquals(before, file.items());
            if (usableBytes() < 64 << 10) {
                // The file itself fills the device: there is no room for another block.
                return;
            }
            file.add("after all");
            file.finish();
        }
        try (BlockFile<ArchivedString> file = BlockFile.open(path(), STRING)) {
            assertEquals("after all", file.get(before).toString());
        }
    }

    /// A mapped file whose pages have no room would end the virtual machine.
    @Test
    void archiveThatDoesNotFitLeavesTheEarlierFile() throws IOException {
        ArchiveFile.write(path(), STRING, "the earlier file");
        for (int ballast : BALLASTS) {
            writeBallast(ballast);
            long before = usableBytes();
            assertNoSpace(
                    assertThrows(
                            FileSystemException.class,
                            () -> ArchiveFile.write(path(), STRING, "x".repeat(DEVICE_BYTES))));
            assertEquals(before, usableBytes());
        }
        try (var open = ArchiveFile.open(path(), STRING)) {
            assertEquals("the earlier file", open.view().toString());
        }
    }
}
