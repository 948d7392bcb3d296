package dev.arenite.archive.file;

import static dev.arenite.archive.type.StringType.STRING;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockReadOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Appends to one file from several writers, of this process and of another. Two that append at the
/// same time, one that is refused although no other is there, or a file that is left would show a
/// fault.
final class AppendLockTest {

    private static final int ROUNDS = 1000;

    /// Tries to append as often as it is told to, and says whether it could the last time. While it
    /// appends, it makes a file that nobody else may have made.
    private static final String OTHER_PROCESS =
            """
            import dev.arenite.archive.file.UnfinishedFile;
            import java.nio.file.*;

            void main(String[] args) throws Exception {
                Path path = Path.of(args[0]);
                String line;
                while ((line = IO.readln()) != null) {
                    String answer = "";
                    for (int i = Integer.parseInt(line); i > 0; i--) {
                        try (var file = UnfinishedFile.append(path)) {
                            Files.delete(Files.createFile(path.resolveSibling("inside")));
                            answer = "appends";
                        } catch (FileAlreadyExistsException two) {
                            answer = "two at a time";
                            break;
                        } catch (java.io.IOException refusal) {
                            answer = refusal.getMessage();
                        }
                    }
                    IO.println(answer);
                }
            }
            """;

    @TempDir private Path folder;

    private Path path() {
        return folder.resolve("values");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    private Process startOther() throws IOException {
        Path source = folder.resolve("Other.java");
        Files.writeString(source, OTHER_PROCESS);
        String classes =
                Stream.of(BlockFile.class, Scratch.class, BumpArena.class)
                        .map(AppendLockTest::location)
                        .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", classes, source.toString(), path().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String ask(Process other, BufferedReader answers) throws IOException {
        tell(other, 1);
        return answers.readLine();
    }

    private static void tell(Process other, int rounds) throws IOException {
        other.outputWriter().write(rounds + "\n");
        other.outputWriter().flush();
    }

    /// Both delete the lock's file and make it again all the time.
    @Test
    void noTwoProcessesAppendAtATime() throws Exception {
        Process other = startOther();
        try (BufferedReader answers = other.inputReader()) {
            assertEquals("appends", ask(other, answers));
            tell(other, ROUNDS);
            int appended = 0;
            for (int i = 0; i < ROUNDS; i++) {
                try (UnfinishedFile file = UnfinishedFile.append(path())) {
                    Files.delete(Files.createFile(folder.resolve("inside")));
                    assertEquals(0, file.writtenBytes());
                    appended++;
                } catch (FileAlreadyExistsException two) {
                    throw new AssertionError("two at a time", two);
                } catch (IOException refusal) {
                    assertTrue(String.valueOf(refusal.getMessage()).contains("another writer"));
                }
            }
            assertTrue(appended > 0);
            assertNotEquals("two at a time", answers.readLine());
        } finally {
            other.destroy();
            other.waitFor();
        }
    }

    /// On Linux each of these readers ends the locks that this process has on the file itself.
    @Test
    void anotherProcessIsRefusedWhateverReadersThisOneHas() throws Exception {
        String refusal = path() + ": another writer appends to the file";
        Process other = startOther();
        try (BufferedReader answers = other.inputReader()) {
            assertEquals("appends", ask(other, answers));
            try (UnfinishedFile file = UnfinishedFile.append(path())) {
                assertEquals(refusal, ask(other, answers));
                assertThrows(
                        IOException.class,
                        () ->
                                BlockFile.open(
                                        path(), STRING, BlockReadOptions.DEFAULT.recovering()));
                assertEquals(refusal, ask(other, answers));
                Files.readAllBytes(path());
                assertEquals(refusal, ask(other, answers));
                assertThrows(IOException.class, () -> UnfinishedFile.append(path()));
                assertEquals(refusal, ask(other, answers));
                assertEquals(0, file.writtenBytes());
            }
            assertEquals("appends", ask(other, answers));
        } finally {
            other.destroy();
            other.waitFor();
        }
        assertEquals(List.of("Other.java", "values"), names());
    }

    @Test
    void fileThatIsReachedByAnotherNameIsTheSame() throws IOException {
        Path link = folder.resolve("link");
        Path inLinked = folder.resolve("folder").resolve("values");
        try {
            Files.createFile(path());
            Files.createSymbolicLink(link, path());
            Files.createSymbolicLink(folder.resolve("folder"), folder);
        } catch (IOException | UnsupportedOperationException withoutLinks) {
            return;
        }
        try (UnfinishedFile file = UnfinishedFile.append(link)) {
            assertThrows(IOException.class, () -> UnfinishedFile.append(path()));
            assertThrows(IOException.class, () -> UnfinishedFile.append(inLinked));
            assertEquals(0, file.writtenBytes());
        }
        UnfinishedFile.append(inLinked).close();
    }

    @Test
    void lockThatADeadProcessLeftIsTakenOver() throws IOException {
        Path beside = folder.resolve("values.appending");
        Files.write(beside, new byte[100_000]);
        UnfinishedFile file = UnfinishedFile.append(path());
        assertTrue(Files.exists(beside));
        file.publish();
        assertFalse(Files.exists(beside));
        // The next writer's lock is not that of this one, which is closed now.
        try (UnfinishedFile next = UnfinishedFile.append(path())) {
            file.close();
            assertTrue(Files.exists(beside));
            assertThrows(IOException.class, () -> UnfinishedFile.append(path()));
            next.publish();
        }
        assertEquals(List.of("values"), names());
    }

    @Test
    void fileInAFolderThatIsMissingIsRefusedEachTime() {
        Path missing = folder.resolve("missing").resolve("values");
        for (int i = 0; i < 2; i++) {
            IOException refusal =
                    assertThrows(IOException.class, () -> UnfinishedFile.append(missing));
            assertTrue(String.valueOf(refusal.getMessage()).startsWith(missing.toString()));
        }
    }

    /// Writers that come and go while others try, and delete and make the lock's file all the time.
    @Test
    void noTwoThreadsAppendAtATime() throws Exception {
        AtomicInteger appending = new AtomicInteger();
        AtomicInteger appended = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                ends.add(threads.submit(() -> appendOften(appending, appended)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        assertEquals(200, appended.get());
        assertEquals(List.of("values"), names());
    }

    private void appendOften(AtomicInteger appending, AtomicInteger appended) {
        int own = 0;
        while (own < 50) {
            try (UnfinishedFile file = UnfinishedFile.append(path())) {
                assertEquals(1, appending.incrementAndGet());
                assertEquals(0, file.writtenBytes());
                appending.decrementAndGet();
                appended.incrementAndGet();
                own++;
            } catch (IOException refusal) {
                assertTrue(String.valueOf(refusal.getMessage()).contains("another writer"));
            }
        }
    }
}
