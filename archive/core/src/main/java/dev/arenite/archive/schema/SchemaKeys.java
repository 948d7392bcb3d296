package dev.arenite.archive.schema;

import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Reference;

import java.util.HashMap;
import java.util.Map;

/// Which parts can be keys of maps and sets: those that are hashed and ordered as FORMAT 6.3 and
/// 7.1 say.
final class SchemaKeys {

    /// The greatest number of parts of a key, definitions written out: a key is made for each.
    private static final long MAX_PARTS = 4_096;

    private final ArchiveSchema schema;

    /// The number of parts of each definition that was asked about; 0 while it is counted.
    private final Map<String, Long> counted = new HashMap<>();

    private final SchemaDepth depth = new SchemaDepth();

    SchemaKeys(ArchiveSchema schema) {
        this.schema = schema;
    }

    /// Refuses a part that cannot be a key.
    void require(SchemaNode key) {
        count(key);
    }

    private long count(SchemaNode node) {
        depth.enter();
        long parts = node instanceof Reference reference ? definition(reference) : parts(node);
        depth.leave();
        if (parts > MAX_PARTS) {
            throw new SchemaException("key must not have more parts: limit=" + MAX_PARTS);
        }
        return parts;
    }

    private long definition(Reference reference) {
        Long known = counted.putIfAbsent(reference.name(), 0L);
        if (known != null) {
            return known;
        }
        long parts = count(schema.resolved(reference));
        counted.put(reference.name(), parts);
        return parts;
    }

    private long parts(SchemaNode node) {
        boolean isKey =
                switch (node) {
                    case SchemaLeaf leaf -> leaf.isKey();
                    case SchemaNode.Opaque _ -> false;
                    case Composite composite ->
                            !composite.form().hasKeys() && composite.form() != SchemaForm.OWN_KEY;
                    default -> true;
                };
        if (!isKey) {
            throw new SchemaException(
                    "key must be hashed and ordered by its parts: " + SchemaPrinter.line(node));
        }
        long parts = 1;
        for (SchemaNode part : SchemaCycles.parts(node)) {
            parts += count(part);
        }
        return parts;
    }
}
