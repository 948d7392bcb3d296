package dev.arenite.archive.schema;

import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Opaque;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Which definitions lead back to which.
final class SchemaCycles {

    /// The definitions that each definition refers to.
    private final Map<String, Set<String>> uses = new HashMap<>();

    /// The definitions that each definition leads to, by whatever way, computed when needed.
    private final Map<String, Set<String>> reached = new HashMap<>();

    SchemaCycles(Map<String, SchemaNode> definitions) {
        definitions.forEach(
                (name, node) -> {
                    Set<String> used = new LinkedHashSet<>();
                    collect(node, used);
                    uses.put(name, used);
                });
    }

    /// Whether a part leads to a definition that it is a part of.
    ///
    /// @param name the name of the definition, empty if there is none
    boolean leadsBack(SchemaNode part, String name) {
        if (name.isEmpty()) {
            return false;
        }
        if (part instanceof Reference reference) {
            return leadsTo(reference.name(), name);
        }
        for (SchemaNode each : parts(part)) {
            if (leadsBack(each, name)) {
                return true;
            }
        }
        return false;
    }

    private boolean leadsTo(String from, String name) {
        return from.equals(name) || reached.computeIfAbsent(from, this::reach).contains(name);
    }

    private Set<String> reach(String from) {
        Set<String> found = new HashSet<>();
        Deque<String> waiting = new ArrayDeque<>(uses.getOrDefault(from, Set.of()));
        while (!waiting.isEmpty()) {
            String next = waiting.pop();
            if (found.add(next)) {
                waiting.addAll(uses.getOrDefault(next, Set.of()));
            }
        }
        return found;
    }

    private static void collect(SchemaNode node, Set<String> used) {
        if (node instanceof Reference reference) {
            used.add(reference.name());
        }
        for (SchemaNode part : parts(node)) {
            collect(part, used);
        }
    }

    /// Returns the parts of a part, in their order.
    static List<SchemaNode> parts(SchemaNode node) {
        return switch (node) {
            case Composite composite -> composite.parts();
            case Array array -> List.of(array.element());
            case Shared shared -> List.of(shared.target());
            case Niche niche -> List.of(niche.inner());
            case Struct struct -> types(struct.fields().stream());
            case Enumeration enumeration ->
                    types(
                            enumeration.variants().stream()
                                    .flatMap(variant -> variant.fields().stream()));
            case SchemaLeaf _, Names _, Opaque _, Reference _ -> List.of();
        };
    }

    private static List<SchemaNode> types(Stream<Field> fields) {
        return fields.map(Field::type).toList();
    }
}
