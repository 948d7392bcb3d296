package dev.arenite.tests.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Records and sealed interfaces with random components, for the processor; and beside them, in a
/// class `Combined`, the same types combined by hand, and random values.
final class RandomDeclarations {

    static final String PACKAGE = "random";

    private static final int MAX_COMPONENTS = 7;
    private static final int MAX_DEPTH = 3;

    private final Random random;
    private final StringBuilder declared = new StringBuilder();
    private final StringBuilder combined = new StringBuilder();

    /// The records so far, which later ones may contain.
    private final List<Kind> records = new ArrayList<>();

    private final List<String> names = new ArrayList<>();

    /// A type of components.
    ///
    /// @param java     the type and its annotation
    /// @param type     the expression for the same type, combined
    /// @param value    the expression for a random value, of a random `r`
    /// @param key      whether it can be a key
    private record Kind(String java, String type, String value, boolean key) {

        /// Returns the type with its primitive types as classes, for type arguments.
        String boxed() {
            return java.replaceAll("\\bint$", "Integer")
                    .replaceAll("\\bchar$", "Character")
                    .replaceAll("\\bboolean$", "Boolean")
                    .replaceAll("\\bbyte$", "Byte")
                    .replaceAll("\\bshort$", "Short")
                    .replaceAll("\\blong$", "Long")
                    .replaceAll("\\bfloat$", "Float")
                    .replaceAll("\\bdouble$", "Double");
        }
    }

    private static final List<Kind> SIMPLE =
            List.of(
                    new Kind("boolean", "T.bool()", "r.nextBoolean()", true),
                    new Kind("byte", "T.i8()", "(byte) r.nextInt()", true),
                    new Kind("short", "T.i16()", "(short) r.nextInt()", true),
                    new Kind("char", "LETTER", "(char) r.nextInt()", true),
                    new Kind("int", "T.i32()", "r.nextInt()", true),
                    new Kind("long", "T.i64()", "r.nextLong()", true),
                    new Kind("float", "T.f32()", "r.nextFloat()", false),
                    new Kind("double", "T.f64()", "r.nextDouble()", false),
                    new Kind("Integer", "T.i32()", "r.nextInt()", true),
                    new Kind("Boolean", "T.bool()", "r.nextBoolean()", true),
                    new Kind("Double", "T.f64()", "r.nextDouble()", false),
                    new Kind("@As(U8) int", "T.u8()", "r.nextInt(256)", true),
                    new Kind("@As(U16) int", "T.u16()", "r.nextInt(65536)", true),
                    new Kind("@As(U32) long", "T.u32()", "r.nextLong(1L << 32)", true),
                    new Kind("@As(U64) long", "T.u64()", "r.nextLong()", true),
                    new Kind("@As(CHAR) int", "T.character()", "r.nextInt(0xD800)", true),
                    new Kind("@As(NON_ZERO) int", "T.nonZero(T.i32())", "1 + r.nextInt(99)", true),
                    new Kind("@As(USIZE) long", "T.usize()", "r.nextLong(1L << 31)", true),
                    new Kind("@As(ISIZE) long", "T.isize()", "(long) r.nextInt()", true),
                    new Kind("String", "T.string()", "text(r)", true),
                    new Kind("String", "T.string()", "text(r)", true),
                    new Kind("@As(SLICE) String", "T.boxedString()", "text(r)", true),
                    new Kind("Color", "T.constants(Color.class)", "color(r)", true),
                    new Kind("@As(BY_NAME) Color", "T.enumByName(Color.class)", "color(r)", true),
                    new Kind("Tagged", "TAGGED", "Tagged.values()[r.nextInt(2)]", true),
                    new Kind(
                            "Instant",
                            "T.instant()",
                            "Instant.ofEpochSecond(r.nextInt(), r.nextInt(9))",
                            true),
                    new Kind(
                            "LocalDate",
                            "T.localDate()",
                            "LocalDate.ofEpochDay(r.nextInt(99999))",
                            true),
                    new Kind(
                            "LocalTime",
                            "T.localTime()",
                            "LocalTime.ofSecondOfDay(r.nextInt(86400))",
                            true),
                    new Kind(
                            "Duration",
                            "TimeTypes.DURATION",
                            "Duration.ofMillis(r.nextInt(9999))",
                            true),
                    new Kind(
                            "BigInteger",
                            "T.bigInteger()",
                            "BigInteger.valueOf(r.nextLong())",
                            false),
                    new Kind(
                            "@As(I128) BigInteger",
                            "T.i128()",
                            "BigInteger.valueOf(r.nextLong())",
                            true),
                    new Kind(
                            "BigDecimal",
                            "T.bigDecimal()",
                            "new BigDecimal(r.nextInt()).movePointLeft(2)",
                            false),
                    new Kind("UUID", "T.uuid()", "new UUID(r.nextLong(), r.nextLong())", true),
                    new Kind("byte[]", "T.bytes()", "bytes(r)", false),
                    new Kind("long[]", "T.longs()", "r.longs(r.nextInt(4)).toArray()", false),
                    new Kind("double[]", "T.doubles()", "r.doubles(r.nextInt(4)).toArray()", false),
                    new Kind(
                            "@As(C_STRING) byte[]",
                            "T.cString()",
                            "new byte[] {1, (byte) 200}",
                            false));

    /// Makes declarations.
    ///
    /// @param count the number of types
    RandomDeclarations(long seed, int count) {
        random = new Random(seed);
        for (int i = 0; i < count; i++) {
            if (i % 5 == 4) {
                addSealed("S" + i);
            } else {
                addRecord("R" + i);
            }
        }
    }

    /// Returns the simple names of the types that are derived.
    List<String> names() {
        return names;
    }

    private static final String IMPORTS =
            """
            package random;
            import static dev.arenite.archive.derive.Form.*;
            import dev.arenite.archive.*;
            import dev.arenite.archive.derive.*;
            import dev.arenite.archive.type.*;
            import java.math.*;
            import java.time.*;
            import java.util.*;
            """;

    /// The types and the values that declarations refer to.
    private static final String HELPERS =
            """
            public final class Combined {
            private static final ArchiveTypes T = ArchiveTypes.STANDARD;
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
            private static <E> List<E> list(Random r, int most, java.util.function.Supplier<E> next) {
                return list(r.nextInt(most + 1), next);
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
                for (int i = r.nextInt(9); i > 0; i--) { map.put(key.get(), value.get()); }
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
            private static <E> Optional<E> option(Random r, java.util.function.Supplier<E> next) {
                return r.nextBoolean() ? Optional.of(next.get()) : Optional.empty();
            }
            """;

    /// Returns the file with all declarations.
    String source() {
        return IMPORTS + HELPERS + declared + combined + "}\n";
    }

    private void addRecord(String name) {
        List<Kind> kinds = kinds();
        declared.append("@Archivable public record " + name + components(kinds) + " {}\n");
        addCombined(name, kinds);
        names.add(name);
        records.add(kindOf(name, kinds.stream().allMatch(Kind::key)));
    }

    private static Kind kindOf(String name, boolean key) {
        return new Kind(name, name + "_type()", name + "_value(r)", key);
    }

    /// Adds the struct and the value of a record, combined by hand.
    private void addCombined(String name, List<Kind> kinds) {
        combined.append(
                "public static StructType<%1$s> %1$s_type() { return T.<%1$s>struct()"
                        .formatted(name));
        for (int i = 0; i < kinds.size(); i++) {
            combined.append(
                    ".field(\"c%d\", %s, %s::c%d)".formatted(i, kinds.get(i).type(), name, i));
        }
        String got =
                IntStream.range(0, kinds.size())
                        .mapToObj(i -> "v.get(" + i + ")")
                        .collect(Collectors.joining(", "));
        String values = kinds.stream().map(Kind::value).collect(Collectors.joining(", "));
        combined.append(".build(v -> new %s(%s)); }%n".formatted(name, got));
        combined.append(
                "public static %1$s %1$s_value(Random r) { return new %1$s(%2$s); }%n"
                        .formatted(name, values));
    }

    private static String components(List<Kind> kinds) {
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> kinds.get(i).java() + " c" + i)
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
                "@Archivable public sealed interface %s permits %s {}%n".formatted(name, variants));
        declared.append(types);
        combined.append(
                "public static EnumType<%1$s> %1$s_type() { return T.<%1$s>enumeration()%2$s.build(); }%n"
                        .formatted(name, built));
        String cases =
                IntStream.range(0, values.size())
                        .mapToObj(i -> "case %d -> %s;".formatted(i, values.get(i)))
                        .collect(Collectors.joining(" "));
        combined.append(
                "public static %1$s %1$s_value(Random r) { return switch (r.nextInt(%2$d)) { %3$s default -> throw new IllegalStateException(); }; }%n"
                        .formatted(name, values.size(), cases));
        names.add(name);
        this.records.add(kindOf(name, key));
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
        List<Kind> kinds = kinds();
        boolean newtype = random.nextInt(3) == 0;
        types.append(
                "%spublic record %s%s implements %s {}%n"
                        .formatted(
                                newtype ? "@As(NEWTYPE) " : "", variant, components(kinds), name));
        addCombined(variant, kinds);
        built.append(
                ".%1$s(\"%2$s\", %2$s.class, %2$s_type())"
                        .formatted(newtype ? "newtype" : "variant", variant));
        return kinds.stream().allMatch(Kind::key);
    }

    private List<Kind> kinds() {
        int count = random.nextInt(MAX_COMPONENTS + 1);
        // Some records of numbers and texts alone: they are written in another way.
        boolean flat = random.nextInt(3) == 0;
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            kinds.add(flat ? SIMPLE.get(random.nextInt(23)) : kind(MAX_DEPTH));
        }
        return kinds;
    }

    private Kind kind(int depth) {
        int choice = random.nextInt(depth == 0 ? 9 : 24);
        if (choice < 7) {
            return SIMPLE.get(random.nextInt(SIMPLE.size()));
        }
        if (choice < 9) {
            return records.isEmpty()
                    ? SIMPLE.getFirst()
                    : records.get(random.nextInt(records.size()));
        }
        return container(choice, depth);
    }

    private Kind container(int choice, int depth) {
        Kind inner = kind(depth - 1);
        boolean pointer = inner.java().startsWith("@As(SLICE)");
        return switch (choice) {
            case 9, 10 -> of("List<%s>", "T.list(%s)", "list(r, 9, %s)", inner);
            case 11 -> of("@As(DEQUE) List<%s>", "T.deque(%s)", "list(r, 5, %s)", inner);
            case 12 -> of("@As(SLICE) List<%s>", "T.boxedSlice(%s)", "list(r, 5, %s)", inner);
            case 13 ->
                    of(
                            "@As(value = ARRAY, length = 3) List<%s>",
                            "T.array(%s, 3)", "list(3, %s)", inner);
            case 14, 15 -> of("Optional<%s>", "T.optional(%s)", "option(r, %s)", inner);
            case 16 ->
                    of(
                            "@As(OPTIONAL_BOXED) Optional<%s>",
                            pointer ? "T.optionalBox(%s)" : "T.optionalBox(T.boxed(%s))",
                            "option(r, %s)",
                            inner);
            case 17 -> set(inner);
            case 18, 19 -> map(inner);
            default -> standard(choice, inner);
        };
    }

    /// The results and ranges of Rust's standard library.
    private Kind standard(int choice, Kind inner) {
        Kind other = SIMPLE.get(random.nextInt(SIMPLE.size()));
        return switch (choice) {
            case 20 ->
                    new Kind(
                            "Result<" + inner.boxed() + ", " + other.boxed() + ">",
                            "T.result(" + inner.type() + ", " + other.type() + ")",
                            "result(r, () -> " + inner.value() + ", () -> " + other.value() + ")",
                            inner.key() && other.key());
            case 21 -> of("Bound<%s>", "T.bound(%s)", "bound(r, %s)", inner);
            case 22 ->
                    random.nextBoolean()
                            ? of("Range<%s>", "T.range(%s)", "range(%s)", inner)
                            : of(
                                    "@As(RANGE_INCLUSIVE) Range<%s>",
                                    "T.rangeInclusive(%s)", "range(%s)", inner);
            default -> {
                boolean plain = !inner.java().startsWith("@") && !inner.java().contains("[");
                yield plain
                        ? new Kind(
                                "@As(HALF_RANGE) " + inner.java(),
                                "T.halfRange(" + inner.type() + ")",
                                inner.value(),
                                inner.key())
                        : inner;
            }
        };
    }

    private static Kind of(String java, String type, String value, Kind inner) {
        return new Kind(
                java.formatted(inner.boxed()),
                type.formatted(inner.type()),
                value.formatted("() -> " + inner.value()),
                inner.key());
    }

    private Kind key() {
        List<Kind> keys =
                new ArrayList<>(
                        SIMPLE.stream()
                                .filter(Kind::key)
                                .filter(kind -> !kind.java().contains("["))
                                .toList());
        records.stream().filter(Kind::key).forEach(keys::add);
        return keys.get(random.nextInt(keys.size()));
    }

    private Kind set(Kind inner) {
        Kind key = key();
        String[] forms = {"", "@As(INDEX) ", "@As(B_TREE) "};
        String[] methods = {"hashSet", "indexSet", "bTreeSet"};
        int form = random.nextInt(forms.length);
        if (random.nextInt(4) == 0 && !inner.java().contains("[")) {
            Kind entries = of("@As(ENTRIES) Set<%s>", "T.setAsList(%s)", "set(r, %s)", inner);
            return new Kind(entries.java(), entries.type(), entries.value(), false);
        }
        return new Kind(
                forms[form] + "Set<" + key.boxed() + ">",
                "T." + methods[form] + "(" + key.type() + ")",
                "set(r, () -> " + key.value() + ")",
                false);
    }

    private Kind map(Kind inner) {
        Kind key = key();
        String[] forms = {"", "@As(INDEX) ", "@As(B_TREE) ", "@As(ENTRIES) "};
        String[] methods = {"hashMap", "indexMap", "bTreeMap", "mapAsList"};
        int form = random.nextInt(forms.length);
        return new Kind(
                forms[form] + "Map<" + key.boxed() + ", " + inner.boxed() + ">",
                "T." + methods[form] + "(" + key.type() + ", " + inner.type() + ")",
                "map(r, () -> " + key.value() + ", () -> " + inner.value() + ")",
                false);
    }
}
