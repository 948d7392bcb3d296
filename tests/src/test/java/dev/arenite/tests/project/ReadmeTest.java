package dev.arenite.tests.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Compiles and runs the examples of the README. One that does not compile or throws would send
/// newcomers away.
final class ReadmeTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("^```java\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    private static final String IMPORTS =
            """
            import dev.arenite.archive.*;
            import dev.arenite.archive.type.*;
            import dev.arenite.arena.*;
            import dev.arenite.scratch.*;
            import java.lang.foreign.*;
            import java.util.*;
            """;

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> exampleCompilesAndRuns() throws IOException {
        return examples().stream()
                .map(
                        code ->
                                DynamicTest.dynamicTest(
                                        code.lines().findFirst().orElse(""), () -> run(code)));
    }

    @Test
    void thereAreExamplesOfAllThreeLayers() throws IOException {
        String all = String.join("", examples());
        assertTrue(all.contains("BumpArena") && all.contains("push(") && all.contains("access("));
    }

    @Test
    void theConsumerHasTheExamplesAndTheDependencyAlone() throws IOException {
        Path consumer = Path.of("src", "consumer");
        String program =
                withoutSpace(
                        Files.readString(consumer.resolve("src/main/java/orders/Orders.java")));
        for (String example : examples()) {
            // The program goes on where an example closes its last block.
            String code = withoutSpace(example);
            assertTrue(program.contains(code.substring(0, code.length() - 1)), example);
        }
        String pom = Files.readString(consumer.resolve("pom.xml"));
        MatchResult dependency =
                Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL)
                        .matcher(Files.readString(Path.of("..", "README.md")))
                        .results()
                        .findFirst()
                        .orElseThrow();
        assertTrue(
                withoutSpace(pom)
                        .contains(
                                "<dependencies>"
                                        + withoutSpace(dependency.group())
                                        + "</dependencies>"));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    private static List<String> examples() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        return EXAMPLE.matcher(readme)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private void run(String code) throws Exception {
        String source =
                IMPORTS
                        + "public final class Example { public static void run() throws Exception"
                        + " {\n"
                        + code
                        + "}}\n";
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        StringWriter problems = new StringWriter();
        boolean compiled =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                problems,
                                null,
                                null,
                                List.of(
                                        "-d",
                                        folder.toString(),
                                        "-cp",
                                        System.getProperty("java.class.path")
                                                + java.io.File.pathSeparator
                                                + System.getProperty("jdk.module.path", "")),
                                null,
                                List.of(file))
                        .call();
        assertEquals("", problems.toString());
        assertTrue(compiled);
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
            loader.loadClass("Example").getMethod("run").invoke(null);
        }
    }
}
