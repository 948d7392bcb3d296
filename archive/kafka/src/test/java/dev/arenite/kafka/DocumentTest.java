package dev.arenite.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Holds that the examples of the document are code that the tests of this module run.
final class DocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "kafka.md");
    private static final Path EXAMPLE =
            Path.of("src", "test", "java", "dev", "arenite", "kafka", "ExampleTest.java");

    private static final Pattern CODE =
            Pattern.compile("^```java\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void theExamplesAreRun() throws Exception {
        String program = withoutSpace(Files.readString(EXAMPLE));
        int examples = 0;
        for (MatchResult match : CODE.matcher(Files.readString(DOCUMENT)).results().toList()) {
            examples++;
            for (String paragraph : match.group(1).split("\n\n", -1)) {
                assertTrue(program.contains(withoutSpace(paragraph)), paragraph);
            }
        }
        assertEquals(4, examples);
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
