package dev.arenite.tests.derive;

import dev.arenite.archive.ArchiveFormat;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Records and sealed interfaces with random components, for the processor; and beside them, in a
/// class `Combined`, the same types combined by hand, and random values.
final class RandomDeclarations {

    static final String PACKAGE = "random";

    private final Random random;
    private final RandomKinds kinds;
    private final ArchiveFormat format;
    private final StringBuilder declared = new StringBuilder();
    private final StringBuilder combined = new StringBuilder();
    private final List<String> names = new ArrayList<>();

    /// A component of a record.
    ///
    /// @param kind    its type
    /// @param skipped the expression for its value in a record that is read, if it is left out of
    ///     the archive
    private record Component(RandomKind kind, @Nullable String skipped) {

        String java() {
            return skipped == null ? kind.java() : "@Skip " + kind.java();
        }
    }

    /// Makes declarations.
    ///
    /// @param count the number of types
    RandomDeclarations(long seed, int count) {
        random = new Random(seed);
        kinds = new RandomKinds(random);
        format = seed / count % 2 == 0 ? ArchiveFormat.POINTER_32 : ArchiveFormat.POINTER_64;
        for (int i = 0; i < count; i++) {
            if (i % 5 == 4) {
                addSealed("S" + i);
            } else {
                addRecord("R" + i);
            }
            if (i % 10 == 0) {
                addGeneric("G" + i);
            }
        }
    }

    /// Returns the format of all of them.
    ArchiveFormat format() {
        return format;
    }

    /// Returns the simple names of the types that are derived, but for those with parameters, which
    /// the others use.
    List<String> names() {
        return names;
    }

    private static final String IMPORTS =
            """
            package random;
            import static dev.arenite.archive.derive.Form.*;
            import dev.arenite.archive.*;
            import dev.arenite.archive.derive.*;
            import dev.arenite.archive.memory.*;
            import dev.arenite.archive.type.*;
            import java.lang.foreign.MemorySegment;
            import java.math.*;
            import java.net.*;
            import java.nio.charset.StandardCharsets;
            import java.time.*;
            import java.util.*;
            """;

    /// The types and the values that declarations refer to.
    private static final String HELPERS =
            """
            public final class Combined {
            private static final ArchiveTypes T = ArchiveTypes.of(ArchiveFormat.FORMAT);
            private static final ArchiveType<Character, Integer> LETTER =
                T.adapted(T.u16(), (Character letter) -> (int) letter, (Integer number) -> (char) (int) number);
            private static final ArchiveType<Tagged, ?> TAGGED =
                T.<Tagged>enumeration().tag(3).constant("A", Tagged.A).tag(1).constant("B", Tagged.B).build();
            public enum Color { RED, GREEN, BLUE }
            public enum Tagged { @Tag(3) A, @Tag(1) B }
            private static Color color(Random r) { return Color.values()[r.nextInt(3)]; }
            private static byte[] bytes(Random r) { byte[] b = new byte[r.nextInt(9)]; r.nextBytes(b); return b; }
            private static String text(Random r) {
                String[] some = {"", "a", "eight888", "nine99999", "\\u00e4\\u00f6", "\\u65e5\\u672c\\u8a9e\\u65e5", "a text of more than a few letters"};
                return some[r.nextInt(some.length)] + (r.nextBoolean() ? r.nextInt() : "");
            }
            private static int left;
            public static void begin() { left = 3000; }
            private static int few(Random r, int most) {
                int count = left > 0 ? r.nextInt(most + 1) : 0;
                left -= count;
                return count;
            }
            private static <E> List<E> list(Random r, int most, java.util.function.Supplier<E> next) {
                return list(few(r, most), next);
            }
            private static <E> List<E> list(int count, java.util.function.Supplier<E> next) {
                List<E> all = new ArrayList<>();
                for (int i = 0; i < count; i++) { all.add(next.get()); }
                return all;
            }
            private static <E> Set<E> set(Random r, java.util.function.Supplier<E> next) {
                return new LinkedHashSet<>(list(r, 9, next));
            }
            private static <K, V> Map<K, V> map(Random r, java.util.function.Supplier<K> key, java.util.function.Supplier<V> value) {
                Map<K, V> map = new LinkedHashMap<>();
                for (int i = few(r, 8); i > 0; i--) { map.put(key.get(), value.get()); }
                return map;
            }
            private static <A, B> Result<A, B> result(Random r, java.util.function.Supplier<A> value, java.util.function.Supplier<B> error) {
                return r.nextBoolean() ? new Result.Ok<>(value.get()) : new Result.Err<>(error.get());
            }
            private static <E> Bound<E> bound(Random r, java.util.function.Supplier<E> next) {
                return switch (r.nextInt(3)) {
                    case 0 -> new Bound.Included<>(next.get());
                    case 1 -> new Bound.Excluded<>(next.get());
                    default -> new Bound.Unbounded<>();
                };
            }
            private static <E> Range<E> range(java.util.function.Supplier<E> next) {
                return new Range<>(next.get(), next.get());
            }
            private static final Map<String, Object> LAST = new HashMap<>();
            @SuppressWarnings("unchecked")
            private static <E> E again(Random r, String what, java.util.function.Supplier<E> next) {
                if (r.nextBoolean() || !LAST.containsKey(what)) { LAST.put(what, next.get()); }
                return (E) LAST.get(what);
            }
            private static InetAddress address(Random r, int length) {
                byte[] b = new byte[length];
                r.nextBytes(b);
                try { return InetAddress.getByAddress(b); } catch (UnknownHostException e) { throw new AssertionError(e); }
            }
            public record Cents(long cents) {}
            public static final class CentsType implements ArchiveType<Cents, Long> {
                public CentsType() {}
                public long placeBytes() { return 8; }
                public long placeAlignment() { return 8; }
                public long resolverBytes() { return 0; }
                public void serialize(Cents value, ArchiveSink out, MemorySegment resolver, long at) { ArchiveSink.requireValue(value); }
                public void resolve(Cents value, ArchiveSink out, long place, MemorySegment resolver, long at) {
                    LittleEndian.putLong(out.memory(), place, value.cents());
                }
                public void check(ArchiveChecker checker, long place) {
                    checker.require(view(checker.archive(), place) >= 0, "cents must not be negative", place);
                }
                public Long view(MemorySegment archive, long place) { return LittleEndian.getLong(archive, place); }
                public Cents read(MemorySegment archive, long place) { return new Cents(view(archive, place)); }
                public void describe(TypeDescriber describer) { describer.leaf("i64"); }
            }
            private static <E> Optional<E> option(Random r, java.util.function.Supplier<E> next) {
                return r.nextBoolean() ? Optional.of(next.get()) : Optional.empty();
            }
            """;

    /// Returns the file with all declarations.
    String source() {
        return IMPORTS + HELPERS.replace("FORMAT", format.name()) + declared + combined + "}\n";
    }

    private void addRecord(String name) {
        List<Component> components = components(kinds.kinds());
        RandomKind recursion = random.nextInt(5) == 0 ? recursion(name) : null;
        if (recursion != null) {
            components.add(new Component(recursion, null));
        }
        declare(name, components, random.nextInt(8) == 0);
        addCombined(name, components, recursion != null);
        names.add(name);
        kinds.add(kindOf(name, isKey(components)));
    }

    private static boolean isKey(List<Component> components) {
        return components.stream().allMatch(component -> component.kind().key());
    }

    /// A component that leads to records of the record's own type.
    private RandomKind recursion(String name) {
        RandomKind self = new RandomKind(name, "self", name + "_value(r)", false);
        RandomKind kind =
                switch (random.nextInt(3)) {
                    case 0 -> RandomKind.of("List<%s>", "T.list(%s)", "list(r, 2, %s)", self);
                    case 1 ->
                            RandomKind.of(
                                    "@As(OPTIONAL_BOXED) Optional<%s>",
                                    "T.optionalBox(T.boxed(%s))", "option(r, %s)", self);
                    default ->
                            RandomKind.of(
                                    "Map<String, %s>",
                                    "T.hashMap(T.string(), %s)", "map(r, () -> text(r), %s)", self);
                };
        String none =
                switch (kind.java().charAt(0)) {
                    case 'L' -> "List.of()";
                    case 'M' -> "Map.of()";
                    default -> "Optional.empty()";
                };
        return kind.with("r.nextInt(9) == 0 ? " + kind.value() + " : " + none);
    }

    /// Makes components of these kinds, some of which are left out of the archive.
    private List<Component> components(List<RandomKind> archived) {
        List<Component> components = new ArrayList<>();
        archived.forEach(kind -> components.add(new Component(kind, null)));
        if (random.nextInt(4) == 0) {
            Component skipped = SKIPPED.get(random.nextInt(SKIPPED.size()));
            components.add(random.nextInt(components.size() + 1), skipped);
        }
        return components;
    }

    /// No keys: two of them may differ by what is left out alone.
    private static final List<Component> SKIPPED =
            List.of(
                    new Component(new RandomKind("String", "", "text(r)", false), "\"\""),
                    new Component(new RandomKind("long", "", "r.nextLong()", false), "0L"),
                    new Component(
                            new RandomKind("List<String>", "", "List.of(text(r))", false),
                            "List.of()"),
                    new Component(
                            new RandomKind("Optional<Color>", "", "Optional.of(color(r))", false),
                            "Optional.empty()"));

    private void declare(String name, List<Component> components, boolean validated) {
        declared.append(
                "%spublic record %s%s {}%n"
                        .formatted(archivable(validated), name, parameters(components)));
    }

    private String archivable(boolean validated) {
        return "@Archivable(format = ArchiveFormat.%s, validated = %s) "
                .formatted(format, validated);
    }

    /// Adds a record with two type parameters.
    private void addGeneric(String name) {
        List<RandomKind> variables =
                List.of(
                        new RandomKind("A", "a", "x.get()", false),
                        new RandomKind("B", "b", "y.get()", false));
        List<RandomKind> chosen = new ArrayList<>(kinds.kinds());
        for (RandomKind variable : variables) {
            chosen.add(
                    random.nextInt(chosen.size() + 1),
                    switch (random.nextInt(4)) {
                        case 0 -> variable;
                        case 1 ->
                                RandomKind.of("List<%s>", "T.list(%s)", "list(r, 3, %s)", variable);
                        case 2 ->
                                RandomKind.of(
                                        "Optional<%s>",
                                        "T.optional(%s)", "option(r, %s)", variable);
                        default ->
                                RandomKind.of(
                                        "Map<String, %s>",
                                        "T.hashMap(T.string(), %s)",
                                        "map(r, () -> text(r), %s)",
                                        variable);
                    });
        }
        List<Component> components = components(chosen);
        declare(name + "<A, B>", components, false);
        combined.append(
                """
                public static <A, B> StructType<%1$s<A, B>> %1$s_type(ArchiveType<A, ?> a, ArchiveType<B, ?> b) { return %2$s; }
                public static <A, B> %1$s<A, B> %1$s_value(Random r, java.util.function.Supplier<A> x, java.util.function.Supplier<B> y) { return new %1$s<>(%3$s); }
                """
                        .formatted(name, struct(name + "<A, B>", components), values(components)));
        kinds.addGeneric(name);
    }

    private static RandomKind kindOf(String name, boolean key) {
        return new RandomKind(name, name + "_type()", name + "_value(r)", key);
    }

    /// Adds the struct and the value of a record, combined by hand. The struct is made once: shared
    /// references to it are told apart by it.
    private void addCombined(String name, List<Component> components, boolean recursive) {
        String type = recursive ? "ArchiveType<%s, ArchivedStruct>" : "StructType<%s>";
        String made = struct(name, components);
        combined.append(
                """
                private static %2$s %1$s_made;
                public static %2$s %1$s_type() { if (%1$s_made == null) { %1$s_made = %3$s; } return %1$s_made; }
                public static %1$s %1$s_value(Random r) { return new %1$s(%4$s); }
                """
                        .formatted(
                                name,
                                type.formatted(name),
                                recursive
                                        ? "T.<"
                                                + name
                                                + ", ArchivedStruct>recursive(self -> "
                                                + made
                                                + ")"
                                        : made,
                                values(components)));
    }

    /// Returns the expression for a struct, combined by hand.
    private static String struct(String name, List<Component> components) {
        StringBuilder made = new StringBuilder("T.<" + name + ">struct()");
        List<String> read = new ArrayList<>();
        int fields = 0;
        for (int i = 0; i < components.size(); i++) {
            String skipped = components.get(i).skipped();
            if (skipped == null) {
                made.append(
                        ".field(\"c%d\", %s, v -> v.c%1$d())"
                                .formatted(i, components.get(i).kind().type()));
                read.add("v.get(" + fields++ + ")");
            } else {
                read.add(skipped);
            }
        }
        String maker = name.contains("<") ? name.substring(0, name.indexOf('<')) + "<>" : name;
        return made + ".build(v -> new " + maker + "(" + String.join(", ", read) + "))";
    }

    private static String values(List<Component> components) {
        return components.stream()
                .map(component -> component.kind().value())
                .collect(Collectors.joining(", "));
    }

    private static String parameters(List<Component> components) {
        return IntStream.range(0, components.size())
                .mapToObj(i -> components.get(i).java() + " c" + i)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private void addSealed(String name) {
        int count = 1 + random.nextInt(3);
        List<String> values = new ArrayList<>();
        boolean key = true;
        StringBuilder types = new StringBuilder();
        StringBuilder built = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String variant = name + "V" + i;
            if (random.nextInt(4) == 0) {
                addConstants(name, variant, types, built, values);
            } else {
                key &= addVariant(name, variant, types, built);
                values.add(variant + "_value(r)");
            }
        }
        String variants =
                IntStream.range(0, count)
                        .mapToObj(i -> name + "V" + i)
                        .collect(Collectors.joining(", "));
        declared.append(
                "%spublic sealed interface %s permits %s {}%n"
                        .formatted(archivable(false), name, variants));
        declared.append(types);
        combined.append(
                """
                private static EnumType<%1$s> %1$s_made;
                public static EnumType<%1$s> %1$s_type() { if (%1$s_made == null) { %1$s_made = T.<%1$s>enumeration()%2$s.build(); } return %1$s_made; }
                """
                        .formatted(name, built));
        String cases =
                IntStream.range(0, values.size())
                        .mapToObj(i -> "case %d -> %s;".formatted(i, values.get(i)))
                        .collect(Collectors.joining(" "));
        combined.append(
                "public static %1$s %1$s_value(Random r) { return switch (r.nextInt(%2$d)) { %3$s default -> throw new IllegalStateException(); }; }%n"
                        .formatted(name, values.size(), cases));
        names.add(name);
        kinds.add(kindOf(name, key));
    }

    /// Adds an enum with two constants, each a variant.
    private static void addConstants(
            String name,
            String variant,
            StringBuilder types,
            StringBuilder built,
            List<String> values) {
        types.append(
                "public enum %1$s implements %2$s { A%1$s, B%1$s }%n".formatted(variant, name));
        for (String constant : List.of("A" + variant, "B" + variant)) {
            values.add(variant + "." + constant);
            built.append(".constant(\"%s\", %s.%1$s)".formatted(constant, variant));
        }
    }

    /// Adds a record, and returns whether it can be a key.
    private boolean addVariant(
            String name, String variant, StringBuilder types, StringBuilder built) {
        List<Component> components = components(kinds.kinds());
        boolean newtype = random.nextInt(3) == 0;
        types.append(
                "%spublic record %s%s implements %s {}%n"
                        .formatted(
                                newtype ? "@As(NEWTYPE) " : "",
                                variant,
                                parameters(components),
                                name));
        addCombined(variant, components, false);
        built.append(
                ".%1$s(\"%2$s\", %2$s.class, %2$s_type())"
                        .formatted(newtype ? "newtype" : "variant", variant));
        return isKey(components);
    }
}
