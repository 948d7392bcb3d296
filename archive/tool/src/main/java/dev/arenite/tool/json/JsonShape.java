package dev.arenite.tool.json;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaForm;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.List;

/// The JSON that the values of a schema have, as serde gives it to them: structs are objects,
/// tuples and lists arrays, variants `"Name"` or `{"Name": content}`, absence `null`.
///
/// @param schema the schema
record JsonShape(ArchiveSchema schema) {

    /// A definition can consist of nothing but boxes of itself.
    private static final int MAX_STEPS = 1_000;

    /// Returns the part that JSON shows in the place of a part: not a name, not a pointer.
    SchemaNode shown(SchemaNode node) {
        SchemaNode shown = node;
        for (int step = 0; step < MAX_STEPS; step++) {
            SchemaNode next = behind(shown);
            if (next == shown) {
                return shown;
            }
            shown = next;
        }
        throw new ValueException("value has no JSON: it is a pointer to a pointer without end");
    }

    private SchemaNode behind(SchemaNode node) {
        return switch (node) {
            case SchemaNode.Reference reference -> schema.resolved(reference);
            case Shared shared -> shared.target();
            case Composite composite ->
                    switch (composite.form()) {
                        case BOX, OWN_KEY, NONZERO -> composite.parts().getFirst();
                        default -> composite;
                    };
            default -> node;
        };
    }

    /// Whether JSON of a part can be `null`. Where such a value may be absent, a present one is a
    /// list of one: `null` is absent, `[null]` is present and `null`.
    boolean isNullable(SchemaNode node) {
        SchemaNode shown = shown(node);
        return shown == SchemaLeaf.UNIT || isOptional(shown);
    }

    static boolean isOptional(SchemaNode shown) {
        return shown instanceof Niche
                || (shown instanceof Composite composite && composite.form() == SchemaForm.OPTION);
    }

    /// Returns the values of a part that may be absent.
    static SchemaNode present(SchemaNode optional) {
        return optional instanceof Niche niche
                ? niche.inner()
                : ((Composite) optional).parts().getFirst();
    }

    /// Whether keys of maps are names of members: those that are told by one text.
    boolean isMemberName(SchemaNode key) {
        SchemaNode shown = shown(key);
        return shown instanceof Names
                || (shown instanceof SchemaLeaf
                        && shown != SchemaLeaf.UNIT
                        && shown != SchemaLeaf.CSTRING);
    }

    /// Returns the part that fields of a variant are: itself for one without a name, as in
    /// `{"Circle": 2.5}`.
    static SchemaNode content(Variant variant) {
        List<Field> fields = variant.fields();
        return isNewtype(variant) ? fields.getFirst().type() : new Struct(fields);
    }

    static boolean isNewtype(Variant variant) {
        return variant.fields().size() == 1 && variant.fields().getFirst().name().equals("0");
    }
}
