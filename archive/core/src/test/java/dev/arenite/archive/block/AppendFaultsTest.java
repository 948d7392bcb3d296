package dev.arenite.archive.block;

import static dev.arenite.archive.type.StringType.STRING;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.file.FaultyFiles;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Lets the file system fail at every call of a writer that appends. A complete block that is lost,
/// a value that is half there, a writer that goes on, or an open channel would show a fault.
final class AppendFaultsTest {

    private static final BlockOptions OPTIONS =
            BlockOptions.DEFAULT.withTargetBytes(1024).withForce(BlockForce.EACH_BLOCK);
    private static final BlockReadOptions RECOVERING = BlockReadOptions.DEFAULT.recovering();

    private static final List<String> EARLIER =
            IntStream.range(0, 100).mapToObj(i -> "earlier value number " + i).toList();
    private static final List<String> LATER =
            IntStream.range(0, 200).mapToObj(i -> "a later value, number " + i).toList();

    @TempDir private Path folder;

    private final FaultyFiles files = new FaultyFiles();

    private Path path() {
        return folder.resolve("values");
    }

    private void writeEarlier() throws IOException {
        Files.deleteIfExists(path());
        append(path(), EARLIER);
    }

    private static void append(Path path, List<String> values) throws IOException {
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<String> file =
                        BlockFileWriter.append(path, STRING, OPTIONS, arena, scratch)) {
            for (String value : values) {
                file.add(value);
            }
            file.finish();
        }
    }

    private int calls() throws IOException {
        writeEarlier();
        files.setFault((_, _) -> {});
        append(files.path(path()), LATER);
        return files.calls().size();
    }

    @Test
    void everyFailureLeavesTheCompleteBlocks() throws IOException {
        int calls = calls();
        assertTrue(calls > 20, "calls=" + calls);
        for (int first = 0; first < calls; first++) {
            for (int failures = 1; failures <= 3; failures++) {
                int from = first;
                int end = first + failures;
                writeEarlier();
                files.setFault(
                        (number, call) -> {
                            if (number >= from && number < end) {
                                throw new IOException("planted at " + call);
                            }
                        });
                failsFinally("calls " + from + " to " + end);
            }
        }
    }

    @Test
    void everyInterruptLeavesTheCompleteBlocks() throws IOException {
        int calls = calls();
        for (int at = 0; at < calls; at++) {
            int interrupted = at;
            writeEarlier();
            files.setFault(
                    (number, _) -> {
                        if (number == interrupted) {
                            Thread.currentThread().interrupt();
                        }
                    });
            failsFinally("interrupted at call " + at);
            assertTrue(Thread.interrupted(), "at call " + at);
        }
    }

    /// A device that fills up takes the first bytes of a block, and then none.
    @Test
    void deviceThatFillsUpAnywhereLeavesTheCompleteBlocks() throws IOException {
        calls();
        files.setBytesPerWrite(100);
        int writes = (int) files.calls().stream().filter("write"::equals).count();
        for (int room = 0; room < 10 * writes; room += 3) {
            writeEarlier();
            int[] taken = {0};
            int limit = room;
            files.setFault(
                    (_, call) -> {
                        if (call.equals("write") && taken[0]++ >= limit) {
                            throw new IOException("No space left on device");
                        }
                    });
            failsFinally("room=" + room);
        }
        files.setBytesPerWrite(Integer.MAX_VALUE);
    }

    /// Nothing but a part of the header, or nothing at all, may be there.
    @Test
    void everyFailureOfANewFileLeavesOneThatIsAppendedTo() throws IOException {
        files.setBytesPerWrite(700);
        append(files.path(path()), LATER);
        int calls = files.calls().size();
        assertTrue(calls > 20, "calls=" + calls);
        for (int call = 0; call < calls; call++) {
            int failing = call;
            Files.deleteIfExists(path());
            files.setFault(
                    (number, name) -> {
                        if (number == failing) {
                            throw new IOException("planted at " + name);
                        }
                    });
            try {
                append(files.path(path()), LATER);
                assertTrue(
                        List.of("open", "delete").contains(files.calls().get(failing)),
                        "at " + failing);
            } catch (FileSystemException planted) {
                // Unless the folder cannot be opened, as on some systems, or the lock's file stays.
            }
            assertEquals(0, files.openChannels());
            append(path(), List.of("after all"));
            try (var file = BlockFile.open(path(), STRING)) {
                assertEquals("after all", file.get(file.size() - 1).toString());
            }
        }
    }

    private void failsFinally(String message) throws IOException {
        long safe = 0;
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test")) {
            BlockFileWriter<String> file = null;
            try {
                file = BlockFileWriter.append(files.path(path()), STRING, OPTIONS, arena, scratch);
                for (String value : LATER) {
                    file.add(value);
                }
                file.finish();
            } catch (FileSystemException failure) {
                assertEquals(files.path(path()).toString(), failure.getFile(), message);
            }
            if (file != null) {
                BlockFileWriter<String> failed = file;
                assertThrows(IllegalStateException.class, () -> failed.add("lost"), message);
                assertThrows(IllegalStateException.class, failed::finish, message);
                assertThrows(IllegalStateException.class, failed::flush, message);
                safe = failed.safeItems();
                closeAtLast(failed);
            }
            assertEquals(0, scratch.usedBytes(), message);
        }
        assertEquals(0, files.openChannels(), message);
        assertPrefixIsThere(Math.max(safe, EARLIER.size()), message);
    }

    private static void closeAtLast(BlockFileWriter<String> file) throws IOException {
        for (int i = 0; i < 3; i++) {
            try {
                file.close();
            } catch (FileSystemException planted) {
                // Closing again tries again.
            }
        }
        file.close();
    }

    private void assertPrefixIsThere(long least, String message) throws IOException {
        boolean interrupted = Thread.interrupted();
        List<String> all = new ArrayList<>(EARLIER);
        all.addAll(LATER);
        try (var file = BlockFile.open(path(), STRING, RECOVERING)) {
            assertTrue(file.size() >= least, message + " size=" + file.size());
            List<String> read = file.stream().map(ArchivedString::toString).toList();
            assertEquals(all.subList(0, read.size()), read, message);
        }
        append(path(), List.of("after all"));
        try (var file = BlockFile.open(path(), STRING)) {
            assertEquals("after all", file.get(file.size() - 1).toString(), message);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
