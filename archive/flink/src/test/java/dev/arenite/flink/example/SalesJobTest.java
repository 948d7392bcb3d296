package dev.arenite.flink.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The job of docs/flink.md runs, and the document shows what runs.
@Timeout(120)
final class SalesJobTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "flink.md");
    private static final Path SOURCES = Path.of("src/test/java/dev/arenite/flink/example");

    @TempDir private Path directory;

    @Test
    void theJobAddsUpEachShop() throws Exception {
        SalesJob.main(new String[] {"3000", directory.toUri().toString()});
        Map<String, Long> expected = new TreeMap<>();
        for (int i = 0; i < 3000; i++) {
            expected.merge("shop " + i % 3, 200L + i, Long::sum);
        }
        assertEquals(expected, sums());
    }

    /// Returns the last sum of each shop, which is the largest.
    private Map<String, Long> sums() throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                for (String line : Files.readAllLines(path)) {
                    int end = line.lastIndexOf(' ');
                    sums.merge(
                            line.substring(0, end),
                            Long.parseLong(line, end + 1, line.length(), 10),
                            Math::max);
                }
            }
        }
        return sums;
    }

    @Test
    void theDocumentShowsTheJob() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> paths = Files.list(SOURCES)) {
            for (Path path : paths.toList()) {
                sources.append(Files.readString(path));
            }
        }
        String code = words(sources.toString());
        List<String> shown =
                Pattern.compile("^```java\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
                        .matcher(Files.readString(DOCUMENT))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .toList();
        assertTrue(shown.size() >= 2, "docs/flink.md shows no job");
        for (String example : shown) {
            assertTrue(code.contains(words(example)), example);
        }
    }

    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }
}
