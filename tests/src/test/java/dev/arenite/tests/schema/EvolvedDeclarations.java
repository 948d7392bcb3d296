package dev.arenite.tests.schema;

import dev.arenite.tests.schema.EvolvedKinds.Kind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// Random records and sealed interfaces as they were then and as they are now, after random steps:
/// components added, removed, reordered, renamed, widened, made optional; variants added, renamed,
/// reordered. Beside them random values of then, the migration of such a value as one writes it by
/// hand, and for each record one that cannot be read as it is now.
final class EvolvedDeclarations {

    private static final int MAX_COMPONENTS = 6;

    private final Random random;
    private final EvolvedKinds kinds;
    private final StringBuilder then = new StringBuilder();
    private final StringBuilder now = new StringBuilder();
    private final StringBuilder values = new StringBuilder();
    private final StringBuilder migration = new StringBuilder();
    private final List<String> names = new ArrayList<>();

    /// The component that makes a record unreadable, by the name of the record.
    private final Map<String, String> broken = new LinkedHashMap<>();

    /// A component of today.
    ///
    /// @param source   its declaration
    /// @param migrated the expression for its value, of an older value `v`
    /// @param isKey    whether it can be a key
    private record Component(String source, String migrated, boolean isKey) {}

    EvolvedDeclarations(long seed, int count) {
        random = new Random(seed);
        kinds = new EvolvedKinds(random);
        for (int i = 0; i < count; i++) {
            if (i % 4 == 3) {
                addSealed("S" + i);
            } else {
                addRecord("R" + i);
            }
        }
    }

    List<String> names() {
        return names;
    }

    Map<String, String> broken() {
        return broken;
    }

    private static final String IMPORTS =
            """
            import static dev.arenite.archive.derive.Form.*;
            import dev.arenite.archive.derive.*;
            import java.math.*;
            import java.time.*;
            import java.util.*;
            import java.util.function.*;
            """;

    private static final String VALUES =
            """
            private static Color color(Random r) { return Color.values()[r.nextInt(3)]; }
            private static String text(Random r) {
                return "text ".repeat(r.nextInt(4)) + r.nextInt(1000);
            }
            private static <E> List<E> list(Random r, Supplier<E> next) {
                List<E> all = new ArrayList<>();
                for (int i = r.nextInt(5); i > 0; i--) { all.add(next.get()); }
                return all;
            }
            private static <E> Set<E> set(Random r, Supplier<E> next) {
                return new LinkedHashSet<>(list(r, next));
            }
            private static <K, V> Map<K, V> map(Random r, Supplier<K> key, Supplier<V> value) {
                Map<K, V> map = new LinkedHashMap<>();
                for (int i = r.nextInt(5); i > 0; i--) { map.put(key.get(), value.get()); }
                return map;
            }
            private static <E> Optional<E> optional(Random r, Supplier<E> next) {
                return r.nextBoolean() ? Optional.of(next.get()) : Optional.empty();
            }
            """;

    private static final String MIGRATION =
            """
            static <A, B> List<B> list(List<A> all, Function<A, B> one) {
                List<B> made = new ArrayList<>();
                for (A each : all) { made.add(one.apply(each)); }
                return made;
            }
            static <A, B> Set<B> set(Set<A> all, Function<A, B> one) {
                return distinct(new HashSet<>(list(new ArrayList<>(all), one)), all.size());
            }
            static <A, B> Optional<B> optional(Optional<A> value, Function<A, B> one) {
                return value.isPresent() ? Optional.of(one.apply(value.get())) : Optional.empty();
            }
            static <K, V, L, W> Map<L, W> map(Map<K, V> all, Function<K, L> key, Function<V, W> value) {
                Map<L, W> made = new HashMap<>();
                all.forEach((k, v) -> made.put(key.apply(k), value.apply(v)));
                distinct(made.keySet(), all.size());
                return made;
            }
            private static <E> Set<E> distinct(Set<E> keys, int count) {
                if (keys.size() != count) { throw new IllegalArgumentException("keys are the same"); }
                return keys;
            }
            public static Color color(then.Color color) {
                return switch (color) {
                    case RED -> Color.RED;
                    case GREEN -> Color.LIME;
                    case BLUE -> Color.BLUE;
                };
            }
            """;

    /// Returns the source of each class.
    Map<String, String> sources() {
        return Map.of(
                "then.Color", "package then; public enum Color { RED, GREEN, BLUE }",
                "now.Color",
                        "package now; public enum Color { BLUE, BLACK, RED,"
                                + " @dev.arenite.archive.derive.Was(\"GREEN\") LIME }",
                "then.Types",
                        "package then;\n%spublic final class Types {\n%s%s%s}\n"
                                .formatted(IMPORTS, VALUES, then, values),
                "now.Types",
                        "package now;\n%spublic final class Types {\n%s}\n".formatted(IMPORTS, now),
                "now.Migration",
                        "package now;\n%s@SuppressWarnings(\"cast\") public final class Migration {\n%s%s}\n"
                                .formatted(IMPORTS, MIGRATION, migration));
    }

    private void addRecord(String name) {
        List<Kind> older = addThen(name, "");
        List<Component> today = components(older, name);
        now.append(
                "@Archivable public record %s(%s) {%s}%n"
                        .formatted(name, source(today), CONSTANTS));
        addMigration(name, name, today);
        names.add(name);
        kinds.declare(
                name,
                older.stream().allMatch(Kind::isKey) && today.stream().allMatch(Component::isKey));
        addBroken(name, older);
    }

    /// The defaults of new components.
    private static final String CONSTANTS = " public static final String NONE = \"none\"; ";

    private List<Kind> addThen(String name, String implemented) {
        List<Kind> older = new ArrayList<>();
        for (int i = random.nextInt(MAX_COMPONENTS); i >= 0; i--) {
            older.add(kinds.kind());
        }
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < older.size(); i++) {
            source.append(i == 0 ? "" : ", ").append(older.get(i).then()).append(" c").append(i);
        }
        then.append(
                "%spublic record %s(%s)%s {}%n"
                        .formatted(
                                implemented.isEmpty() ? "@Archivable " : "",
                                name,
                                source,
                                implemented));
        values.append(
                "public static %1$s %1$s(Random r) { return new %1$s(%2$s); }%n"
                        .formatted(
                                name,
                                older.stream().map(Kind::value).collect(Collectors.joining(", "))));
        return older;
    }

    private void addMigration(String older, String today, List<Component> components) {
        migration.append(
                "public static Types.%s %s(then.Types.%s v) { return new Types.%s(%s); }%n"
                        .formatted(
                                today,
                                older,
                                older,
                                today,
                                components.stream()
                                        .map(Component::migrated)
                                        .collect(Collectors.joining(", "))));
    }

    private static String source(List<Component> components) {
        return components.stream().map(Component::source).collect(Collectors.joining(", "));
    }

    /// Takes random steps.
    private List<Component> components(List<Kind> older, String owner) {
        List<Component> today = new ArrayList<>();
        for (int i = 0; i < older.size(); i++) {
            Kind kind = older.get(i);
            String migrated = kind.migrated("v.c" + i + "()");
            switch (random.nextInt(6)) {
                case 0 -> {} // removed
                case 1 ->
                        today.add(
                                new Component(
                                        "@Was(\"c%d\") %s renamed%d".formatted(i, kind.now(), i),
                                        migrated,
                                        kind.isKey()));
                default -> today.add(new Component(kind.now() + " c" + i, migrated, kind.isKey()));
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            today.add(added(owner, i));
        }
        if (random.nextBoolean()) {
            Collections.shuffle(today, random);
        }
        return today;
    }

    private Component added(String owner, int number) {
        Kind kind = kinds.kind();
        return switch (random.nextInt(4)) {
            case 0 -> new Component("@Default int n" + number, "0", true);
            case 1 ->
                    new Component(
                            "@Default(\"NONE\") String n" + number,
                            "Types." + owner + ".NONE",
                            true);
            case 2 ->
                    new Component(
                            "@Default List<%s> n%d".formatted(kind.boxedNow(), number),
                            "List.of()",
                            kind.isKey());
            default ->
                    new Component(
                            "Optional<%s> n%d".formatted(kind.boxedNow(), number),
                            "Optional.empty()",
                            kind.isKey());
        };
    }

    private void addSealed(String name) {
        int count = 1 + random.nextInt(3);
        List<String> older = new ArrayList<>();
        List<String> today = new ArrayList<>(List.of(name + "Added"));
        StringBuilder cases = new StringBuilder();
        StringBuilder made = new StringBuilder();
        StringBuilder variants = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String variant = name + "V" + i;
            boolean renamed = random.nextInt(3) == 0;
            String named = renamed ? variant + "New" : variant;
            List<Kind> fields = addThen(variant, " implements " + name);
            List<Component> components = components(fields, named);
            variants.append(variant(variant, named, components, name));
            addMigration(variant, named, components);
            older.add(variant);
            today.add(named);
            cases.append("case then.Types.%1$s x -> %1$s(x);%n".formatted(variant));
            made.append("case %d -> %s(r);%n".formatted(i, variant));
        }
        Collections.shuffle(today, random);
        String sealed = "@Archivable public sealed interface %s permits %s {}%n";
        then.append(sealed.formatted(name, String.join(", ", older)));
        now.append(sealed.formatted(name, String.join(", ", today))).append(variants);
        now.append("public record %sAdded() implements %s {}%n".formatted(name, name));
        values.append(
                "public static %s %s(Random r) { return switch (r.nextInt(%d)) { %s default -> throw new IllegalStateException(); }; }%n"
                        .formatted(name, name, count, made));
        migration.append(
                "public static Types.%s %s(then.Types.%s v) { return switch (v) { %s }; }%n"
                        .formatted(name, name, name, cases));
        names.add(name);
        kinds.declare(name, false);
    }

    private static String variant(
            String older, String named, List<Component> components, String name) {
        return "%spublic record %s(%s) implements %s {%s}%n"
                .formatted(
                        named.equals(older) ? "" : "@Was(\"" + older + "\") ",
                        named,
                        source(components),
                        name,
                        CONSTANTS);
    }

    /// Adds a record of today that differs from the older one in one component, or has one more,
    /// which cannot be read.
    private void addBroken(String name, List<Kind> older) {
        int wrong = random.nextInt(older.size() + 1);
        List<String> source = new ArrayList<>();
        for (int i = 0; i < older.size(); i++) {
            source.add(i == wrong ? "java.net.InetAddress c" + i : older.get(i).now() + " c" + i);
        }
        if (wrong == older.size()) {
            source.add((random.nextBoolean() ? "String" : "java.net.InetAddress") + " c" + wrong);
        }
        now.append(
                "@Archivable public record %sBroken(%s) {}%n"
                        .formatted(name, String.join(", ", source)));
        broken.put(name, "c" + wrong);
    }
}
