package dev.arenite.archive.schema;

import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Tells what a newer schema has changed, in words. Definitions are compared where they are used,
/// so their names do not matter; each pair of them is compared once.
final class SchemaDifference {

    private final ArchiveSchema older;
    private final ArchiveSchema newer;
    private final List<String> lines = new ArrayList<>();
    private final Set<Pair> met = new HashSet<>();
    private final Deque<Pair> waiting = new ArrayDeque<>();

    /// Two definitions that stand for the same part.
    private record Pair(String path, SchemaNode older, SchemaNode newer) {

        /// The same definitions by whatever way.
        @Override
        public boolean equals(Object other) {
            return other instanceof Pair that
                    && older.equals(that.older)
                    && newer.equals(that.newer);
        }

        @Override
        public int hashCode() {
            return 31 * older.hashCode() + newer.hashCode();
        }
    }

    SchemaDifference(ArchiveSchema older, ArchiveSchema newer) {
        this.older = older;
        this.newer = newer;
    }

    List<String> lines() {
        if (older.fingerprint().equals(newer.fingerprint())) {
            return List.of();
        }
        if (older.format() != newer.format()) {
            lines.add(
                    "pointers of %d bits became pointers of %d bits"
                            .formatted(bits(older), bits(newer)));
        }
        compare("root", older.root(), newer.root());
        while (!waiting.isEmpty()) {
            Pair next = waiting.poll();
            compareParts(next.path(), older.resolved(next.older()), newer.resolved(next.newer()));
        }
        return List.copyOf(lines);
    }

    private static int bits(ArchiveSchema schema) {
        return schema.format().pointerBytes() * Byte.SIZE;
    }

    private void compare(String path, SchemaNode before, SchemaNode now) {
        if (before instanceof Reference || now instanceof Reference) {
            String name = now instanceof Reference reference ? reference.name() : path;
            Pair pair = new Pair(name, before, now);
            if (isSameKind(older.resolved(before), newer.resolved(now))) {
                if (met.add(pair)) {
                    waiting.add(pair);
                }
                return;
            }
        }
        compareParts(path, before, now);
    }

    /// Whether parts are compared one by one, not told as a whole.
    private static boolean isSameKind(SchemaNode before, SchemaNode now) {
        return switch (before) {
            case Composite(var form, var _) ->
                    now instanceof Composite(var other, var _) && form == other;
            case Array array -> now instanceof Array other && array.length() == other.length();
            case Shared shared -> now instanceof Shared other && shared.kind() == other.kind();
            case Niche niche ->
                    now instanceof Niche other
                            && niche.kind() == other.kind()
                            && niche.offset() == other.offset()
                            && niche.bytes() == other.bytes();
            case Struct struct ->
                    now instanceof Struct other && struct.isTuple() == other.isTuple();
            case Enumeration _ -> now instanceof Enumeration;
            default -> false;
        };
    }

    private void compareParts(String path, SchemaNode before, SchemaNode now) {
        if (!isSameKind(before, now)) {
            tell(path, before, now);
        } else if (before instanceof Struct(var fields) && now instanceof Struct(var others)) {
            compareFields(path, fields, others);
        } else if (before instanceof Enumeration(var variants)
                && now instanceof Enumeration(var others)) {
            compareVariants(path, variants, others);
        } else {
            List<SchemaNode> parts = SchemaCycles.parts(before);
            List<SchemaNode> others = SchemaCycles.parts(now);
            for (int i = 0; i < parts.size(); i++) {
                String step =
                        before instanceof Composite composite
                                ? SchemaSteps.part(composite.form(), i)
                                : before instanceof Array ? "[]" : "";
                compare(path + step, parts.get(i), others.get(i));
            }
        }
    }

    /// Tells parts as a whole, those that are referred to by their names unless these are the same.
    private void tell(String path, SchemaNode before, SchemaNode now) {
        SchemaNode old = older.resolved(before);
        SchemaNode current = newer.resolved(now);
        if (!old.equals(current)) {
            boolean isSame = before.equals(now);
            say(
                    path,
                    SchemaPrinter.line(isSame ? old : before)
                            + " became "
                            + SchemaPrinter.line(isSame ? current : now));
        }
    }

    private void say(String path, String difference) {
        lines.add("`" + path + "`: " + difference);
    }

    private void compareFields(String path, List<Field> before, List<Field> now) {
        Map<String, Field> old = byName(before, Field::name);
        Map<String, Field> current = byName(now, Field::name);
        for (Field field : before) {
            if (!current.containsKey(field.name())) {
                lines.add("`" + path + "." + field.name() + "` is gone, present in old archives");
            }
        }
        for (Field field : now) {
            Field known = old.get(field.name());
            String step = path + "." + field.name();
            if (known == null) {
                lines.add("`" + step + "` is new, absent in old archives");
            } else {
                compare(step, known.type(), field.type());
            }
        }
        compareOrder(path, old, current);
    }

    private void compareVariants(String path, List<Variant> before, List<Variant> now) {
        Map<String, Variant> old = byName(before, Variant::name);
        Map<String, Variant> current = byName(now, Variant::name);
        for (Variant variant : before) {
            if (!current.containsKey(variant.name())) {
                lines.add("`" + path + "." + variant.name() + "` is gone, known to old archives");
            }
        }
        for (Variant variant : now) {
            Variant known = old.get(variant.name());
            String step = path + "." + variant.name();
            if (known == null) {
                lines.add("`" + step + "` is new, unknown to old archives");
                continue;
            }
            if (known.tag() != variant.tag()) {
                say(step, "tag " + known.tag() + " became " + variant.tag());
            }
            compareFields(step, known.fields(), variant.fields());
        }
    }

    /// Tells a change of order among the fields that both have.
    private void compareOrder(String path, Map<String, ?> before, Map<String, ?> now) {
        List<String> order = before.keySet().stream().filter(now::containsKey).toList();
        List<String> other = now.keySet().stream().filter(before::containsKey).toList();
        if (!order.equals(other)) {
            say(path, "fields are in another order");
        }
    }

    private static <T> Map<String, T> byName(List<T> parts, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        parts.forEach(part -> named.put(name.apply(part), part));
        return named;
    }
}
