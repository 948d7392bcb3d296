package dev.arenite.archive.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Publishes files under names of all kinds. A file elsewhere than asked for, or an error that
/// names another file, would show a fault.
@SuppressWarnings("NullAway") // A null path is refused as well.
final class UnfinishedFileTest {

    @TempDir Path folder;

    private static void publish(Path path) throws IOException {
        try (UnfinishedFile file = UnfinishedFile.create(path)) {
            file.write(
                    MemorySegment.ofArray(
                            "text".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            file.publish();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> Objects.toString(file.getFileName())).sorted().toList();
        }
    }

    @Test
    void longestNamesAreAccepted() throws IOException {
        String grin = new String(Character.toChars(0x1F600));
        for (String name : List.of("n".repeat(255), "x" + grin.repeat(60), "\u6c34".repeat(80))) {
            Path path;
            try {
                path = folder.resolve(name);
                Files.createFile(path);
            } catch (IOException | IllegalArgumentException unsupported) {
                // By the file system or by its encoding of names.
                continue;
            }
            publish(path);
            assertEquals("text", Files.readString(path));
            Files.delete(path);
        }
        assertEquals(List.of(), names());
    }

    @Test
    void foldersAreRefusedBeforeAnythingIsWritten() throws IOException {
        for (Path path : List.of(folder, Path.of("/"), Path.of(""), folder.resolve(".."))) {
            FileSystemException refusal =
                    assertThrows(FileSystemException.class, () -> UnfinishedFile.create(path));
            assertEquals(path.toString(), refusal.getFile());
        }
        assertEquals(List.of(), names());
        assertThrows(NullPointerException.class, () -> UnfinishedFile.create(null));
    }

    @Test
    void errorsNameTheFileThatWasAskedFor() throws IOException {
        Path missing = folder.resolve("missing").resolve("file");
        assertEquals(
                missing.toString(),
                assertThrows(NoSuchFileException.class, () -> UnfinishedFile.create(missing))
                        .getFile());
        Path below = Files.writeString(folder.resolve("plain"), "").resolve("file");
        assertEquals(
                below.toString(),
                assertThrows(FileSystemException.class, () -> UnfinishedFile.create(below))
                        .getFile());
    }

    @Test
    void folderThatIsReadOnlyIsNamed() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Assumptions.assumeTrue(closed.toFile().setWritable(false));
        Assumptions.assumeFalse(Files.isWritable(closed), "this user may write everywhere");
        Path path = closed.resolve("file");
        assertEquals(
                path.toString(),
                assertThrows(AccessDeniedException.class, () -> UnfinishedFile.create(path))
                        .getFile());
    }

    @Test
    void linkIsReplacedAndNotFollowed() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "untouched");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        Path dangling =
                Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
        publish(link);
        publish(dangling);
        assertEquals("untouched", Files.readString(target));
        assertEquals("text", Files.readString(link));
        assertFalse(Files.isSymbolicLink(link));
        assertEquals("text", Files.readString(dangling));
        assertEquals(List.of("dangling", "link", "target"), names());
    }

    @Test
    void sizeBeyondTheDeviceIsRefusedAtOnce() throws IOException {
        Path path = folder.resolve("file");
        UnfinishedFile file = UnfinishedFile.create(path);
        try (Arena arena = Arena.ofConfined()) {
            FileSystemException refusal =
                    assertThrows(
                            FileSystemException.class,
                            () -> file.map(Long.MAX_VALUE, Long.MAX_VALUE, arena));
            assertTrue(
                    refusal.getReason().startsWith("No space left on device"), refusal.getReason());
        }
        assertThrows(IllegalStateException.class, file::publish);
        assertEquals(List.of(), names());
        file.close();
    }
}
