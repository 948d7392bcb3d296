package dev.arenite.tool.schema;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaException;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Reference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// A part of a schema as a schema of its own.
public final class PartSchema {

    private PartSchema() {}

    /// Returns the schema of a part alone, with the definitions that the part leads to.
    ///
    /// @param schema the schema
    /// @param part   a part of it
    /// @throws SchemaException if the part is none on its own, such as one that shares what an
    ///     other part shares
    public static ArchiveSchema of(ArchiveSchema schema, SchemaNode part) {
        Map<String, SchemaNode> definitions = new LinkedHashMap<>();
        Deque<Part> waiting = new ArrayDeque<>();
        waiting.add(new Part(part, "", KeyUse.NONE, ""));
        while (!waiting.isEmpty()) {
            Part next = waiting.pop();
            if (next.node() instanceof Reference(String name) && !definitions.containsKey(name)) {
                SchemaNode definition = schema.resolved(next.node());
                definitions.put(name, definition);
                waiting.add(new Part(definition, "", KeyUse.NONE, ""));
            }
            waiting.addAll(next.parts());
        }
        return new ArchiveSchema(schema.format(), part, definitions);
    }
}
