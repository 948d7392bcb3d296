package dev.arenite.tool.json;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Names;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The values of cells of a table: plain text for what has no parts, JSON for everything else. An
/// empty cell is absence where there may be one.
public final class CellValue {

    private final JsonShape shape;
    private final JsonValue json;

    /// Makes a reader.
    ///
    /// @param schema the schema that the cells are parts of
    public CellValue(ArchiveSchema schema) {
        shape = new JsonShape(schema);
        json = new JsonValue(schema);
    }

    /// Returns the value of a cell.
    ///
    /// @param node a part of the schema
    /// @param step the name of the cell in messages
    /// @throws ValueException if the text is none of such a value
    public Object of(SchemaNode node, String step, String text) {
        try {
            return value(node, text);
        } catch (ValueException refusal) {
            throw refusal.within(step);
        }
    }

    private Object value(SchemaNode node, String text) {
        SchemaNode shown = shape.shown(node);
        if (JsonShape.isOptional(shown)) {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(value(JsonShape.present(shown), text));
        }
        boolean isPlain =
                shown instanceof SchemaLeaf
                        || shown instanceof Names
                        || (shown instanceof Enumeration && !text.startsWith("{"));
        byte[] bytes = (isPlain ? quoted(shown, text) : text).getBytes(StandardCharsets.UTF_8);
        return json.read(node, bytes, bytes.length);
    }

    private static String quoted(SchemaNode shown, String text) {
        return shown == SchemaLeaf.BOOL || shown == SchemaLeaf.UNIT
                ? text
                : TextNode.valueOf(text).toString();
    }

    /// Returns what stands for a part that has no cell.
    ///
    /// @throws ValueException if the part must be there
    public Object absent(SchemaNode node, String name) {
        if (!JsonShape.isOptional(shape.shown(node))) {
            throw ValueException.of("column must be there", name);
        }
        return Optional.empty();
    }
}
