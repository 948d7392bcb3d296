package dev.arenite.tool.schema;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Shared;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Where the definitions of a schema are used: which lead to which, and which are keys.
final class SchemaUses {

    private final ArchiveSchema schema;
    private final Map<String, KeyUse> keys = new HashMap<>();

    /// What the targets of each kind of references are keys of, wherever the references are.
    private final Map<Integer, KeyUse> kinds = new HashMap<>();

    private final Set<String> fieldNames = new HashSet<>();
    private final Set<String> variantNames = new HashSet<>();

    /// The definitions that each definition refers to.
    private final Map<String, Set<String>> uses = new HashMap<>();

    /// The definitions that each definition leads to, by whatever way, found when asked for.
    private final Map<String, Set<String>> reached = new HashMap<>();

    SchemaUses(ArchiveSchema schema) {
        this.schema = schema;
        Deque<Part> waiting = new ArrayDeque<>();
        waiting.add(root());
        while (!waiting.isEmpty()) {
            visit(waiting.pop(), waiting);
        }
    }

    /// Returns the part at the root.
    Part root() {
        return new Part(schema.root(), "root", KeyUse.NONE, "");
    }

    /// Returns the part that a definition is.
    Part definition(String name) {
        KeyUse use = keys.getOrDefault(name, KeyUse.NONE);
        return new Part(schema.resolved(new Reference(name)), name, use, name);
    }

    /// Returns what references lead to, which is one type for all of their kind.
    Part target(Part part, Shared shared) {
        KeyUse use = kinds.getOrDefault(shared.kind(), KeyUse.NONE);
        return new Part(shared.target(), part.path(), use, part.definition());
    }

    /// A definition is visited again if it is used as a key in another way.
    private void visit(Part part, Deque<Part> waiting) {
        if (!(part.node() instanceof Reference(String name))) {
            if (part.node() instanceof Shared shared) {
                kinds.merge(shared.kind(), part.use(), KeyUse::and);
            }
            part.fields().forEach(field -> fieldNames.add(field.name()));
            if (part.node() instanceof Enumeration enumeration) {
                enumeration.variants().forEach(variant -> variantNames.add(variant.name()));
            }
            waiting.addAll(part.parts());
            return;
        }
        if (!part.definition().isEmpty()) {
            uses.computeIfAbsent(part.definition(), _ -> new LinkedHashSet<>()).add(name);
        }
        KeyUse known = keys.get(name);
        KeyUse all = known == null ? part.use() : known.and(part.use());
        if (!all.equals(known)) {
            keys.put(name, all);
            waiting.add(definition(name));
        }
    }

    /// Returns the names of all fields.
    Set<String> fieldNames() {
        return fieldNames;
    }

    /// Returns the names of all variants.
    Set<String> variantNames() {
        return variantNames;
    }

    /// Whether a part leads to a definition.
    boolean leadsTo(SchemaNode part, String name) {
        return references(part).stream()
                .anyMatch(each -> each.equals(name) || reach(each).contains(name));
    }

    /// Whether a part leads to a definition that leads to itself.
    boolean leadsToRecursion(SchemaNode part) {
        Set<String> all = new HashSet<>(references(part));
        references(part).forEach(each -> all.addAll(reach(each)));
        return all.stream().anyMatch(this::isRecursive);
    }

    /// Whether a definition leads to itself.
    boolean isRecursive(String name) {
        return reach(name).contains(name);
    }

    private Set<String> reach(String from) {
        Set<String> known = reached.get(from);
        if (known == null) {
            known = new HashSet<>();
            Deque<String> waiting = new ArrayDeque<>(uses.getOrDefault(from, Set.of()));
            while (!waiting.isEmpty()) {
                String next = waiting.pop();
                if (known.add(next)) {
                    waiting.addAll(uses.getOrDefault(next, Set.of()));
                }
            }
            reached.put(from, known);
        }
        return known;
    }

    private static Set<String> references(SchemaNode node) {
        Set<String> found = new LinkedHashSet<>();
        Deque<Part> waiting = new ArrayDeque<>();
        waiting.add(new Part(node, "", KeyUse.NONE, ""));
        while (!waiting.isEmpty()) {
            Part part = waiting.pop();
            if (part.node() instanceof Reference(String name)) {
                found.add(name);
            }
            waiting.addAll(part.parts());
        }
        return found;
    }
}
