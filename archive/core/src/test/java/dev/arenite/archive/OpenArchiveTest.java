package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockFileException;
import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.block.BlockReadOptions;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ListType;
import dev.arenite.archive.type.StringType;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Opens archives of every kind of file, right and wrong, shares them among threads and closes them
/// while they are read. A mapping that stays, a file that is not named, or other memory than the
/// archive's would show a fault.
class OpenArchiveTest {

    private static final StringType STRING = StringType.STRING;
    private static final ListType<String, ArchivedString> LIST = ListType.of(STRING);
    private static final List<String> TEXTS = List.of("one", "a longer one, out of line", "");

    @TempDir private Path folder;

    private Path write(byte... bytes) throws IOException {
        return Files.write(folder.resolve("values"), bytes);
    }

    private Path texts() throws IOException {
        return write(Archive.toBytes(LIST, TEXTS));
    }

    private static List<String> strings(ArchivedList<ArchivedString> view) {
        List<String> strings = new ArrayList<>();
        for (long i = 0; i < view.size(); i++) {
            strings.add(view.get(i).toString());
        }
        return strings;
    }

    /// Whether this process has a file mapped, as the system tells; false where it does not.
    private static boolean isMapped(Path path) throws IOException {
        Path maps = Path.of("/proc/self/maps");
        return Files.exists(maps) && Files.readString(maps).contains(path.toString());
    }

    @Test
    void aFinishedFileIsReadInPlace() throws IOException {
        Path path = folder.resolve("finished");
        try (Scratch scratch = Scratch.ofConfined("test");
                ArchiveFile file = ArchiveFile.create(path)) {
            ArchiveWriter writer = ArchiveWriter.to(file, scratch);
            writer.write(LIST, TEXTS);
            file.finish(writer.position());
        }
        OpenArchive<ArchivedList<ArchivedString>> opened = ArchiveFile.open(path, LIST);
        assertTrue(opened.isOpen());
        assertEquals(TEXTS, strings(opened.view()));
        assertSame(opened.view(), opened.view());
        assertEquals(Files.size(path), opened.archive().byteSize());
        assertTrue(opened.archive().isReadOnly());
        String described = "OpenArchive[file=" + path + " byteSize=" + Files.size(path) + "]";
        assertEquals(described, opened.toString());
        ArchivedList<ArchivedString> view = opened.view();
        opened.close();
        opened.close();
        assertFalse(opened.isOpen());
        assertFalse(isMapped(path));
        assertThrows(IllegalStateException.class, () -> view.get(0).toString());
        String closed = "archive is closed: file=" + path;
        assertEquals(closed, messageOf(IllegalStateException.class, opened::view));
        assertEquals(closed, messageOf(IllegalStateException.class, opened::archive));
        assertEquals(described, opened.toString());
    }

    @Test
    void memoryOfTheCallerStaysTheCallers() {
        Arena owner = Arena.ofConfined();
        MemorySegment archive = Archive.toSegment(LIST, TEXTS, owner);
        OpenArchive<ArchivedList<ArchivedString>> opened = Archive.open(LIST, archive);
        opened.close();
        assertEquals(TEXTS, strings(opened.view()));
        assertSame(archive, opened.archive());
        assertEquals("OpenArchive[byteSize=" + archive.byteSize() + "]", opened.toString());
        owner.close();
        assertEquals("archive is closed", messageOf(IllegalStateException.class, opened::view));
        MemorySegment cut = MemorySegment.ofArray(new byte[7]);
        assertThrows(ArchiveFormatException.class, () -> Archive.open(LIST, cut));
        CheckLimits none = CheckLimits.DEFAULT.withMaxObjects(0);
        MemorySegment again = MemorySegment.ofArray(Archive.toBytes(LIST, TEXTS));
        assertThrows(ArchiveFormatException.class, () -> Archive.open(LIST, again, none));
    }

    @Test
    void aMissingFileAndADirectoryAreNamed() throws IOException {
        Path missing = folder.resolve("missing");
        for (Executable opening : openings(missing)) {
            assertEquals(missing.toString(), failure(NoSuchFileException.class, opening));
        }
        for (Executable opening : openings(folder)) {
            assertEquals(folder.toString(), failure(FileSystemException.class, opening));
        }
        String message = folder + ": Is a directory";
        assertEquals(
                message,
                messageOf(FileSystemException.class, () -> ArchiveFile.open(folder, LIST)));
        Path device = Path.of("/dev/null");
        if (Files.exists(device)) {
            assertEquals(
                    "/dev/null: Is not a regular file",
                    messageOf(FileSystemException.class, () -> ArchiveFile.open(device, LIST)));
        }
    }

    private static List<Executable> openings(Path path) {
        CheckLimits limits = CheckLimits.DEFAULT;
        return List.of(
                () -> ArchiveFile.open(path, LIST),
                () -> ArchiveFile.open(path, LIST, limits, Arena.ofAuto()),
                () -> BlockFile.open(path, STRING),
                () ->
                        BlockFile.open(
                                path,
                                STRING,
                                BlockReadOptions.DEFAULT.withLifetime(Arena.ofAuto())));
    }

    private static <X extends FileSystemException> String failure(
            Class<X> type, Executable opening) {
        return assertThrows(type, opening).getFile();
    }

    @Test
    void whatIsNoArchiveIsNamedAndNotMapped() throws IOException {
        byte[] whole = Archive.toBytes(LIST, TEXTS);
        // The root is last: any length but the whole one has another root, or none.
        for (int length = 0; length < whole.length; length++) {
            assertRefused(write(Arrays.copyOf(whole, length)));
        }
        assertRefused(write(Archive.toBytes(STRING, "a text that is no list, out of line")));
        assertEquals(0, Files.size(write()));
        assertEquals(
                folder.resolve("values") + ": archive must hold its root: byteOffset=0 path=",
                messageOf(
                        ArchiveFormatException.class,
                        () -> ArchiveFile.open(folder.resolve("values"), LIST)));
    }

    private static void assertRefused(Path path) throws IOException {
        ArchiveFormatException refusal =
                assertThrows(ArchiveFormatException.class, () -> ArchiveFile.open(path, LIST));
        assertEquals(path + ": " + refusal.violation(), refusal.getMessage());
        assertFalse(isMapped(path));
    }

    @Test
    void limitsHoldForFiles() throws IOException {
        Path path = texts();
        CheckLimits none = CheckLimits.DEFAULT.withMaxObjects(0);
        ArchiveFormatException refusal =
                assertThrows(
                        ArchiveFormatException.class, () -> ArchiveFile.open(path, LIST, none));
        assertEquals(0, Objects.requireNonNull(refusal.violation().exceeded()).limit());
        assertFalse(isMapped(path));
    }

    @Test
    @SuppressWarnings("NullAway") // Null is what is refused.
    void nullIsRefusedAndNothingIsMapped() throws IOException {
        Path path = texts();
        CheckLimits limits = CheckLimits.DEFAULT;
        assertThrows(NullPointerException.class, () -> ArchiveFile.open(null, LIST));
        assertThrows(NullPointerException.class, () -> ArchiveFile.open(path, null));
        assertThrows(NullPointerException.class, () -> ArchiveFile.open(path, LIST, null));
        assertThrows(NullPointerException.class, () -> ArchiveFile.open(path, LIST, limits, null));
        assertThrows(NullPointerException.class, () -> BlockFile.open(path, STRING, null));
        assertFalse(isMapped(path));
    }

    @Test
    void anErrorOfTheTypeUnmapsTheFile() throws IOException {
        Path path = texts();
        IllegalStateException ofType = new IllegalStateException("thrown by the type");
        ArchiveType<Integer, Integer> failing =
                new TestTypes.Fixed(4) {
                    @Override
                    public void resolve(
                            Integer value,
                            ArchiveSink out,
                            long place,
                            MemorySegment at,
                            long from) {
                        throw new AssertionError("not written");
                    }

                    @Override
                    public void check(ArchiveChecker checker, long place) {}

                    @Override
                    public Integer view(MemorySegment archive, long place) {
                        throw ofType;
                    }
                };
        assertSame(
                ofType,
                assertThrows(IllegalStateException.class, () -> ArchiveFile.open(path, failing)));
        assertFalse(isMapped(path));
    }

    @Test
    void anArenaEndsTheFileAndClosingDoesNot() throws Exception {
        Path path = texts();
        Arena lifetime = Arena.ofConfined();
        OpenArchive<ArchivedList<ArchivedString>> opened =
                ArchiveFile.open(path, LIST, CheckLimits.DEFAULT, lifetime);
        opened.close();
        assertEquals(TEXTS, strings(opened.view()));
        inOtherThread(() -> assertThrows(WrongThreadException.class, () -> strings(opened.view())));
        lifetime.close();
        assertThrows(IllegalStateException.class, opened::view);
        assertThrows(
                IllegalStateException.class,
                () -> ArchiveFile.open(path, LIST, CheckLimits.DEFAULT, lifetime));
        assertFalse(isMapped(path));
    }

    private static void inOtherThread(Executable task) throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            other.submit(
                            () -> {
                                try {
                                    task.execute();
                                } catch (Throwable failure) {
                                    throw new AssertionError(failure);
                                }
                            })
                    .get();
        }
    }

    @Test
    void blockFilesAreSharedAndNameThemselves() throws Exception {
        Path path = folder.resolve("blocks");
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<String> file =
                        BlockFileWriter.create(
                                path, STRING, BlockOptions.DEFAULT, arena, scratch)) {
            file.add("a longer one, out of line");
            file.finish();
        }
        BlockFile<ArchivedString> blocks = BlockFile.open(path, STRING);
        inOtherThread(() -> assertEquals(25, blocks.get(0).toString().length()));
        inOtherThread(blocks::close);
        assertThrows(IllegalStateException.class, () -> blocks.get(0));
        blocks.close();
        assertFalse(isMapped(path));
        assertEquals(
                path
                        + ": file has values of another schema: `root`: string became"
                        + " vec(string)",
                messageOf(BlockFileException.class, () -> BlockFile.open(path, LIST)));
        assertFalse(isMapped(path));
        Path empty = write();
        assertTrue(
                messageOf(BlockFileException.class, () -> BlockFile.open(empty, STRING))
                        .startsWith(empty + ": "));
        assertFalse(isMapped(empty));
    }

    /// Closes the file at every moment of several readers. What they see is the archive or an
    /// [IllegalStateException]; anything else ends the test, or the virtual machine.
    @Test
    void readersOfAClosedFileGetAnExceptionAndNoOtherMemory() throws Exception {
        Path path = texts();
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            for (int round = 0; round < 50; round++) {
                OpenArchive<ArchivedList<ArchivedString>> opened = ArchiveFile.open(path, LIST);
                CountDownLatch reading = new CountDownLatch(3);
                CountDownLatch closed = new CountDownLatch(2);
                List<Future<?>> runs = new ArrayList<>();
                for (int reader = 0; reader < 3; reader++) {
                    runs.add(threads.submit(() -> readUntilClosed(opened, reading, closed)));
                }
                for (int closer = 0; closer < 2; closer++) {
                    runs.add(
                            threads.submit(
                                    () -> {
                                        reading.await();
                                        opened.close();
                                        closed.countDown();
                                        return 0;
                                    }));
                }
                for (Future<?> run : runs) {
                    run.get();
                }
                assertFalse(opened.isOpen());
            }
        }
        assertFalse(isMapped(path));
    }

    /// Reads until that throws, which it must once everybody who closes has returned.
    private static void readUntilClosed(
            OpenArchive<ArchivedList<ArchivedString>> opened,
            CountDownLatch reading,
            CountDownLatch closed) {
        ArchivedList<ArchivedString> view = opened.view();
        assertEquals(TEXTS, strings(view));
        reading.countDown();
        while (true) {
            boolean mustThrow = closed.getCount() == 0;
            try {
                assertEquals(TEXTS, strings(view));
            } catch (IllegalStateException ended) {
                assertFalse(opened.isOpen());
                return;
            }
            assertFalse(mustThrow, "memory can be read after close");
        }
    }

    private static String messageOf(Class<? extends Exception> type, Executable failing) {
        return Objects.requireNonNull(assertThrows(type, failing).getMessage());
    }
}
