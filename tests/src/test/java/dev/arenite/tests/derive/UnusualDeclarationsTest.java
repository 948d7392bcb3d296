package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.processor.ArchiveProcessor;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/// Declarations that are legal but rare, or wrong in a way that the compiler tells: each of them
/// once ended the processor or gave source that does not compile.
final class UnusualDeclarationsTest {

    private static final String HEAD =
            """
            package shop;
            import static dev.arenite.archive.derive.Form.*;
            import dev.arenite.archive.*;
            import dev.arenite.archive.derive.*;
            import java.util.*;
            """;

    private static List<String> findings(String declarations) {
        return Compilation.of(Map.of("shop.Order", HEAD + declarations)).diagnostics();
    }

    private static void compiles(String declarations) {
        assertEquals(List.of(), findings(declarations));
    }

    private static void compiles(Map<String, String> sources) {
        assertEquals(List.of(), Compilation.of(sources).diagnostics());
    }

    private static void isRefused(String declarations, String message) {
        assertEquals(List.of("ERROR Order.java:6 " + message), findings(declarations));
    }

    /// The compiler's own error is the only one.
    private static void isUnknown(String declarations) {
        List<String> errors =
                findings(declarations).stream().filter(one -> one.startsWith("ERROR")).toList();
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(
                errors.getFirst().contains("cannot find symbol")
                        || errors.getFirst().contains("must be an enum constant"),
                errors::toString);
    }

    @Test
    void wildcardsAreSkippedAndBound() {
        compiles("@Archivable public record Order(int a, @Skip List<?> cache) {}");
        compiles(
                "@Archivable public record Order(int a, @Skip Map<? extends Number, ? super Long>"
                        + " m) {}");
        compiles("@Archivable public record Order<T extends Comparable<? super T>>(List<T> a) {}");
    }

    @Test
    void classesThatAreNotThereAreTheCompilersError() {
        isUnknown("@Archivable public record Order(@With(Lost.class) Thread a) {}");
        isUnknown("@Archivable public record Order(@As(LOST) int a) {}");
        isUnknown("@Archivable public record Order(Lost a) {}");
        isUnknown("@Archivable public record Order(List<Lost> a) {}");
        isUnknown("@Archivable public record Order(Color a) {} enum Color { @Tag(LOST) RED }");
    }

    @Test
    void largeArraysAreLaidOutByTheirType() {
        compiles(
                "@Archivable public record Order(@As(value = ARRAY, length = 268435456) List<Long>"
                        + " a, @As(value = ARRAY, length = 200000000) List<Long> b) {}");
    }

    @Test
    void earlierNamesAreIdentifiers() {
        for (String name : List.of("@x@", "a\\tb", "a b", "1a")) {
            isRefused(
                    "@Archivable public record Order(@Was(\"" + name + "\") int a) {}",
                    "Order.a: @Was(\""
                            + name.replace("\\t", "\t")
                            + "\") is no earlier name. Name another one, or leave it out");
        }
    }

    @Test
    void enumsMustBeVisible() {
        isRefused(
                "@Archivable public record Order(Color c) { private enum Color { RED } }",
                "Order.c: Color is not visible in the package shop. Make it visible there");
    }

    @Test
    void namesOfGeneratedClassesMayBeNamesOfRecordsAndComponents() {
        compiles(
                Map.of(
                        "shop.Mutable", HEAD + "@Archivable record Mutable(int a) {}",
                        "shop.Layout", HEAD + "@Archivable record Layout(int b) {}",
                        "shop.Order", HEAD + "@Archivable record Order(Mutable m, Layout l) {}"));
        compiles("@Archivable public record Order(int Type, String x, int Mutable) {}");
        isRefused(
                "@Archivable public record Order(int Layout) {}",
                "Order.Layout: every view has a class Layout of its own. Give the component"
                        + " another name");
    }

    @Test
    void ownClassesMayHaveNamesOfJavasOwn() {
        StringBuilder components = new StringBuilder();
        Map<String, String> sources = new LinkedHashMap<>();
        String names =
                "Boolean Byte Character Double Float Integer Iterable Long Math Object Override"
                    + " Short String StringBuilder IllegalArgumentException IllegalStateException"
                    + " IndexOutOfBoundsException SuppressWarnings";
        for (String name : names.split(" ", -1)) {
            components.append(", ").append(name).append(" a").append(name);
            sources.put(
                    "shop." + name,
                    HEAD + "@Archivable public record " + name + "(int of, char in) {}");
        }
        sources.put(
                "shop.Order",
                HEAD
                        + "@Archivable(validated = true) public record Order(java.lang.String s,"
                        + " List<java.lang.@As(U8) Integer> numbers, @As(CHAR) int letter, float f,"
                        + " double d, boolean b, @As(U32) long u, long[] array,"
                        + " Map<java.lang.String, java.lang.Long> map"
                        + components
                        + ") {}");
        sources.put(
                "shop.Item",
                HEAD
                        + "@Archivable public sealed interface Item permits Item.One, Item.Two {"
                        + " record One(java.lang.String a) implements Item {}"
                        + " record Two(Math m, java.lang.Long l) implements Item {} }");
        compiles(sources);
    }

    /// Lists of numbers have classes that are named after their components.
    @Test
    void classesOfListsMayHaveNamesOfOthers() {
        compiles(
                Map.of(
                        "shop.LineList",
                        HEAD + "@Archivable public record LineList(int x) {}",
                        "shop.Order",
                        HEAD
                                + "@Archivable public record Order(List<Integer> line, LineList"
                                + " own, List<Long> a, List<Long> A, List<Boolean> archived,"
                                + " List<Byte> array, List<Short> row, @Skip(\"NONE\") ArrayList<?>"
                                + " kept) { static final ArrayList<?> NONE = new ArrayList<>();"
                                + " }"));
    }

    @Test
    void theTypeOfASealedInterfaceHasANameOfItsOwn() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("shop.EventType", HEAD + "@Archivable record EventType(int c) {}");
        sources.put(
                "shop.Event",
                HEAD
                        + "@Archivable sealed interface Event { record Start(int x) implements"
                        + " Event {} }");
        assertEquals(
                List.of(
                        "ERROR Event.java:6 Event: its generated class would be"
                                + " shop.ArchivedEventType, as that of EventType. Set another name:"
                                + " @Archivable(name = ...)"),
                Compilation.of(sources).diagnostics());
    }

    @Test
    void aVariantHasNotTheNameOfItsInterface() {
        isRefused(
                "@Archivable sealed interface Shape permits Outer.Shape {} class Outer {"
                        + " record Shape(int x) implements shop.Shape {} }",
                "Shape: shop.Shape and shop.Outer.Shape would both have the view ArchivedShape."
                        + " Rename one");
    }

    @Test
    void theSameErrorOfTwoTypesOfOneNameIsReportedTwice() {
        String line = "@Archivable public record Line(java.util.Deque<Integer> q) {}";
        String imports = " import dev.arenite.archive.derive.*; ";
        List<String> errors =
                Compilation.of(
                                Map.of(
                                        "a.Line", "package a;" + imports + line,
                                        "b.Line", "package b;" + imports + line))
                        .diagnostics();
        assertEquals(2, errors.size(), errors::toString);
    }

    @Test
    void aRecordOfAnotherProcessorIsWaitedFor() {
        Compilation compilation =
                Compilation.of(
                        Map.of(
                                "shop.Order",
                                HEAD + "@Archivable record Order(List<Made> made) {}",
                                "shop.Holder",
                                HEAD + "@Archivable record Holder(Order order) {}"),
                        System.getProperty("java.class.path"),
                        new Both(new ArchiveProcessor()));
        assertEquals(List.of(), compilation.diagnostics());
        assertEquals(
                Set.of(
                        "shop.Made",
                        "shop.ArchivedMade",
                        "shop.ArchivedOrder",
                        "shop.ArchivedHolder"),
                compilation.generated().keySet());
    }

    /// Makes a record beside the processor, in its first round.
    @SupportedAnnotationTypes("*")
    private static final class Both extends AbstractProcessor {

        private final Processor processor;
        private boolean isMade;

        private Both(Processor processor) {
            this.processor = processor;
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            super.init(environment);
            processor.init(environment);
        }

        @Override
        @SuppressWarnings("DoNotClaimAnnotations") // As the other does.
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            boolean isClaimed = processor.process(annotations, round);
            if (!isMade) {
                isMade = true;
                make();
            }
            return isClaimed;
        }

        private void make() {
            try (Writer writer =
                    processingEnv.getFiler().createSourceFile("shop.Made").openWriter()) {
                writer.write(
                        "package shop; @dev.arenite.archive.derive.Archivable record Made(int a)"
                                + " {}");
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        }
    }
}
