package dev.arenite.tests.project;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Holds that the project of a stranger, which the build compiles and runs, is made of nothing but
/// what the README says.
final class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path CONSUMER = Path.of("src", "consumer");

    @Test
    void theConsumerHasTheExamples() throws IOException {
        String program =
                withoutSpace(
                        Files.readString(CONSUMER.resolve("src/main/java/orders/Orders.java")));
        List<String> examples = ExamplesTest.markdownExamples(README);
        assertTrue(examples.size() >= 3, "examples=" + examples.size());
        for (String example : examples) {
            for (String paragraph : example.split("\n\n", -1)) {
                // The program goes on where an example closes its last block.
                String code = withoutSpace(paragraph);
                assertTrue(program.contains(code.substring(0, code.length() - 1)), paragraph);
            }
        }
    }

    @Test
    void theConsumerHasTheDependencyAlone() throws IOException {
        MatchResult dependency =
                Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL)
                        .matcher(Files.readString(README))
                        .results()
                        .findFirst()
                        .orElseThrow();
        String pom = withoutSpace(Files.readString(CONSUMER.resolve("pom.xml")));
        assertTrue(
                pom.contains(
                        "<dependencies>" + withoutSpace(dependency.group()) + "</dependencies>"));
    }

    @Test
    void theConsumerNamesTheProcessorAsTheReadmeDoes() throws IOException {
        MatchResult paths =
                Pattern.compile(
                                "<annotationProcessorPaths>.*?</annotationProcessorPaths>",
                                Pattern.DOTALL)
                        .matcher(Files.readString(README))
                        .results()
                        .findFirst()
                        .orElseThrow();
        String pom = withoutSpace(Files.readString(CONSUMER.resolve("pom.xml")));
        assertTrue(pom.contains(withoutSpace(paths.group())), paths.group());
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
