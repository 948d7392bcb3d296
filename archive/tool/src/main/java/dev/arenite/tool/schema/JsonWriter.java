package dev.arenite.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaForm;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNiche;
import dev.arenite.archive.schema.SchemaNode;
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
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.List;

/// Makes the JSON form of a schema.
final class JsonWriter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ArchiveSchema schema;

    JsonWriter(ArchiveSchema schema) {
        this.schema = schema;
    }

    ObjectNode object() {
        ObjectNode object = JSON.objectNode();
        object.put(JsonWords.POINTERS, schema.format().pointerBytes() * Byte.SIZE);
        object.set(JsonWords.TYPE, part(schema.root()));
        ObjectNode definitions = object.putObject(JsonWords.DEFINITIONS);
        schema.definitions().forEach((name, node) -> definitions.set(name, part(node)));
        return object;
    }

    private JsonNode part(SchemaNode node) {
        return switch (node) {
            case SchemaLeaf leaf -> JSON.textNode(leaf.text());
            case Composite composite -> composite(composite);
            case Array array -> worded(JsonWords.ARRAY, pair(array.element()).add(array.length()));
            case Shared shared -> shared(JsonWords.RC, shared);
            case Niche niche -> niche(niche);
            case Struct struct -> {
                ObjectNode object = JSON.objectNode();
                putFields(object, struct.isTuple(), struct.fields());
                yield object;
            }
            case Enumeration enumeration -> {
                ArrayNode variants = JSON.arrayNode();
                enumeration.variants().forEach(variant -> variants.add(variant(variant)));
                yield worded(JsonWords.ENUM, variants);
            }
            case Names names -> {
                ArrayNode texts = JSON.arrayNode();
                names.names().forEach(texts::add);
                yield worded(JsonWords.NAMES, texts);
            }
            case Opaque opaque ->
                    worded(
                            JsonWords.OPAQUE,
                            JSON.arrayNode()
                                    .add(opaque.name())
                                    .add(opaque.placeBytes())
                                    .add(opaque.placeAlignment()));
            case Reference reference ->
                    worded(JsonWords.REFERENCE, JSON.textNode(reference.name()));
        };
    }

    private static ObjectNode worded(String word, JsonNode content) {
        ObjectNode object = JSON.objectNode();
        object.set(word, content);
        return object;
    }

    private ArrayNode pair(SchemaNode first) {
        return JSON.arrayNode().add(part(first));
    }

    private JsonNode composite(Composite composite) {
        SchemaForm form = composite.form();
        SchemaNode first = composite.parts().getFirst();
        if (form == SchemaForm.NONZERO && first instanceof SchemaLeaf integer) {
            return JSON.textNode(JsonWords.NONZERO + integer.text());
        }
        return worded(
                form.text(),
                form.parts() == 1 ? part(first) : pair(first).add(part(composite.parts().get(1))));
    }

    private ObjectNode shared(String word, Shared shared) {
        ObjectNode object = worded(word, part(shared.target()));
        if (shared.kind() > 0) {
            object.put(JsonWords.KIND, shared.kind());
        }
        return object;
    }

    private ObjectNode niche(Niche niche) {
        if (niche.kind() == SchemaNiche.WEAK && niche.inner() instanceof Shared shared) {
            return shared(JsonWords.WEAK, shared);
        }
        String word = JsonWords.NICHE + niche.kind().text();
        if (UsualNiche.is(niche, schema.format())) {
            return worded(word, part(unboxed(niche)));
        }
        return worded(word, part(niche.inner()))
                .put(JsonWords.OFFSET, niche.offset())
                .put(JsonWords.BYTES, niche.bytes());
    }

    /// An optional box is named by what it leads to.
    private static SchemaNode unboxed(Niche niche) {
        return niche.kind() == SchemaNiche.BOX && niche.inner() instanceof Composite box
                ? box.parts().getFirst()
                : niche.inner();
    }

    private ObjectNode variant(Variant variant) {
        ObjectNode object = JSON.objectNode();
        object.put(JsonWords.NAME, variant.name()).put(JsonWords.TAG, variant.tag());
        if (!variant.fields().isEmpty()) {
            putFields(object, new Struct(variant.fields()).isTuple(), variant.fields());
        }
        return object;
    }

    private void putFields(ObjectNode object, boolean isTuple, List<Field> fields) {
        ArrayNode list = object.putArray(isTuple ? JsonWords.TUPLE : JsonWords.STRUCT);
        for (Field field : fields) {
            JsonNode type = part(field.type());
            list.add(isTuple ? type : JSON.arrayNode().add(field.name()).add(type));
        }
    }
}
