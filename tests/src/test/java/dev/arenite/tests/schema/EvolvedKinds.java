package dev.arenite.tests.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Types of components that have changed, in ways that archives of the older schema are read by.
final class EvolvedKinds {

    private static final int MAX_DEPTH = 3;

    private final Random random;

    /// The records and sealed interfaces so far.
    private final List<Kind> declared = new ArrayList<>();

    /// A type of components, then and now.
    ///
    /// @param then    its source then
    /// @param now     its source today
    /// @param value   the expression for a random value as it was then
    /// @param migrate the expression for the value of today of the older one, `%s`
    /// @param isKey   whether it can be a key
    record Kind(String then, String now, String value, String migrate, boolean isKey) {

        String migrated(String value) {
            return migrate.replace("%s", value);
        }

        /// Returns the expression for a function that migrates.
        String function() {
            // One more than in the functions within it.
            String parameter = "x" + migrate.split("->", -1).length;
            return parameter + " -> " + migrated(parameter);
        }

        private static String boxed(String source) {
            return source.replaceAll("\\bint$", "Integer")
                    .replaceAll("\\bchar$", "Character")
                    .replaceAll("\\bboolean$", "Boolean")
                    .replaceAll("\\bbyte$", "Byte")
                    .replaceAll("\\bshort$", "Short")
                    .replaceAll("\\blong$", "Long")
                    .replaceAll("\\bfloat$", "Float")
                    .replaceAll("\\bdouble$", "Double");
        }

        String boxedThen() {
            return boxed(then);
        }

        String boxedNow() {
            return boxed(now);
        }
    }

    private static final List<Kind> SAME =
            List.of(
                    same("boolean", "r.nextBoolean()"),
                    same("char", "(char) r.nextInt(0xD800)"),
                    same("int", "r.nextInt()"),
                    same("long", "r.nextLong()"),
                    same("String", "text(r)"),
                    same("String", "text(r)"),
                    same("UUID", "new UUID(r.nextLong(), r.nextLong())"),
                    same("Instant", "Instant.ofEpochSecond(r.nextInt())"),
                    same("LocalDate", "LocalDate.ofEpochDay(r.nextInt(9999))"));

    private static final List<Kind> WIDER =
            List.of(
                    wider("byte", "short", "(byte) r.nextInt()"),
                    wider("byte", "int", "(byte) r.nextInt()"),
                    wider("byte", "long", "(byte) r.nextInt()"),
                    wider("short", "int", "(short) r.nextInt()"),
                    wider("short", "long", "(short) r.nextInt()"),
                    wider("int", "long", "r.nextInt()"),
                    wider("@As(U8) int", "@As(U16) int", "r.nextInt(256)"),
                    wider("@As(U8) int", "int", "r.nextInt(256)"),
                    wider("@As(U16) int", "@As(U32) long", "r.nextInt(65536)"),
                    wider("@As(U32) long", "long", "r.nextLong(1L << 32)"),
                    wider("@As(U32) long", "@As(U64) long", "r.nextLong(1L << 32)"),
                    wider("@As(NON_ZERO) int", "@As(NON_ZERO) long", "1 + r.nextInt(99)"),
                    wider("@As(NON_ZERO) int", "int", "-1 - r.nextInt(99)"),
                    new Kind("float", "double", "r.nextFloat()", "(double) %s", false),
                    new Kind(
                            "@As(I128) BigInteger",
                            "@As(I128) BigInteger",
                            "BigInteger.valueOf(r.nextLong())",
                            "%s",
                            true));

    private static final Kind COLOR =
            new Kind("Color", "Color", "color(r)", "Migration.color(%s)", true);
    private static final Kind NAMED_COLOR =
            new Kind(
                    "@As(BY_NAME) Color",
                    "@As(BY_NAME) Color",
                    "color(r)",
                    "Migration.color(%s)",
                    true);

    EvolvedKinds(Random random) {
        this.random = random;
    }

    private static Kind same(String java, String value) {
        return new Kind(java, java, value, "%s", true);
    }

    private static Kind wider(String then, String now, String value) {
        String to = now.substring(now.lastIndexOf(' ') + 1);
        return new Kind(then, now, value, "(" + to + ") %s", true);
    }

    void declare(String name, boolean isKey) {
        declared.add(new Kind(name, name, name + "(r)", "Migration." + name + "(%s)", isKey));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    Kind kind() {
        return kind(MAX_DEPTH);
    }

    private Kind kind(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 13)) {
            case 0, 1 -> pick(SAME);
            case 2 -> pick(WIDER);
            case 3 -> declared.isEmpty() ? COLOR : pick(declared);
            case 4 -> random.nextBoolean() ? COLOR : NAMED_COLOR;
            case 5, 6 -> list(kind(depth - 1));
            case 7 -> optional(kind(depth - 1));
            case 8 -> madeOptional(kind(depth - 1));
            case 9 -> boxed(kind(depth - 1));
            case 10 -> set(key());
            default -> map(key(), kind(depth - 1));
        };
    }

    private Kind key() {
        List<Kind> keys = new ArrayList<>(SAME);
        keys.addAll(WIDER);
        keys.addAll(declared);
        keys.removeIf(kind -> !kind.isKey());
        keys.add(COLOR);
        return pick(keys);
    }

    private Kind list(Kind inner) {
        List<String> forms = List.of("", "@As(DEQUE) ", "@As(SLICE) ");
        return new Kind(
                pick(forms) + "List<" + inner.boxedThen() + ">",
                pick(forms) + "List<" + inner.boxedNow() + ">",
                "list(r, () -> " + inner.value() + ")",
                "Migration.list(%s, " + inner.function() + ")",
                inner.isKey());
    }

    private static Kind optional(Kind inner) {
        return new Kind(
                "Optional<" + inner.boxedThen() + ">",
                "Optional<" + inner.boxedNow() + ">",
                "optional(r, () -> " + inner.value() + ")",
                "Migration.optional(%s, " + inner.function() + ")",
                inner.isKey());
    }

    /// An optional value is not made optional once more: which of the two was there is not told.
    private static Kind madeOptional(Kind inner) {
        if (inner.now().replaceFirst("^@\\S+ ", "").startsWith("Optional<")) {
            return inner;
        }
        return new Kind(
                inner.boxedThen(),
                "Optional<" + inner.boxedNow() + ">",
                inner.value(),
                "Optional.of(" + inner.migrate() + ")",
                inner.isKey());
    }

    /// A pointer more or less.
    private Kind boxed(Kind inner) {
        if (inner.then().startsWith("@") || inner.now().startsWith("@")) {
            return inner;
        }
        boolean then = random.nextBoolean();
        return new Kind(
                (then ? "@As(BOXED) " : "") + inner.boxedThen(),
                (then ? "" : "@As(BOXED) ") + inner.boxedNow(),
                inner.value(),
                inner.migrate(),
                inner.isKey());
    }

    private static final List<String> CONTAINERS = List.of("", "@As(INDEX) ", "@As(B_TREE) ");

    private Kind set(Kind key) {
        return new Kind(
                pick(CONTAINERS) + "Set<" + key.boxedThen() + ">",
                pick(CONTAINERS) + "Set<" + key.boxedNow() + ">",
                "set(r, () -> " + key.value() + ")",
                "Migration.set(%s, " + key.function() + ")",
                false);
    }

    private Kind map(Kind key, Kind value) {
        return new Kind(
                "%sMap<%s, %s>".formatted(pick(CONTAINERS), key.boxedThen(), value.boxedThen()),
                "%sMap<%s, %s>".formatted(pick(CONTAINERS), key.boxedNow(), value.boxedNow()),
                "map(r, () -> " + key.value() + ", () -> " + value.value() + ")",
                "Migration.map(%s, " + key.function() + ", " + value.function() + ")",
                false);
    }
}
