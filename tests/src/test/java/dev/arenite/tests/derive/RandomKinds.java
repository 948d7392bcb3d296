package dev.arenite.tests.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Chooses the types of the components of random records.
final class RandomKinds {

    private static final int MAX_COMPONENTS = 7;
    private static final int MAX_DEPTH = 3;

    /// The simple kinds of numbers and texts, which come first.
    private static final int FLAT = 26;

    private static final List<RandomKind> SIMPLE =
            List.of(
                    new RandomKind("boolean", "T.bool()", "r.nextBoolean()", true),
                    new RandomKind("byte", "T.i8()", "(byte) r.nextInt()", true),
                    new RandomKind("short", "T.i16()", "(short) r.nextInt()", true),
                    new RandomKind("char", "LETTER", "(char) r.nextInt()", true),
                    new RandomKind("int", "T.i32()", "r.nextInt()", true),
                    new RandomKind("long", "T.i64()", "r.nextLong()", true),
                    new RandomKind("float", "T.f32()", "r.nextFloat()", false),
                    new RandomKind("double", "T.f64()", "r.nextDouble()", false),
                    new RandomKind("Integer", "T.i32()", "r.nextInt()", true),
                    new RandomKind("Boolean", "T.bool()", "r.nextBoolean()", true),
                    new RandomKind("Double", "T.f64()", "r.nextDouble()", false),
                    new RandomKind("@As(U8) int", "T.u8()", "r.nextInt(256)", true),
                    new RandomKind("@As(U16) int", "T.u16()", "r.nextInt(65536)", true),
                    new RandomKind("@As(U32) long", "T.u32()", "r.nextLong(1L << 32)", true),
                    new RandomKind("@As(U64) long", "T.u64()", "r.nextLong()", true),
                    new RandomKind("@As(CHAR) int", "T.character()", "r.nextInt(0xD800)", true),
                    new RandomKind(
                            "@As(NON_ZERO) int", "T.nonZero(T.i32())", "1 + r.nextInt(99)", true),
                    new RandomKind("@As(USIZE) long", "T.usize()", "r.nextLong(1L << 31)", true),
                    new RandomKind("@As(ISIZE) long", "T.isize()", "(long) r.nextInt()", true),
                    new RandomKind("@As(U8) byte", "T.u8AsByte()", "(byte) r.nextInt()", true),
                    new RandomKind("@As(U16) short", "T.u16AsShort()", "(short) r.nextInt()", true),
                    new RandomKind("@As(U32) int", "T.u32AsInt()", "r.nextInt()", true),
                    new RandomKind("String", "T.string()", "text(r)", true),
                    new RandomKind("String", "T.string()", "text(r)", true),
                    new RandomKind("@As(SLICE) String", "T.boxedString()", "text(r)", true),
                    new RandomKind("Color", "T.constants(Color.class)", "color(r)", true),
                    new RandomKind(
                            "@As(BY_NAME) Color", "T.enumByName(Color.class)", "color(r)", true),
                    new RandomKind("Tagged", "TAGGED", "Tagged.values()[r.nextInt(2)]", true),
                    new RandomKind(
                            "Instant",
                            "T.instant()",
                            "Instant.ofEpochSecond(r.nextInt(), r.nextInt(9))",
                            true),
                    new RandomKind(
                            "LocalDate",
                            "T.localDate()",
                            "LocalDate.ofEpochDay(r.nextInt(99999))",
                            true),
                    new RandomKind(
                            "LocalTime",
                            "T.localTime()",
                            "LocalTime.ofSecondOfDay(r.nextInt(86400))",
                            true),
                    new RandomKind(
                            "Duration",
                            "TimeTypes.DURATION",
                            "Duration.ofMillis(r.nextInt(9999))",
                            true),
                    new RandomKind(
                            "BigInteger",
                            "T.bigInteger()",
                            "BigInteger.valueOf(r.nextLong())",
                            false),
                    new RandomKind(
                            "@As(I128) BigInteger",
                            "T.i128()",
                            "BigInteger.valueOf(r.nextLong())",
                            true),
                    new RandomKind(
                            "BigDecimal",
                            "T.bigDecimal()",
                            "new BigDecimal(r.nextInt()).movePointLeft(2)",
                            false),
                    new RandomKind(
                            "UUID", "T.uuid()", "new UUID(r.nextLong(), r.nextLong())", true),
                    new RandomKind("byte[]", "T.bytes()", "bytes(r)", false),
                    new RandomKind("long[]", "T.longs()", "r.longs(r.nextInt(4)).toArray()", false),
                    new RandomKind(
                            "double[]", "T.doubles()", "r.doubles(r.nextInt(4)).toArray()", false),
                    new RandomKind(
                            "@As(C_STRING) byte[]",
                            "T.cString()",
                            "new byte[] {1, (byte) 200}",
                            false),
                    new RandomKind("int[]", "T.ints()", "r.ints(r.nextInt(4)).toArray()", false),
                    new RandomKind(
                            "short[]", "T.shorts()", "new short[] {1, (short) r.nextInt()}", false),
                    new RandomKind("float[]", "T.floats()", "new float[] {r.nextFloat()}", false),
                    new RandomKind(
                            "@As(U128) BigInteger",
                            "T.u128()",
                            "BigInteger.valueOf(r.nextInt(99))",
                            true),
                    new RandomKind(
                            "LocalDateTime",
                            "T.localDateTime()",
                            "LocalDateTime.ofEpochSecond(r.nextInt(), r.nextInt(9),"
                                    + " ZoneOffset.UTC)",
                            true),
                    new RandomKind(
                            "@As(UNIX_TIME) Instant",
                            "TimeTypes.UNIX_TIME",
                            "Instant.ofEpochSecond(r.nextInt(99999))",
                            true),
                    new RandomKind(
                            "UnsignedDuration",
                            "TimeTypes.UNSIGNED_DURATION",
                            "new UnsignedDuration(r.nextLong(), r.nextInt(9))",
                            true),
                    new RandomKind(
                            "@As(BYTES) UUID",
                            "T.uuidAsArray()",
                            "new UUID(r.nextLong(), r.nextLong())",
                            true),
                    new RandomKind(
                            "Inet4Address",
                            "NetworkTypes.IPV4",
                            "(Inet4Address) address(r, 4)",
                            true),
                    new RandomKind(
                            "Inet6Address",
                            "NetworkTypes.IPV6",
                            "(Inet6Address) address(r, 16)",
                            true),
                    new RandomKind(
                            "InetAddress",
                            "NetworkTypes.IP",
                            "address(r, r.nextBoolean() ? 4 : 16)",
                            true),
                    new RandomKind(
                            "IpSocketAddress",
                            "NetworkTypes.SOCKET",
                            "new IpSocketAddress(address(r, 4), r.nextInt(99), 0, 0)",
                            true),
                    new RandomKind(
                            "MemorySegment",
                            "T.utf8()",
                            "MemorySegment.ofArray(text(r).getBytes(StandardCharsets.UTF_8))",
                            false),
                    new RandomKind("Unit", "T.unit()", "Unit.UNIT", false),
                    new RandomKind(
                            "@With(CentsType.class) Cents",
                            "new CentsType()",
                            "new Cents(r.nextLong(99))",
                            false),
                    new RandomKind(
                            "@As(NON_ZERO) long", "T.nonZero(T.i64())", "1 + r.nextLong(99)", true),
                    new RandomKind(
                            "@As({NON_ZERO, U16}) int",
                            "T.nonZero(T.u16())",
                            "1 + r.nextInt(99)",
                            true),
                    new RandomKind(
                            "@As({BOXED, U16}) int", "T.boxed(T.u16())", "r.nextInt(99)", true),
                    new RandomKind(
                            "@As(OPTIONAL_NON_ZERO) Optional<Integer>",
                            "T.optionalNonZero(T.nonZero(T.i32()))",
                            "option(r, () -> 1 + r.nextInt(99))",
                            true),
                    new RandomKind(
                            "@As({SHARED, SLICE}) String",
                            "T.sharedByTarget(T.boxedString())",
                            "again(r, \"str\", () -> text(r))",
                            true),
                    new RandomKind(
                            "@As(SHARED) int[]",
                            "T.sharedByTarget(T.boxed(T.ints()))",
                            "again(r, \"ints\", () -> r.ints(r.nextInt(4)).toArray())",
                            false),
                    new RandomKind(
                            "@As(WEAK) Optional<@As(SLICE) String>",
                            "T.weak(T.sharedByTarget(T.boxedString()))",
                            "option(r, () -> again(r, \"str\", () -> text(r)))",
                            false));

    /// What shared references lead to, besides records.
    private static final List<RandomKind> TARGETS =
            List.of(
                    new RandomKind("String", "T.string()", "text(r)", true),
                    new RandomKind("Integer", "T.i32()", "r.nextInt()", true),
                    new RandomKind(
                            "List<String>",
                            "T.list(T.string())",
                            "list(r, 3, () -> text(r))",
                            true),
                    new RandomKind("long[]", "T.longs()", "r.longs(3).toArray()", false));

    private final Random random;

    /// The records so far, which later ones may contain.
    private final List<RandomKind> records = new ArrayList<>();

    /// The names of the generic records so far, of two parameters each.
    private final List<String> generics = new ArrayList<>();

    RandomKinds(Random random) {
        this.random = random;
    }

    void add(RandomKind record) {
        records.add(record);
    }

    void addGeneric(String name) {
        generics.add(name);
    }

    /// Returns the kinds of the components of a record.
    List<RandomKind> kinds() {
        int count = random.nextInt(MAX_COMPONENTS + 1);
        // Some records of numbers and texts alone: they are written in another way.
        boolean flat = random.nextInt(3) == 0;
        List<RandomKind> kinds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            kinds.add(flat ? SIMPLE.get(random.nextInt(FLAT)) : kind(MAX_DEPTH));
        }
        return kinds;
    }

    private RandomKind kind(int depth) {
        int choice = random.nextInt(depth == 0 ? 9 : 29);
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

    private RandomKind container(int choice, int depth) {
        RandomKind inner = kind(depth - 1);
        boolean pointer = inner.java().startsWith("@As(SLICE)");
        return switch (choice) {
            case 9, 10 -> RandomKind.of("List<%s>", "T.list(%s)", "list(r, 9, %s)", inner);
            case 11 -> RandomKind.of("@As(DEQUE) List<%s>", "T.deque(%s)", "list(r, 5, %s)", inner);
            case 12 ->
                    RandomKind.of(
                            "@As(SLICE) List<%s>", "T.boxedSlice(%s)", "list(r, 5, %s)", inner);
            case 13 ->
                    RandomKind.of(
                            "@As(value = ARRAY, length = 3) List<%s>",
                            "T.array(%s, 3)", "list(3, %s)", inner);
            case 14, 15 -> RandomKind.of("Optional<%s>", "T.optional(%s)", "option(r, %s)", inner);
            case 16 ->
                    RandomKind.of(
                            "@As(OPTIONAL_BOXED) Optional<%s>",
                            pointer ? "T.optionalBox(%s)" : "T.optionalBox(T.boxed(%s))",
                            "option(r, %s)",
                            inner);
            case 17 -> set(inner);
            case 18, 19 -> map(inner);
            case 24, 25, 26 -> reference(choice, inner);
            case 27 -> generic(inner);
            default -> standard(choice, inner);
        };
    }

    /// The results and ranges of Rust's standard library.
    private RandomKind standard(int choice, RandomKind inner) {
        RandomKind other = SIMPLE.get(random.nextInt(SIMPLE.size()));
        return switch (choice) {
            case 20 ->
                    new RandomKind(
                            "Result<" + inner.boxed() + ", " + other.boxed() + ">",
                            "T.result(" + inner.type() + ", " + other.type() + ")",
                            "result(r, () -> " + inner.value() + ", () -> " + other.value() + ")",
                            inner.key() && other.key());
            case 21 -> RandomKind.of("Bound<%s>", "T.bound(%s)", "bound(r, %s)", inner);
            case 22 ->
                    random.nextBoolean()
                            ? RandomKind.of("Range<%s>", "T.range(%s)", "range(%s)", inner)
                            : RandomKind.of(
                                    "@As(RANGE_INCLUSIVE) Range<%s>",
                                    "T.rangeInclusive(%s)", "range(%s)", inner);
            default -> {
                yield inner.isPlain()
                        ? new RandomKind(
                                "@As(HALF_RANGE) " + inner.java(),
                                "T.halfRange(" + inner.type() + ")",
                                inner.value(),
                                inner.key())
                        : inner;
            }
        };
    }

    /// Pointers, and references that some other component may share.
    private RandomKind reference(int choice, RandomKind inner) {
        if (choice == 24) {
            return inner.isPlain()
                    ? RandomKind.of("@As(BOXED) %s", "T.boxed(%s)", "", inner).with(inner.value())
                    : inner;
        }
        RandomKind target = target();
        String again =
                "again(r, \"%s\", () -> %s)"
                        .formatted(target.type().replace("\"", ""), target.value());
        String type = "T.sharedByTarget(T.boxed(" + target.type() + "))";
        return choice == 25
                ? new RandomKind("@As(SHARED) " + target.boxed(), type, again, target.key())
                : new RandomKind(
                        "@As(WEAK) Optional<" + target.boxed() + ">",
                        "T.weak(" + type + ")",
                        "option(r, () -> " + again + ")",
                        false);
    }

    /// What references of different components have in common.
    private RandomKind target() {
        int choice = random.nextInt(4 + records.size());
        return choice < TARGETS.size() ? TARGETS.get(choice) : records.get(choice - TARGETS.size());
    }

    private RandomKind generic(RandomKind inner) {
        if (generics.isEmpty() || inner.java().startsWith("@As(value")) {
            return inner;
        }
        String name = generics.get(random.nextInt(generics.size()));
        RandomKind other = SIMPLE.get(random.nextInt(SIMPLE.size()));
        return new RandomKind(
                name + "<" + inner.boxed() + ", " + other.boxed() + ">",
                name + "_type(" + inner.type() + ", " + other.type() + ")",
                name + "_value(r, () -> " + inner.value() + ", () -> " + other.value() + ")",
                false);
    }

    private RandomKind key() {
        List<RandomKind> keys =
                new ArrayList<>(
                        SIMPLE.stream()
                                .filter(RandomKind::key)
                                .filter(kind -> !kind.java().contains("["))
                                .toList());
        records.stream().filter(RandomKind::key).forEach(keys::add);
        return keys.get(random.nextInt(keys.size()));
    }

    private RandomKind set(RandomKind inner) {
        RandomKind key = key();
        String[] forms = {"", "@As(INDEX) ", "@As(B_TREE) "};
        String[] methods = {"hashSet", "indexSet", "bTreeSet"};
        int form = random.nextInt(forms.length);
        if (random.nextInt(4) == 0 && !inner.java().contains("[")) {
            RandomKind entries =
                    RandomKind.of("@As(ENTRIES) Set<%s>", "T.setAsList(%s)", "set(r, %s)", inner);
            return new RandomKind(entries.java(), entries.type(), entries.value(), false);
        }
        return new RandomKind(
                forms[form] + "Set<" + key.boxed() + ">",
                "T." + methods[form] + "(" + key.type() + ")",
                "set(r, () -> " + key.value() + ")",
                false);
    }

    private RandomKind map(RandomKind inner) {
        RandomKind key = key();
        String[] forms = {"", "@As(INDEX) ", "@As(B_TREE) ", "@As(ENTRIES) "};
        String[] methods = {"hashMap", "indexMap", "bTreeMap", "mapAsList"};
        int form = random.nextInt(forms.length);
        return new RandomKind(
                forms[form] + "Map<" + key.boxed() + ", " + inner.boxed() + ">",
                "T." + methods[form] + "(" + key.type() + ", " + inner.type() + ")",
                "map(r, () -> " + key.value() + ", () -> " + inner.value() + ")",
                false);
    }
}
