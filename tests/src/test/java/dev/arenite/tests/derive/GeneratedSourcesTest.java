package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.processor.ArchiveProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What builds, native images and other modules demand of generated sources.
final class GeneratedSourcesTest {

    private static final String HEAD =
            """
            package shop;
            import static dev.arenite.archive.derive.Form.*;
            import dev.arenite.archive.derive.*;
            import dev.arenite.archive.type.*;
            import java.util.*;
            """;

    /// What other records may be made of, with each annotation that the processor reads.
    private static final Map<String, String> PARTS =
            Map.of(
                    "shop.Line",
                    HEAD
                            + """
                            @Archivable
                            public record Line(
                                    @As(U8) int sku, Map<@As(U16) Integer, List<@As(CHAR) Integer>> all,
                                    byte @As(C_STRING) [] code, @Skip int cached, Status status) {}
                            """,
                    "shop.Spot",
                    HEAD
                            + "@Archivable public record Spot(@As(U8) int x, byte y, @As(U16) int"
                            + " z) {}",
                    "shop.Status",
                    HEAD + "public enum Status { @Tag(7) NEW, @Tag(3) PAID, SENT }",
                    "shop.Shape",
                    HEAD
                            + """
                            @Archivable
                            public sealed interface Shape {
                                @As(NEWTYPE) record Dot(byte x, int y) implements Shape {}
                                @Tag(9) record Text(@As(SLICE) String text) implements Shape {}
                                enum None implements Shape { NONE, @Tag(20) OTHER }
                            }
                            """,
                    "shop.Page",
                    HEAD
                            + """
                            @Archivable(name = "PageView")
                            public record Page<T>(List<T> all) {}
                            """,
                    "shop.Between",
                    HEAD + "@Archivable(validated = true) public record Between(int a, int b) {}");

    /// A record that is made of them.
    private static final Map<String, String> WHOLE =
            Map.of(
                    "shop.Order",
                    HEAD
                            + """
                            @Archivable
                            public record Order(
                                    Spot spot, Line line, Shape shape, Page<Spot> page, Status status,
                                    List<Between> between, Map<Spot, Shape> shapes, Between own) {}
                            """);

    private static Map<String, String> all() {
        Map<String, String> all = new HashMap<>(PARTS);
        all.putAll(WHOLE);
        return all;
    }

    /// Types of random records are deeper than those of people.
    @Test
    void linesFitIntoAHundredColumns() {
        Map<String, String> plain = Compilation.of(all()).generated();
        assertEquals(List.of(), longLines(plain));
        Map<String, String> random =
                Compilation.of(Map.of("random.Combined", new RandomDeclarations(1, 40).source()))
                        .generated();
        long lines = random.values().stream().mapToLong(text -> text.lines().count()).sum();
        List<String> tooLong = longLines(random);
        assertTrue(tooLong.size() < lines / 200, () -> lines + " lines, too long: " + tooLong);
    }

    private static List<String> longLines(Map<String, String> files) {
        return files.values().stream()
                .flatMap(String::lines)
                .filter(line -> line.length() > 100)
                .toList();
    }

    @Test
    void nothingIsLookedUpAtRunTime() {
        Map<String, String> sources = all();
        sources.put("random.Combined", new RandomDeclarations(1, 40).source());
        Compilation compilation = Compilation.of(sources);
        assertEquals(List.of(), compilation.diagnostics());
        assertTrue(compilation.generated().size() > 40);
        Pattern lookups =
                Pattern.compile(
                        "Class\\.forName|java\\.lang\\.reflect|java\\.lang\\.invoke|MethodHandle"
                            + "|ServiceLoader|getDeclared|getMethod|getField|getRecordComponents"
                            + "|newInstance|getResource|\\.class\\.get");
        compilation
                .generated()
                .forEach((name, text) -> assertFalse(lookups.matcher(text).find(), name));
    }

    @Test
    void eachFileNamesTheTypeThatItComesFrom() {
        OriginProcessor processor = new OriginProcessor(new ArchiveProcessor());
        Compilation compilation =
                Compilation.of(all(), System.getProperty("java.class.path"), processor);
        assertEquals(List.of(), compilation.diagnostics());
        assertEquals(
                Map.of(
                        "shop.ArchivedLine", List.of("shop.Line"),
                        "shop.ArchivedSpot", List.of("shop.Spot"),
                        "shop.ArchivedShape", List.of("shop.Shape"),
                        "shop.PageView", List.of("shop.Page"),
                        "shop.ArchivedBetween", List.of("shop.Between"),
                        "shop.ArchivedOrder", List.of("shop.Order")),
                processor.origins());
        assertEquals(processor.origins().keySet(), compilation.generated().keySet());
    }

    @Test
    void gradleIsToldThatTheProcessorIsIsolating() throws IOException {
        String file = "/META-INF/gradle/incremental.annotation.processors";
        try (InputStream in =
                Objects.requireNonNull(ArchiveProcessor.class.getResourceAsStream(file))) {
            assertEquals(
                    ArchiveProcessor.class.getName() + ",isolating",
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    /// A module on which another one depends is there as classes, and an incremental build compiles
    /// some sources against the classes of others.
    @Test
    void recordsThatWereCompiledBeforeAreDerivedAlike(@TempDir Path directory) {
        Compilation parts = Compilation.of(PARTS);
        assertEquals(List.of(), parts.diagnostics());
        parts.classes().forEach((name, bytes) -> write(directory, name, bytes));
        String classPath = System.getProperty("java.class.path") + File.pathSeparator + directory;
        Compilation later = Compilation.of(WHOLE, classPath, new ArchiveProcessor());
        assertEquals(List.of(), later.diagnostics());
        assertEquals(
                Map.of("shop.ArchivedOrder", generated(Compilation.of(all()))), later.generated());
    }

    private static String generated(Compilation compilation) {
        return Objects.requireNonNull(compilation.generated().get("shop.ArchivedOrder"));
    }

    /// Files are the same whatever is compiled beside their type, and in which order.
    @Test
    void eachFileDependsOnItsTypeAlone(@TempDir Path directory) {
        Compilation together = Compilation.of(all());
        together.classes().forEach((name, bytes) -> write(directory, name, bytes));
        String classPath = System.getProperty("java.class.path") + File.pathSeparator + directory;
        Map<String, String> alone = new TreeMap<>();
        all().forEach(
                        (name, text) ->
                                alone.putAll(
                                        Compilation.of(
                                                        Map.of(name, text),
                                                        classPath,
                                                        new ArchiveProcessor())
                                                .generated()));
        assertEquals(together.generated(), alone);
    }

    private static void write(Path directory, String name, byte[] bytes) {
        Path file = directory.resolve(name.replace('.', '/') + ".class");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
