package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Shows each error of the processor in full: the component, the reason, and the remedy.
final class MessagesTest {

    private static final String HEAD =
            """
            package shop;
            import static dev.arenite.archive.derive.Form.*;
            import dev.arenite.archive.*;
            import dev.arenite.archive.derive.*;
            import dev.arenite.archive.type.*;
            import java.util.*;
            """;

    private static List<String> errors(String declarations) {
        return errors(Map.of("shop.Order", HEAD + declarations));
    }

    private static List<String> errors(Map<String, String> sources) {
        Compilation compilation = Compilation.of(sources);
        assertEquals(Set.of(), compilation.classes().keySet());
        return compilation.diagnostics().stream()
                .filter(finding -> finding.startsWith("ERROR"))
                .map(finding -> finding.substring("ERROR ".length()))
                .toList();
    }

    private static void refused(String component, String message) {
        assertEquals(
                List.of("Order.java:7 " + message),
                errors("@Archivable public record Order(" + component + ") {}"));
    }

    @Test
    void collectionsThatAreNoListAreRefused() {
        refused(
                "Deque<Integer> lines",
                "Order.lines: Deque<Integer> has no archive type. Use List<Integer>, or"
                        + " @With(...)");
    }

    @Test
    void formsThatAnArrayHasNotAreRefused() {
        refused(
                "@As(U8) byte[] photo",
                "Order.photo: byte[] has no form U8. Leave out @As, or see"
                        + " dev.arenite.archive.derive.Form for its types");
        refused(
                "Optional<long @As(U64) []> sums",
                "Order.sums: long[] has no form U64. Leave out @As, or see"
                        + " dev.arenite.archive.derive.Form for its types");
    }

    @Test
    void classesWithoutATypeAreRefused() {
        refused(
                "Thread worker",
                "Order.worker: Thread has no archive type. Use a record with @Archivable, or name a"
                        + " type for it with @With(...)");
        refused(
                "Object any",
                "Order.any: Object has no archive type. Use a record with @Archivable, or name a"
                        + " type for it with @With(...)");
        refused("boolean[] flags", "Order.flags: boolean[] has no archive type. Use List<Boolean>");
        refused(
                "CharSequence name",
                "Order.name: interface CharSequence is not sealed, so its classes are not known."
                        + " Use a record with @Archivable, or name a type for it with @With(...)");
    }

    @Test
    void recordsWithoutTheAnnotationAreNamedWithTheirFile() {
        assertEquals(
                List.of(
                        "Order.java:7 Order.lines: record Line is not archivable. Annotate it with"
                                + " @Archivable (shop/Order.java), or name a type for it with"
                                + " @With(...)"),
                errors(
                        "@Archivable public record Order(List<Line> lines) { public record Line(int"
                                + " sku) {} }"));
        assertEquals(
                List.of(
                        "Order.java:7 Order.shape: sealed interface Shape is not archivable."
                                + " Annotate it with @Archivable (shop/Order.java)"),
                errors(
                        "@Archivable public record Order(Shape shape) { public sealed interface"
                            + " Shape permits Dot {} public record Dot() implements Shape {} }"));
    }

    @Test
    void recordsThatContainThemselvesAreRefused() {
        refused(
                "Optional<Order> next",
                "Order.next: Order contains itself, so its place would have no end. Put it behind a"
                        + " pointer: @As(BOXED), @As(OPTIONAL_BOXED) Optional, List, Set or Map");
        assertEquals(
                List.of(
                        "Order.java:8 Part.order: Order contains itself, so its place would have no"
                                + " end. Put it behind a pointer: @As(BOXED), @As(OPTIONAL_BOXED)"
                                + " Optional, List, Set or Map",
                        "Order.java:7 Order.part: Part contains itself, so its place would have no"
                                + " end. Put it behind a pointer: @As(BOXED), @As(OPTIONAL_BOXED)"
                                + " Optional, List, Set or Map"),
                errors(
                        "@Archivable public record Order(Part part) {}\n"
                                + "@Archivable record Part(Order order) {}"));
    }

    @Test
    void rawTypesAndWildcardsAreRefused() {
        assertTrue(
                errors("@Archivable public record Order(List lines) {}")
                        .contains(
                                "Order.java:7 Order.lines: List has no type arguments. Write"
                                        + " List<...>"));
        assertTrue(
                errors("@Archivable public record Order(Result outcome) {}")
                        .contains(
                                "Order.java:7 Order.outcome: Result has no type arguments. Write"
                                        + " Result<..., ...>"));
        refused(
                "Bound<?> from",
                "Order.from: Bound<?> has a wildcard, so the type to be read is not known."
                        + " Name the type");
        refused(
                "Map<String, ? extends Number> totals",
                "Order.totals: Map<String, ? extends Number> has a wildcard, so the type to be read"
                        + " is not known. Name the type");
    }

    @Test
    void keysThatAreNotHashedAreRefused() {
        refused(
                "Map<Double, String> names",
                "Order.names: Double cannot be the key of a map, as it is not hashed and ordered in"
                        + " the format. Use a number, a text, or a record of such");
        refused(
                "Set<byte[]> parts",
                "Order.parts: byte[] cannot be an element of a set, as it is not hashed and ordered"
                        + " in the format. Use a number, a text, or a record of such");
    }

    @Test
    void formsThatATypeDoesNotHaveAreRefused() {
        refused(
                "@As(U8) String name",
                "Order.name: String has no form U8. Leave out @As, or see"
                        + " dev.arenite.archive.derive.Form for its types");
        refused(
                "@As(B_TREE) List<Integer> all",
                "Order.all: List<Integer> has no form B_TREE. Leave out @As, or see"
                        + " dev.arenite.archive.derive.Form for its types");
        refused(
                "@As(ARRAY) List<Integer> all",
                "Order.all: form ARRAY needs a length: @As(value = ARRAY, length = 4)");
        refused(
                "@As({U8, BOXED}) int all",
                "Order.all: form U8 must be the last one. Only BOXED, SHARED, NON_ZERO and"
                        + " HALF_RANGE take another behind them");
        refused(
                "@As(NON_ZERO) String name",
                "Order.name: form NON_ZERO needs an integer, not String. Use int, long or"
                        + " BigInteger");
        refused(
                "java.time.@As(NON_ZERO) Instant at",
                "Order.at: form NON_ZERO needs an integer, not Instant. Use int, long or"
                        + " BigInteger");
        refused(
                "@As(RANGE_INCLUSIVE) Bound<Integer> from",
                "Order.from: Bound<Integer> has no form RANGE_INCLUSIVE. Leave out @As, or see"
                        + " dev.arenite.archive.derive.Form for its types");
    }

    @Test
    void tagsOutOfRangeAndTakenAreRefused() {
        assertEquals(
                List.of(
                        "Order.java:7 Order.status: tag 1 of C is that of B. Set another with"
                                + " @Tag"),
                errors(
                        "@Archivable public record Order(Status status) { public enum Status { A,"
                                + " B, @Tag(1) C } }"));
        assertEquals(
                List.of(
                        "Order.java:7 Order.status: tag 256 of B is not in 0 to 255. Set another"
                                + " with @Tag"),
                errors(
                        "@Archivable public record Order(Status status) { public enum Status {"
                                + " @Tag(255) A, B } }"));
    }

    @Test
    void defaultsThatDoNotFitAreRefused() {
        refused(
                "@Skip Thread worker",
                "Order.worker: Thread has no default. Name a static field of Order that holds it:"
                        + " @Skip(\"EMPTY\")");
        assertEquals(
                List.of(
                        "Order.java:7 Order.name: the default ZERO does not fit. It must be a"
                                + " visible String, and is a int"),
                errors(
                        "@Archivable public record Order(@Skip(\"ZERO\") String name) { static"
                                + " final int ZERO = 0; }"));
        refused(
                "@Skip(\"NONE\") String name",
                "Order.name: the default NONE is no static field of Order. Declare it there");
    }

    @Test
    void earlierNamesThatAreNoneAreRefused() {
        refused(
                "@Was(\"name\") String name",
                "Order.name: @Was(\"name\") is no earlier name. Name another one, or leave it out");
        refused(
                "@Was(\"id\") String name, int id",
                "Order: @Was(\"id\") of name is a name of id as well. A name belongs to one");
        refused(
                "@Was({\"a\", \"a\"}) String name",
                "Order: @Was(\"a\") of name is a name of name as well. A name belongs to one");
        refused(
                "@Skip @Was(\"a\") String name",
                "Order.name: is in no archive, so @Was has no meaning. Leave it or @Skip out");
        refused(
                "@Default UUID key",
                "Order.key: UUID has no default. Name a static field of Order that holds it:"
                        + " @Default(\"EMPTY\")");
        assertEquals(
                List.of(
                        "Order.java:7 Order: @Was(\"B\") of A is a name of B as well. A name"
                                + " belongs to one"),
                errors(
                        "@Archivable public sealed interface Order permits Order.A, Order.B {"
                                + " @Was(\"B\") record A() implements Order {}"
                                + " record B() implements Order {} }"));
    }

    @Test
    void namesThatCollideAreRefused() {
        refused(
                "long place",
                "Order.place: every view has a method place() of its own. Give the component"
                        + " another name");
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("shop.Order", HEAD + "@Archivable public record Order(int a) {}");
        sources.put("shop.ArchivedOrder", "package shop; public record ArchivedOrder() {}");
        assertEquals(
                List.of(
                        "Order.java:7 Order: its generated class would be shop.ArchivedOrder, which"
                                + " is there already. Set another name: @Archivable(name = ...)"),
                errors(sources));
        assertEquals(
                List.of(
                        "Order.java:7 Line: its generated class would be shop.ArchivedLine, as that"
                                + " of Order.Line. Set another name: @Archivable(name = ...)"),
                errors(
                        "public class Order { @Archivable record Line(int a) {} } class Other {"
                                + " @Archivable record Line(int b) {} }"));
    }

    @Test
    void typesThatThePackageCannotSeeAreRefused() {
        assertEquals(
                List.of(
                        "Order.java:7 Line: Line is not visible in the package shop. Make it"
                                + " visible there"),
                errors("public class Order { @Archivable private record Line(int a) {} }"));
    }

    @Test
    void onlyRecordsAndSealedInterfacesAreDerived() {
        assertEquals(
                List.of(
                        "Order.java:7 Order: only records and sealed interfaces can be @Archivable."
                                + " An enum needs no annotation; for a class, name a type with"
                                + " @With(...)"),
                errors("@Archivable public class Order {}"));
        assertEquals(
                List.of(
                        "Order.java:7 Order: a generic record cannot be validated. Declare a record"
                                + " for each type that is used"),
                errors("@Archivable(validated = true) public record Order<T>(T value) {}"));
        assertEquals(
                List.of("Order.java:7 Order.page: Page has no type arguments. Write Page<...>"),
                errors(
                                "@Archivable public record Order(Page page) { @Archivable public"
                                        + " record Page<T>(T t) {} }")
                        .stream()
                        .filter(error -> error.contains("Order.page"))
                        .toList());
        assertEquals(
                List.of(
                        "Order.java:7 Shape: Odd is no record or enum. Permit records, and enums,"
                                + " whose constants are variants without fields"),
                errors(
                        "public class Order { @Archivable public sealed interface Shape permits Odd"
                                + " {} public static final class Odd implements Shape {} }"));
    }

    @Test
    void typesOfOthersMustFit() {
        refused(
                "@With(Utf8Type.class) String name",
                "Order.name: Utf8Type is the type of MemorySegment, not of String. Name another"
                        + " class in @With");
    }

    @Test
    void formatsMustBeTheSame() {
        assertEquals(
                List.of(
                        "Order.java:7 Order.line: Line has the format POINTER_64, and its user"
                                + " POINTER_32. Give both the same: @Archivable(format = ...)"),
                errors(
                        "@Archivable public record Order(Line line) { @Archivable(format ="
                                + " ArchiveFormat.POINTER_64) public record Line(int a) {} }"));
    }

    @Test
    void allErrorsAreReportedInOneRound() {
        assertEquals(
                3,
                errors(
                                "@Archivable public record Order(Deque<String> a, Thread b) {}\n"
                                        + "@Archivable record Other(Object c) {}")
                        .size());
    }
}
