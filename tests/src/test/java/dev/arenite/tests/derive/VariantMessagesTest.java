package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Shows each error of the variants of sealed interfaces in full.
final class VariantMessagesTest {

    private static final String HEAD =
            """
            package shop;
            import static dev.arenite.archive.derive.Form.*;
            import dev.arenite.archive.derive.*;
            final class Shapes {
            """;

    /// Requires one error.
    ///
    /// @param line         the line that it is reported at, of the declarations
    /// @param message      the message
    /// @param declarations the lines, in a class
    private static void refused(int line, String message, String declarations) {
        Compilation compilation =
                Compilation.of(Map.of("shop.Shapes", HEAD + declarations + "\n}"));
        assertEquals(Set.of(), compilation.classes().keySet());
        long before = HEAD.lines().count();
        assertEquals(
                List.of("ERROR Shapes.java:" + (before + line) + " " + message),
                compilation.diagnostics());
    }

    @Test
    void enumsMustHaveAConstantAndNoTagOfTheirOwn() {
        refused(
                2,
                "Shape: enum Nothing has no constant, so it is no variant. Add one",
                """
                @Archivable sealed interface Shape permits Nothing {}
                enum Nothing implements Shape {}
                """);
        refused(
                2,
                "Shape: @Tag of enum Nothing is not that of a variant. Set it at a constant",
                """
                @Archivable sealed interface Shape permits Nothing {}
                @Tag(3) enum Nothing implements Shape { NOTHING }
                """);
    }

    @Test
    void tagsOfConstantsMustBeFree() {
        refused(
                3,
                "Shape: tag 0 of NOTHING is that of Dot. Set another with @Tag",
                """
                @Archivable sealed interface Shape permits Dot, Nothing {}
                record Dot() implements Shape {}
                enum Nothing implements Shape { @Tag(0) NOTHING }
                """);
    }

    @Test
    void variantsMustHaveViewsOfDifferentNames() {
        refused(
                3,
                "Shape: shop.Shapes.NotFound and shop.Shapes.State.NOT_FOUND would both have the"
                        + " view ArchivedNotFound. Rename one",
                """
                @Archivable sealed interface Shape permits NotFound, State {}
                record NotFound() implements Shape {}
                enum State implements Shape { NOT_FOUND }
                """);
    }

    @Test
    void variantsOfAGenericInterfaceMustHaveItsVariables() {
        String reason = "so its type cannot be given. Declare record ";
        refused(
                2,
                "Tree: the type variables of Leaf are not those of Tree, "
                        + reason
                        + "Leaf<T>(...) implements Tree<T>",
                """
                @Archivable sealed interface Tree<T> permits Leaf {}
                record Leaf(String text) implements Tree<String> {}
                """);
        refused(
                2,
                "Pair: the type variables of Swapped are not those of Pair, "
                        + reason
                        + "Swapped<A, B>(...) implements Pair<A, B>",
                """
                @Archivable sealed interface Pair<A, B> permits Swapped {}
                record Swapped<A, B>(A a, B b) implements Pair<B, A> {}
                """);
        refused(
                2,
                "Tree: the type variables of End are not those of Tree, "
                        + reason
                        + "End<T>(...) implements Tree<T>",
                """
                @Archivable sealed interface Tree<T> permits End {}
                enum End implements Tree<String> { END }
                """);
    }

    @Test
    void genericInterfacesAreNotValidated() {
        refused(
                1,
                "Tree: a generic sealed interface cannot be validated. Declare one for each type"
                        + " that is used",
                """
                @Archivable(validated = true) sealed interface Tree<T> permits Leaf {}
                record Leaf<T>(T value) implements Tree<T> {}
                """);
    }

    @Test
    void genericVariantsNeedAGenericInterface() {
        refused(
                2,
                "Leaf: a generic record cannot be a variant of Tree. Declare a record for each type"
                        + " that is used",
                """
                @Archivable sealed interface Tree permits Leaf {}
                record Leaf<T>(T value) implements Tree {}
                """);
    }

    @Test
    void genericInterfacesReferToThemselvesWithTheirOwnVariables() {
        refused(
                2,
                "Leaf.next: Tree refers to itself with other type arguments, so its types would"
                        + " have no end. Use its own type variables",
                """
                @Archivable sealed interface Tree<T> permits Leaf {}
                record Leaf<E>(java.util.List<Tree<String>> next) implements Tree<E> {}
                """);
    }

    @Test
    void genericTypesDoNotReferToEachOther() {
        String reason =
                ", and both are generic, so their types would have no end. Put the components of"
                        + " one into the other, or make one not generic";
        Compilation compilation =
                Compilation.of(
                        Map.of(
                                "shop.Shapes",
                                HEAD
                                        + """
                                        @Archivable sealed interface Tree<T> permits Leaf {}
                                        record Leaf<T>(java.util.List<Wood<T>> woods) implements Tree<T> {}
                                        @Archivable record Wood<T>(java.util.Map<Integer, Tree<T>> trees) {}
                                        }
                                        """));
        assertEquals(
                Set.of(
                        "ERROR Shapes.java:6 Leaf.woods: Wood leads back to Tree" + reason,
                        "ERROR Shapes.java:7 Wood.trees: Tree leads back to Wood" + reason),
                Set.copyOf(compilation.diagnostics()));
    }

    @Test
    void formsBelongWhereATypeIsUsed() {
        refused(
                2,
                "Dot: form BOXED belongs where the type is used. Only a record that is a variant"
                        + " has a form where it is declared, NEWTYPE",
                """
                @Archivable sealed interface Shape permits Dot {}
                @As(BOXED) record Dot() implements Shape {}
                """);
        refused(
                1,
                "Dot: form U8 belongs where the type is used. Only a record that is a variant has a"
                        + " form where it is declared, NEWTYPE",
                "@Archivable @As(U8) record Dot() {}");
        refused(
                1,
                "Dot.x: Integer has no form NEWTYPE. Leave out @As, or see"
                        + " dev.arenite.archive.derive.Form for its types",
                "@Archivable record Dot(@As(NEWTYPE) Integer x) {}");
    }

    @Test
    void viewsOfGenericRecordsHaveAType() {
        refused(
                1,
                "Page.type: every view has a method type() of its own. Give the component another"
                        + " name",
                "@Archivable record Page<T>(T type) {}");
    }
}
