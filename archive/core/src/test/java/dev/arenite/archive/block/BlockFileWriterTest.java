package dev.arenite.archive.block;

import static dev.arenite.archive.type.StringType.STRING;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchiveCapacityException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.file.FaultyFiles;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.arena.ArenaLimitException;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// Disturbs writers of block files. A value that is lost, mixed or half, a writer that cannot go on
/// although it should or goes on although it must not, or a file left behind would show a fault.
final class BlockFileWriterTest {

    private static final BlockOptions OPTIONS = BlockOptions.DEFAULT.withTargetBytes(1024);

    @TempDir Path folder;

    private final BumpArena arena =
            BumpArena.ofConfined(ArenaOptions.named("test").withLimitBytes(1 << 20));
    private final Scratch scratch = Scratch.ofConfined("test");

    @AfterEach
    void closeMemory() {
        assertEquals(0, scratch.usedBytes());
        scratch.close();
        arena.close();
    }

    private <T> BlockFileWriter<T> create(Path path, ArchiveType<T, ?> type) throws IOException {
        return BlockFileWriter.create(path, type, OPTIONS, arena, scratch);
    }

    private Path path() {
        return folder.resolve("values");
    }

    private static List<String> read(Path path) throws IOException {
        List<String> strings = new ArrayList<>();
        try (BlockFile<ArchivedString> file = BlockFile.open(path, STRING)) {
            file.forEach(view -> strings.add(view.toString()));
        }
        return strings;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> Objects.toString(file.getFileName())).sorted().toList();
        }
    }

    @Test
    void writersOfOnePathAreIndependentAndTheLastToFinishWins() throws IOException {
        try (BlockFileWriter<String> one = create(path(), STRING);
                BlockFileWriter<String> two = create(path(), STRING)) {
            BlockFileWriter<String> three = create(path(), STRING);
            for (int i = 0; i < 100; i++) {
                one.add("value of one " + i);
                two.add("a longer value of two " + i);
            }
            three.add("never finished");
            three.close();
            one.finish();
            assertEquals("value of one 99", read(path()).getLast());
            two.finish();
            assertEquals("a longer value of two 0", read(path()).getFirst());
        }
        assertEquals(List.of("values"), names());
    }

    @Test
    void finishedFileTakesNoMore() throws IOException {
        try (BlockFileWriter<String> file = create(path(), STRING)) {
            file.add("value");
            file.finish();
            assertThrows(IllegalStateException.class, () -> file.add("lost"));
            assertThrows(IllegalStateException.class, file::finish);
        }
        assertEquals(List.of("value"), read(path()));
    }

    @Test
    void closedFileTakesNoMore() throws IOException {
        BlockFileWriter<String> file = create(path(), STRING);
        file.close();
        file.close();
        String message =
                assertThrows(IllegalStateException.class, () -> file.add("lost")).getMessage();
        assertEquals("file is closed: file=" + path(), message);
        assertThrows(IllegalStateException.class, file::finish);
        assertEquals(List.of(), names());
    }

    @Test
    void failedWriteIsFinalEvenIfTheNextWouldSucceed() throws IOException {
        FaultyFiles files = new FaultyFiles();
        BlockFileWriter<String> file = create(files.path(path()), STRING);
        file.add("value");
        files.setFault(
                (_, call) -> {
                    throw new IOException("No space left on device at " + call);
                });
        IOException failure = assertThrows(IOException.class, () -> addMany(file));
        files.setFault((_, _) -> {});
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> file.add("value"));
        assertEquals(failure, refusal.getCause());
        assertThrows(IllegalStateException.class, file::finish);
        file.close();
        assertEquals(List.of(), names());
        assertEquals(0, files.openChannels());
    }

    private static void addMany(BlockFileWriter<String> file) throws IOException {
        for (int i = 0; i < 1000; i++) {
            file.add("value " + i);
        }
    }

    @Test
    void deletedTemporaryFileIsMissedWhenItIsFinished() throws IOException {
        Files.writeString(path(), "the earlier file");
        try (BlockFileWriter<String> file = create(path(), STRING)) {
            file.add("value");
            Files.delete(folder.resolve(names().getLast()));
            assertThrows(IOException.class, file::finish);
            assertThrows(IllegalStateException.class, file::finish);
        }
        assertEquals("the earlier file", Files.readString(path()));
        assertEquals(List.of("values"), names());
    }

    @Test
    void nothingIsLeftIfMemoryIsRefused() throws IOException {
        FaultyFiles files = new FaultyFiles();
        try (BumpArena small =
                BumpArena.ofConfined(ArenaOptions.named("small").withLimitBytes(512))) {
            assertThrows(
                    ArenaLimitException.class,
                    () ->
                            BlockFileWriter.create(
                                    files.path(path()), STRING, OPTIONS, small, scratch));
        }
        assertEquals(0, files.openChannels());
        assertEquals(List.of(), names());
    }

    @Test
    void failuresOfValuesOfAllSizesLeaveTheWriterAsBefore() throws IOException {
        FailingText type = new FailingText();
        try (BlockFileWriter<String> file = create(path(), type)) {
            file.add("first");
            for (Throwable planted : List.of(new Error("a"), new IllegalStateException("b"))) {
                for (int length : new int[] {10, 900, 5_000, 100_000}) {
                    type.planted = planted;
                    Throwable thrown =
                            assertThrows(Throwable.class, () -> file.add("x".repeat(length)));
                    assertEquals(planted, thrown);
                    type.planted = null;
                    file.add("after " + length);
                }
            }
            assertThrows(ArenaLimitException.class, () -> file.add("x".repeat(1 << 21)));
            file.add("last");
            file.finish();
        }
        List<String> values = read(path());
        assertEquals(10, values.size());
        assertEquals("last", values.getLast());
    }

    @Test
    void valueBeyondAnyMemoryIsRefusedAndLosesNothing() throws IOException {
        FailingText type = new FailingText();
        try (BlockFileWriter<String> file = create(path(), type)) {
            file.add("before");
            type.gap = 1L << 31;
            assertThrows(ArenaLimitException.class, () -> file.add("beyond"));
            type.gap = Long.MAX_VALUE;
            ArchiveCapacityException refusal =
                    assertThrows(ArchiveCapacityException.class, () -> file.add("beyond"));
            assertEquals(Long.MAX_VALUE, refusal.neededBytes());
            assertEquals(1L << 48, refusal.limitBytes());
            type.gap = 0;
            file.add("behind");
            file.finish();
        }
        assertEquals(List.of("before", "behind"), read(path()));
    }

    @Test
    void stackThatEndsAnywhereLosesNoOtherValue() throws IOException {
        int written = 0;
        List<String> expected = new ArrayList<>();
        try (BlockFileWriter<String> file = create(path(), STRING)) {
            // How many frames a value takes depends on the compiler: enough is when many are
            // written.
            for (int rest = 0; rest < 400 || written < 100; rest++) {
                assertTrue(rest < 10_000, "written=" + written);
                String value = "value " + rest + " " + "y".repeat(rest % 40 == 7 ? 2000 : 60);
                if (new Deep(file).add(value, rest)) {
                    expected.add(value);
                    written++;
                }
            }
            file.finish();
        } catch (IllegalStateException failed) {
            // The stack may also have ended while a block was written.
            assertInstanceOf(StackOverflowError.class, failed.getCause());
            assertFalse(Files.exists(path()));
            return;
        }
        assertEquals(expected, read(path()));
    }

    /// Returns the scratch with a stack that ends from the first release on, once for each name of
    /// a method. The first release is that of a value's own resolver, the second takes the value
    /// back, the third is that of the caller of the writer.
    private Scratch ending(String... methods) {
        List<String> left = new ArrayList<>(List.of(methods));
        AtomicBoolean releases = new AtomicBoolean();
        return (Scratch)
                Proxy.newProxyInstance(
                        Scratch.class.getClassLoader(),
                        new Class<?>[] {Scratch.class},
                        (_, method, arguments) -> {
                            releases.compareAndSet(false, method.getName().equals("release"));
                            if (releases.get() && left.remove(method.getName())) {
                                throw new StackOverflowError("planted");
                            }
                            return method.invoke(scratch, arguments);
                        });
    }

    private Scratch endingOnce() {
        return ending("release");
    }

    @Test
    void memoryIsGivenBackAtOnceIfTheCallerOfTheWriterHasRoom() throws IOException {
        try (BlockFileWriter<String> file =
                BlockFileWriter.create(
                        path(), STRING, OPTIONS, arena, ending("release", "release", "mark"))) {
            assertThrows(StackOverflowError.class, () -> file.add("value 1"));
            assertEquals(0, scratch.usedBytes());
            file.add("value 2");
            file.finish();
        }
        assertEquals(List.of("value 2"), read(path()));
    }

    @Test
    void memoryThatCannotBeGivenBackAtOnceIsGivenBackByTheNextValueOrByClosing()
            throws IOException {
        for (boolean addsMore : new boolean[] {true, false}) {
            try (BlockFileWriter<String> file =
                    BlockFileWriter.create(
                            path(),
                            STRING,
                            OPTIONS,
                            arena,
                            ending("release", "release", "release"))) {
                assertThrows(StackOverflowError.class, () -> file.add("value 1"));
                assertTrue(scratch.usedBytes() > 0);
                if (addsMore) {
                    file.add("value 2");
                    assertEquals(0, scratch.usedBytes());
                }
            }
            assertEquals(0, scratch.usedBytes());
        }
    }

    @Test
    void stackThatEndsWhileMemoryIsGivenBackLeavesNothing() throws IOException {
        try (BlockFileWriter<String> file =
                BlockFileWriter.create(path(), STRING, OPTIONS, arena, endingOnce())) {
            assertThrows(StackOverflowError.class, () -> file.add("value 1"));
            file.add("value 2");
            assertEquals(0, scratch.usedBytes());
            file.finish();
        }
        try (BlockFileWriter<String> file =
                BlockFileWriter.create(path(), STRING, OPTIONS, arena, endingOnce())) {
            assertThrows(StackOverflowError.class, () -> file.add("value 1"));
        }
        assertEquals(0, scratch.usedBytes());
    }

    @Test
    void blocksOfTheCallerStayWhenMemoryIsGivenBackLater() throws IOException {
        try (BlockFileWriter<String> file =
                BlockFileWriter.create(
                        path(), STRING, OPTIONS, arena, ending("release", "release", "release"))) {
            assertThrows(StackOverflowError.class, () -> file.add("value 1"));
            MemorySegment block = scratch.push(8, 8);
            file.add("value 2");
            block.set(ValueLayout.JAVA_LONG, 0, 1);
            scratch.pop(block);
            file.finish();
        }
        scratch.release(0);
    }

    @Test
    void valueThatAddsAnotherIsRefused() throws IOException {
        FailingText type = new FailingText();
        try (BlockFileWriter<String> file = create(path(), type)) {
            type.action =
                    () -> {
                        assertThrows(IllegalStateException.class, () -> file.add("inner"));
                        assertThrows(IllegalStateException.class, file::finish);
                        assertThrows(IllegalStateException.class, file::close);
                    };
            file.add("outer");
            file.finish();
        }
        assertEquals(List.of("outer"), read(path()));
    }

    @Test
    void anotherThreadIsRefused() throws Exception {
        try (BlockFileWriter<String> file = create(path(), STRING)) {
            file.add("value");
            FutureTask<Boolean> refusals =
                    new FutureTask<>(
                            () -> {
                                Class<WrongThreadException> refusal = WrongThreadException.class;
                                assertThrows(refusal, () -> file.add("b"));
                                assertThrows(refusal, file::finish);
                                assertThrows(refusal, file::close);
                                return true;
                            });
            Thread.ofPlatform().start(refusals);
            assertTrue(refusals.get());
            file.finish();
        }
        assertEquals(List.of("value"), read(path()));
    }

    @Test
    void fileOfSharedArenaIsReadByAnyThread() throws Exception {
        try (BlockFileWriter<String> file = create(path(), STRING)) {
            addMany(file);
            file.finish();
        }
        try (Arena shared = Arena.ofShared()) {
            BlockFile<ArchivedString> file =
                    BlockFile.open(path(), STRING, BlockReadOptions.DEFAULT.withLifetime(shared));
            List<String> values = new ArrayList<>();
            Thread other = Thread.ofPlatform().start(() -> file.forEach(v -> values.add("" + v)));
            other.join();
            assertEquals(read(path()), values);
            file.close();
            assertEquals("value 7", file.get(7).toString());
        }
    }

    /// Adds a value near the end of the stack.
    private record Deep(BlockFileWriter<String> file) {

        /// Goes to the end of the stack, and back by as many frames as told.
        ///
        /// @return whether the value was added
        boolean add(String value, int framesBack) throws IOException {
            int[] depth = new int[1];
            try {
                descend(Integer.MAX_VALUE, value, depth);
            } catch (StackOverflowError end) {
                // Now the depth is known.
            }
            try {
                descend(Math.max(0, depth[0] - framesBack), value, new int[1]);
                return true;
            } catch (StackOverflowError end) {
                return false;
            }
        }

        /// The same method measures and goes back: frames of another would be of another size.
        private void descend(int frames, String value, int[] depth) throws IOException {
            depth[0]++;
            if (frames == 0) {
                file.add(value);
            } else {
                descend(frames - 1, value, depth);
            }
        }
    }
}
