package dev.arenite.tests.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.processor.ArchiveProcessor;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Compiles and runs the examples of README, documents and Javadoc: one that does not compile, or
/// throws, would send newcomers away.
final class ExamplesTest {

    private static final Path ROOT = Path.of("..");

    /// Documents whose examples need more than the libraries: a test of their module runs them.
    private static final Set<String> OF_ENGINES = Set.of("flink.md", "kafka.md");

    private static final Pattern MARKDOWN =
            Pattern.compile("^```java\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern JAVADOC =
            Pattern.compile("^ */// ```java\\n(.*?)^ */// ```", Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern SLASHES = Pattern.compile("^ */// ?", Pattern.MULTILINE);

    private static final String IMPORTS =
            """
            import dev.arenite.archive.*;
            import dev.arenite.archive.block.*;
            import dev.arenite.archive.derive.*;
            import dev.arenite.archive.map.*;
            import dev.arenite.archive.memory.*;
            import dev.arenite.archive.schema.*;
            import dev.arenite.archive.type.*;
            import dev.arenite.arena.*;
            import dev.arenite.scratch.*;
            import dev.arenite.tests.*;
            import dev.arenite.tests.project.ExampleContext;
            import dev.arenite.tool.schema.*;
            import java.lang.foreign.*;
            import java.math.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            """;

    @TempDir Path folder;

    /// An example and where it stands.
    private record Example(String className, String place, String code) {

        private boolean isPartOfType() {
            return code.contains("out.");
        }

        private boolean isClass() {
            return code.startsWith("final class ") || code.startsWith("class ");
        }

        /// Each has a package of its own, for the classes that the processor writes.
        private String packageName() {
            return className.toLowerCase(Locale.ROOT);
        }

        /// Returns the paragraphs that declare records to be derived, or the others: a derived
        /// record cannot be local.
        private String paragraphs(boolean derived) {
            return Stream.of(code.split("\n\n", -1))
                    .filter(paragraph -> paragraph.startsWith("@Archivable") == derived)
                    .collect(Collectors.joining("\n\n"));
        }

        private String source() {
            String base = isPartOfType() ? "ExampleContext.Serializing" : "ExampleContext";
            String method =
                    isPartOfType()
                            ? "serialize(Order value, ArchiveSink out, MemorySegment resolver,"
                                    + " long at)"
                            : "run() throws Exception";
            String member =
                    isClass()
                            ? "public void run() {} static " + code
                            : paragraphs(true)
                                    + "\n@Override public void "
                                    + method
                                    + " {\n"
                                    + paragraphs(false)
                                    + "}\n";
            return "// "
                    + place.strip()
                    + "\npackage "
                    + packageName()
                    + ";\n"
                    + IMPORTS
                    + "public final class %s extends %s {\n".formatted(className, base)
                    + "public %s(Path path) { super(path); }\n".formatted(className)
                    + member
                    + "}\n";
        }
    }

    @TestFactory
    Stream<DynamicTest> exampleRuns() throws IOException {
        List<Example> examples = examples();
        String problems = compile(examples);
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("compiles", () -> assertEquals("", problems))),
                examples.stream()
                        .map(
                                example ->
                                        DynamicTest.dynamicTest(
                                                example.place, () -> run(example))));
    }

    @Test
    void thereAreExamplesOfEveryKind() throws IOException {
        List<String> places = examples().stream().map(Example::place).toList();
        for (String kind : List.of("README.md", "BumpArena.java", "Scratch.java", "Archive.java")) {
            assertTrue(places.stream().anyMatch(place -> place.contains(kind)), kind);
        }
    }

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path document : files(".md", ".", "docs")) {
            if (!OF_ENGINES.contains(document.getFileName().toString())) {
                add(examples, document, MARKDOWN);
            }
        }
        for (Path source :
                files(
                        ".java",
                        "arena/src/main",
                        "scratch/src/main",
                        "archive/core/src/main",
                        "tests/src/main")) {
            add(examples, source, JAVADOC);
        }
        return examples;
    }

    private static void add(List<Example> examples, Path file, Pattern pattern) throws IOException {
        for (String code : codes(file, pattern)) {
            examples.add(
                    new Example(
                            "Example" + examples.size(),
                            ROOT.relativize(file) + ": " + code.lines().findFirst().orElse(""),
                            pattern == JAVADOC ? SLASHES.matcher(code).replaceAll("") : code));
        }
    }

    /// Returns the examples of a document.
    static List<String> markdownExamples(Path document) throws IOException {
        return codes(document, MARKDOWN);
    }

    private static List<String> codes(Path file, Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static List<Path> files(String ending, String... folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : folders) {
            int depth = folder.equals(".") ? 1 : Integer.MAX_VALUE;
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder), depth)) {
                files.filter(file -> file.toString().endsWith(ending)).sorted().forEach(found::add);
            }
        }
        return found;
    }

    /// Compiles examples into the folder, and returns what the compiler says.
    private String compile(List<Example> examples) {
        StringWriter problems = new StringWriter();
        String classPath =
                System.getProperty("java.class.path")
                        + File.pathSeparator
                        + System.getProperty("jdk.module.path", "");
        JavaCompiler.CompilationTask task =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                problems,
                                null,
                                null,
                                List.of("-d", folder.toString(), "-cp", classPath, "-proc:full"),
                                null,
                                examples.stream().map(ExamplesTest::source).toList());
        task.setProcessors(List.of(new ArchiveProcessor()));
        task.call();
        return problems.toString();
    }

    private static JavaFileObject source(Example example) {
        URI name =
                URI.create(
                        "string:///" + example.packageName() + "/" + example.className + ".java");
        return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return example.source();
            }
        };
    }

    private void run(Example example) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(
                        new java.net.URL[] {folder.toUri().toURL()},
                        ExamplesTest.class.getClassLoader())) {
            ExampleContext context =
                    (ExampleContext)
                            loader.loadClass(example.packageName() + "." + example.className)
                                    .getConstructor(Path.class)
                                    .newInstance(folder.resolve(example.className + ".bin"));
            context.run();
            context.end();
        }
    }
}
