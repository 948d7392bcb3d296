package dev.arenite.tests.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Holds that packages refer to each other in one direction, by their compiled classes.
final class PackagesTest {

    private static final Path ROOT = Path.of("..");
    private static final String PREFIX = "dev/arenite/";

    /// The name of a class in the type of a field or method.
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L(dev/arenite/[\\w/$]+)[;<]");

    @Test
    void noPackagesReferToEachOtherInACircle() throws IOException {
        Map<String, Set<String>> uses = uses();
        assertTrue(uses.size() >= 6, "packages=" + uses.keySet());
        assertEquals(List.of(), circles(uses));
    }

    @Test
    void aCircleIsFound() {
        Map<String, Set<String>> uses =
                Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("a", "d"), "d", Set.of());
        assertEquals(3, circles(uses).size());
    }

    /// Returns each package that can be reached from itself.
    private static List<String> circles(Map<String, Set<String>> uses) {
        List<String> circles = new ArrayList<>();
        for (String start : uses.keySet()) {
            Set<String> reached = new TreeSet<>();
            reach(start, uses, reached);
            if (reached.contains(start)) {
                circles.add(start + " by way of " + reached);
            }
        }
        return circles;
    }

    private static void reach(String from, Map<String, Set<String>> uses, Set<String> reached) {
        for (String used : uses.getOrDefault(from, Set.of())) {
            if (reached.add(used)) {
                reach(used, uses, reached);
            }
        }
    }

    private static Map<String, Set<String>> uses() throws IOException {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (String module : List.of("arena", "scratch", "archive/core", "archive/tool")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("target/classes"))) {
                for (Path file : files.filter(PackagesTest::isClass).toList()) {
                    addUses(file, uses);
                }
            }
        }
        return uses;
    }

    private static boolean isClass(Path file) {
        String name = file.getFileName().toString();
        // The comment of a package may name classes of any other.
        return name.endsWith(".class") && !name.endsWith("-info.class");
    }

    private static void addUses(Path file, Map<String, Set<String>> uses) throws IOException {
        var model = ClassFile.of().parse(file);
        String user = packageOf(model.thisClass().asInternalName());
        Set<String> used = uses.computeIfAbsent(user, _ -> new TreeSet<>());
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry type && type.asInternalName().startsWith(PREFIX)) {
                used.add(packageOf(type.asInternalName()));
            } else if (entry instanceof Utf8Entry text) {
                IN_DESCRIPTOR
                        .matcher(text.stringValue())
                        .results()
                        .forEach(name -> used.add(packageOf(name.group(1))));
            }
        }
        used.remove(user);
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, internalName.lastIndexOf('/'));
    }
}
