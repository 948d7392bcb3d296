package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.schema.SchemaNode.Reference;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the schema of a type from what the type and its parts say of themselves.
final class DescribedTypes {

    /// The name of a definition that contains itself and has no name of its own.
    private static final String UNNAMED = "Recursive";

    /// The types around the one that is described, each with the name of its definition; empty as
    /// long as none is needed. A type is told by identity.
    private final IdentityHashMap<ArchiveType<?, ?>, String> around = new IdentityHashMap<>();

    /// The types whose values are archived as those of another one, which has the definition.
    private final IdentityHashMap<ArchiveType<?, ?>, ArchiveType<?, ?>> others =
            new IdentityHashMap<>();

    /// The names of the types that have been described.
    private final IdentityHashMap<ArchiveType<?, ?>, String> described = new IdentityHashMap<>();

    /// The kinds of shared references, in the order in which they are met.
    private final Map<ArchiveType<?, ?>, Integer> kinds = new HashMap<>();

    /// The definitions, null as long as they are described: in the order of their first use.
    private final Map<String, @Nullable SchemaNode> definitions = new LinkedHashMap<>();

    private final SchemaDepth depth = new SchemaDepth();
    private @Nullable ArchiveFormat format;
    private int parts;

    ArchiveSchema schema(ArchiveType<?, ?> type) {
        SchemaNode root = node(type);
        Map<String, SchemaNode> made = new LinkedHashMap<>();
        definitions.forEach(
                (name, node) -> {
                    if (node != null) {
                        made.put(name, node);
                    }
                });
        ArchiveFormat known = format == null ? ArchiveFormat.POINTER_32 : format;
        ArchiveSchema schema = new ArchiveSchema(known, root, made);
        requireTrue(type, schema.place());
        return schema;
    }

    /// Returns the description of a part.
    SchemaNode node(ArchiveType<?, ?> type) {
        String known = described.get(type);
        if (known != null) {
            return new Reference(known);
        }
        if (around.containsKey(type)) {
            return new Reference(nameOf(archivedAs(type), UNNAMED));
        }
        depth.enter();
        parts++;
        if (parts > SchemaRules.MAX_PARTS) {
            throw new SchemaException(
                    "type must not have more parts: limit=" + SchemaRules.MAX_PARTS);
        }
        around.put(type, "");
        SchemaNode node = new DescribedNode(this, type).node();
        String name = around.remove(type);
        depth.leave();
        return name.isEmpty() ? node : definition(type, name, node);
    }

    /// Returns the description of a type that is archived as another one.
    SchemaNode nodeOf(ArchiveType<?, ?> type, ArchiveType<?, ?> other) {
        others.put(type, other);
        return node(other);
    }

    private ArchiveType<?, ?> archivedAs(ArchiveType<?, ?> type) {
        ArchiveType<?, ?> last = type;
        for (ArchiveType<?, ?> other = others.get(type); other != null; other = others.get(other)) {
            if (other == type) {
                throw new SchemaException(
                        "type must not be archived as itself: class=" + type.getClass().getName());
            }
            last = other;
        }
        return last;
    }

    /// Returns the name of a type that is described at the moment, which it has from now on.
    String nameOf(ArchiveType<?, ?> type, String wished) {
        String known = around.getOrDefault(type, "");
        if (!known.isEmpty()) {
            return known;
        }
        String name = wished;
        for (int i = 2; definitions.containsKey(name); i++) {
            name = wished + "_" + i;
        }
        definitions.put(name, null);
        around.put(type, name);
        return name;
    }

    /// Keeps a definition, unless there is the same one.
    private SchemaNode definition(ArchiveType<?, ?> type, String name, SchemaNode node) {
        if (node instanceof Reference) {
            definitions.remove(name);
            return node;
        }
        String kept = name;
        for (Map.Entry<String, @Nullable SchemaNode> other : definitions.entrySet()) {
            if (node.equals(other.getValue()) && isSameName(other.getKey(), name)) {
                kept = other.getKey();
                break;
            }
        }
        if (kept.equals(name)) {
            definitions.put(name, node);
        } else {
            definitions.remove(name);
        }
        described.put(type, kept);
        return new Reference(kept);
    }

    /// Whether a name is another with a number behind it.
    private static boolean isSameName(String name, String numbered) {
        return numbered.startsWith(name + "_")
                && numbered.substring(name.length() + 1).chars().allMatch(Character::isDigit);
    }

    int kindOf(ArchiveType<?, ?> references) {
        return kinds.computeIfAbsent(references, _ -> kinds.size());
    }

    void format(ArchiveFormat told) {
        if (format != null && format != told) {
            throw new SchemaException(
                    "parts must belong to one format: " + format + " and " + told);
        }
        format = told;
    }

    List<SchemaNode.Field> fields(List<TypeDescriber.Field> fields) {
        List<SchemaNode.Field> made = new ArrayList<>();
        for (TypeDescriber.Field field : fields) {
            made.add(new SchemaNode.Field(field.name(), node(field.type())));
        }
        return made;
    }

    private static void requireTrue(ArchiveType<?, ?> type, SchemaPlace told) {
        if (told.bytes() != type.placeBytes() || told.alignment() != type.placeAlignment()) {
            throw new SchemaException(
                    "type must have the place that it describes: class="
                            + type.getClass().getName()
                            + " placeBytes="
                            + type.placeBytes()
                            + " placeAlignment="
                            + type.placeAlignment()
                            + " described="
                            + told);
        }
    }
}
