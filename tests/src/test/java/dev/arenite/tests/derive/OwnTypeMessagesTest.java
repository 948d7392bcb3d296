package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Types and constants that a user names for the processor: what they must be, and how it says so.
final class OwnTypeMessagesTest {

    private static final String HEAD =
            """
            package shop;
            import static dev.arenite.archive.derive.Form.*;
            import dev.arenite.archive.*;
            import dev.arenite.archive.derive.*;
            import java.util.*;
            """;

    private static void refused(String declarations, String message) {
        assertEquals(
                List.of("ERROR Order.java:6 " + message),
                Compilation.of(Map.of("shop.Order", HEAD + declarations)).diagnostics());
    }

    private static String numbered(int count, String format) {
        return IntStream.range(0, count)
                .mapToObj(number -> format.formatted(number))
                .collect(Collectors.joining());
    }

    @Test
    void oneClassIsNamedForAComponent() {
        refused(
                "@Archivable public record Order(@With({Order.A.class, Order.A.class}) Thread t) {"
                        + " public abstract static class A implements ArchiveType<Thread, Thread>"
                        + " {} }",
                "Order.t: @With must name one class here");
    }

    @Test
    void aNamedClassHasAnObject() {
        refused(
                "@Archivable public record Order(@With(Order.A.class) Thread t) {"
                        + " public abstract static class A implements ArchiveType<Thread, Thread>"
                        + " {} }",
                "Order.t: A has no constructor without parameters and not one constant of itself,"
                        + " but 0. Add one of them");
    }

    @Test
    void aNamedClassIsVisible() {
        refused(
                "@Archivable public record Order(@With(Order.A.class) Thread t) {"
                        + " private abstract static class A implements ArchiveType<Thread, Thread>"
                        + " {} }",
                "Order.t: A is not visible in the package shop. Make it visible there");
    }

    @Test
    void aDefaultIsVisible() {
        refused(
                "@Archivable public record Order(@Skip(\"NAME\") String name) {"
                        + " private static final String NAME = \"\"; }",
                "Order.name: the default NAME does not fit. It must be a visible String, and is a"
                        + " private String");
    }

    @Test
    void anEnumHasOneTo256Constants() {
        refused(
                "@Archivable public record Order(Color c) { public enum Color {} }",
                "Order.c: enum Color has 0 constants, and must have 1 to 256. Use a number, or"
                        + " @As(BY_NAME)");
        refused(
                "@Archivable public record Order(Color c) { public enum Color { "
                        + numbered(257, "C%d, ")
                        + " } }",
                "Order.c: enum Color has 257 constants, and must have 1 to 256. Use a number, or"
                        + " @As(BY_NAME)");
    }

    @Test
    void aSealedInterfaceHas256VariantsAtMost() {
        refused(
                "@Archivable public sealed interface Order { "
                        + numbered(257, "record V%d() implements Order {} ")
                        + "}",
                "Order: has 257 variants, and may have 256 at most");
    }

    @Test
    void aPackageNamesTypesForAllItsRecords() {
        String here = MoneyType.class.getPackageName();
        Compilation compilation =
                Compilation.of(
                        Map.of(
                                here + ".package-info",
                                "@dev.arenite.archive.derive.With(MoneyType.class) package "
                                        + here
                                        + ";",
                                here + ".Bill",
                                "package "
                                        + here
                                        + "; @dev.arenite.archive.derive.Archivable record"
                                        + " Bill(Purchase.Money price, int count) {}"));
        assertEquals(List.of(), compilation.diagnostics());
        String generated = String.valueOf(compilation.generated().get(here + ".ArchivedBill"));
        assertTrue(generated.contains("MoneyType.TYPE"), generated);
    }
}
