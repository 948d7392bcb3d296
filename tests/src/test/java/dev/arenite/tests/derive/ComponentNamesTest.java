package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// Components and variants may have any name but those of a view's own methods: none meets a
/// constant, a variable or a parameter of the generated class.
final class ComponentNamesTest {

    @Test
    void constantsOfComponentsDoNotMeet() {
        assertCompiles("record R(List<String> entity, int entityType) {}");
        assertCompiles("record R(int entityType, List<String> entity) {}");
        assertCompiles("record R(List<String> x, List<String> xResolver) {}");
        assertCompiles("record R(Thread.State x, int xConstants) {}");
        assertCompiles("record R(int fooBar, int foo_bar, int foo_Bar, int FOO_BAR) {}");
        assertCompiles("record R(List<String> x, int xType, int xType_2, List<String> xType2) {}");
    }

    @Test
    void constantsOfTheStructAreNotThoseOfComponents() {
        assertCompiles("record R(List<String> type, int types) {}");
        assertCompiles("record R(int placeBytes, int placeAlignment, int resolverBytes) {}");
        assertCompiles("record R(List<String> resolver, String layout) {}");
    }

    @Test
    void variablesAndParametersAreNotComponents() {
        String numbers =
                "int out, int memory, int resolver, int at, int next, int failure, int values,"
                        + " int count, int other, int that, int hash, int texts, int component";
        assertCompiles("record R(" + numbers + ") {}");
        assertCompiles("record R(String value, " + numbers + ") {}");
        assertCompiles("record R(List<String> value, " + numbers + ") {}");
        assertCompiles("record R(List<String> value, " + numbers + ") { R { at++; } }");
        assertCompiles("record R(List<String> component, String componentValue) {}");
        assertCompiles("record R(String failure, int failureValue) { R { failureValue++; } }");
    }

    @Test
    void constantsOfVariantsDoNotMeet() {
        assertCompiles(
                """
                sealed interface S permits Type, Types, FooBar, Foo_bar {}
                record Type(List<String> type, int types) implements S {}
                record Types(int tags) implements S {}
                record FooBar(List<String> x, int xType) implements S {}
                record Foo_bar() implements S {}
                """);
    }

    @Test
    void variantsOfOneNameAreRefused() {
        String declarations =
                """
                sealed interface S permits A.X, B.X {}
                static final class A { record X(int a) implements S {} }
                static final class B { record X(int b) implements S {} }
                """;
        assertEquals(
                List.of(
                        "ERROR Names.java:8 S: names.Names.A.X and names.Names.B.X would both have"
                                + " the view ArchivedX. Rename one"),
                compile(declarations));
    }

    @Test
    void namesMayHaveAnyLetters() {
        assertCompiles(
                """
                sealed interface Größe permits Länge, 名, A$B {}
                record Länge(int größe, List<String> 名) implements Größe {}
                record 名(int größe$, List<Größe> länge) implements Größe {}
                record A$B() implements Größe {}
                @Archivable record Ä<Ö>(Ö ö, List<Ö> liste) {}
                """);
    }

    @Test
    void recordsMayHaveTheNamesOfClassesThatGeneratedCodeUses() {
        assertCompiles(
                """
                record Layout(java.util.List<Layout> values, Map map, LittleEndian number) {}
                @Archivable record Type(Optional optional, java.util.Optional<Optional> other) {}
                @Archivable record Optional(Map map) {}
                @Archivable record Map(String text) {}
                @Archivable record Archive(Fields fields, Objects objects) {}
                @Archivable record LittleEndian(int x) {}
                @Archivable record Fields(int x, String failure) {}
                @Archivable record Objects(int count, boolean next) {}
                @Archivable sealed interface Shared permits Tag {}
                record Tag(int tags, String variant) implements Shared {}
                """);
    }

    private static void assertCompiles(String declaration) {
        assertEquals(List.of(), compile(declaration), declaration);
    }

    private static List<String> compile(String declaration) {
        String source =
                """
                package names;
                import dev.arenite.archive.derive.Archivable;
                import java.util.List;
                final class Names {
                    @Archivable
                    %s
                }
                """
                        .formatted(declaration);
        return Compilation.of(Map.of("names.Names", source)).diagnostics();
    }
}
