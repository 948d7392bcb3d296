package dev.arenite.tests.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Holds the sources against the conventions that neither the compiler nor the formatter knows.
final class TidyTest {

    private static final Path ROOT = Path.of("..");

    private final List<Path> sources = sources();

    @Test
    void onlyRescopingReinterprets() {
        assertEquals(
                List.of("Rescoping.java"),
                linesOfProduct(Pattern.compile("\\.reinterpret\\(|\"restricted\"")).stream()
                        .map(line -> line.substring(0, line.indexOf(':')))
                        .distinct()
                        .toList());
    }

    @Test
    void nothingUnsafeIsUsed() {
        assertEquals(
                List.of(),
                linesOfProduct(Pattern.compile("sun\\.misc|jdk\\.internal|--add-(exports|opens)")));
    }

    @Test
    void nothingIsLeftForLater() {
        assertEquals(List.of(), lines(Pattern.compile("TO" + "DO|FIX" + "ME|XX" + "X")));
    }

    @Test
    void noTestIsSwitchedOffOrWaitsForLuck() {
        assertEquals(List.of(), lines(Pattern.compile("@Dis" + "abled|Thread\\.sl" + "eep\\(")));
    }

    @Test
    void librariesDoNotPrint() {
        assertEquals(
                List.of(),
                lines(
                        Pattern.compile("printStack" + "Trace|System\\.(out|err)"),
                        (path, _) ->
                                isProduct(path)
                                        && !path.startsWith(ROOT.resolve("archive/tool"))
                                        // A forgotten arena is reported there until a listener is
                                        // set, and only if the JVM was started to look for them.
                                        && !path.endsWith("ArenaLeak.java")));
    }

    @Test
    void sourcesAreFound() {
        assertTrue(sources.size() > 30, "sources=" + sources.size());
    }

    private List<String> linesOfProduct(Pattern pattern) {
        return lines(pattern, (path, _) -> isProduct(path));
    }

    private List<String> lines(Pattern pattern) {
        return lines(pattern, (_, _) -> true);
    }

    /// Returns the lines of code that a pattern is found in; comments do not count.
    private List<String> lines(Pattern pattern, BiPredicate<Path, String> filter) {
        List<String> found = new ArrayList<>();
        for (Path source : sources) {
            for (String line : read(source)) {
                if (filter.test(source, line)
                        && !line.strip().startsWith("//")
                        && pattern.matcher(line).find()) {
                    found.add(source.getFileName() + ": " + line.strip());
                }
            }
        }
        return found;
    }

    private static boolean isProduct(Path source) {
        return Stream.of("arena", "scratch", "archive")
                        .anyMatch(module -> source.startsWith(ROOT.resolve(module)))
                && source.toString().contains("/src/main/");
    }

    private static List<String> read(Path source) {
        try {
            return Files.readAllLines(source);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(
                            file ->
                                    !file.toString().contains("/target/")
                                            && !file.toString().contains("/generated/"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
