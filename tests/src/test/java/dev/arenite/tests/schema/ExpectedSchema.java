package dev.arenite.tests.schema;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaForm;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNiche;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the schema of a described type from the description alone.
final class ExpectedSchema {

    private static final String NONZERO = "nonzero_";

    private final DescribedCase described;
    private final ArchiveFormat format;
    private final Map<String, SchemaNode> definitions = new LinkedHashMap<>();
    private final Set<String> met = new HashSet<>();

    /// The kinds of references by what they lead to.
    private final Map<String, Integer> kinds = new HashMap<>();

    ExpectedSchema(DescribedCase described, ArchiveFormat format) {
        this.described = described;
        this.format = format;
    }

    ArchiveSchema schema() {
        return new ArchiveSchema(format, node(described.description()), definitions);
    }

    private SchemaNode node(JsonNode description) {
        if (description.isTextual()) {
            return leaf(description.asText());
        }
        Map.Entry<String, JsonNode> form = description.properties().iterator().next();
        return composite(form.getKey(), form.getValue());
    }

    private static SchemaNode leaf(String name) {
        if (name.startsWith(NONZERO)) {
            return Composite.of(SchemaForm.NONZERO, leaf(name.substring(NONZERO.length())));
        }
        return switch (name) {
            case "range_full" -> SchemaLeaf.UNIT;
            case "uuid" -> SchemaLeaf.UUID_ARRAY;
            default -> SchemaLeaf.of(name).orElseThrow();
        };
    }

    private SchemaNode composite(String form, JsonNode of) {
        return switch (form) {
            case "ref" -> definition(of.asText());
            case "struct" -> new Struct(fields(of));
            case "tuple" -> new Struct(tuple(of));
            case "enum" -> new SchemaNode.Enumeration(variants(of));
            case "array" -> new SchemaNode.Array(node(of.get(0)), of.get(1).asInt());
            case "vecdeque" ->
                    Composite.of(
                            described.isKey(of) ? SchemaForm.VECDEQUE : SchemaForm.VEC, node(of));
            case "result" -> result(of);
            case "bound" -> bound(of);
            case "range" -> range(of);
            case "range_inclusive" ->
                    described.isKey(of)
                            ? Composite.of(SchemaForm.RANGE_INCLUSIVE, node(of))
                            : range(of);
            case "range_from", "range_to", "range_to_inclusive" -> new Struct(single(of));
            case "rc", "arc" -> shared(form, of);
            case "weak" -> weak("rc", of);
            case "arc_weak" -> weak("arc", of);
            case "niche_box" ->
                    niche(
                            SchemaNiche.BOX,
                            format.pointerBytes(),
                            Composite.of(SchemaForm.BOX, target(of)));
            case "niche_zero" -> niche(SchemaNiche.ZERO, size(node(of)), node(of));
            case "niche_nan" -> niche(SchemaNiche.NAN, size(node(of)), node(of));
            case "niche_two" -> niche(SchemaNiche.TWO, 1, node(of));
            default -> parts(SchemaForm.of(form).orElseThrow(), of);
        };
    }

    private SchemaNode parts(SchemaForm form, JsonNode of) {
        if (form.parts() == 2) {
            return Composite.of(form, node(of.get(0)), node(of.get(1)));
        }
        return Composite.of(form, form == SchemaForm.BOX ? target(of) : node(of));
    }

    private long size(SchemaNode node) {
        return new ArchiveSchema(format, node, Map.of()).place().bytes();
    }

    private SchemaNode target(JsonNode target) {
        if (target.isTextual() && target.asText().equals("str")) {
            return SchemaLeaf.STR;
        }
        return target.has("slice")
                ? Composite.of(SchemaForm.SLICE, node(target.get("slice")))
                : node(target);
    }

    private SchemaNode shared(String form, JsonNode target) {
        int kind = kinds.computeIfAbsent(form + " " + target, _ -> kinds.size());
        return new SchemaNode.Shared(kind, target(target));
    }

    private SchemaNode weak(String form, JsonNode target) {
        return niche(SchemaNiche.WEAK, format.pointerBytes(), shared(form, target));
    }

    private static SchemaNode niche(SchemaNiche kind, long bytes, SchemaNode inner) {
        return new Niche(kind, 0, bytes, inner);
    }

    private SchemaNode definition(String name) {
        if (met.add(name)) {
            SchemaNode node = node(described.definitions().get(name));
            definitions.put(name, node);
        }
        return new SchemaNode.Reference(name);
    }

    private SchemaNode result(JsonNode of) {
        return new SchemaNode.Enumeration(
                List.of(
                        new Variant("Ok", 0, single(of.get(0))),
                        new Variant("Err", 1, single(of.get(1)))));
    }

    private SchemaNode bound(JsonNode of) {
        return new SchemaNode.Enumeration(
                List.of(
                        new Variant("Included", 0, single(of)),
                        new Variant("Excluded", 1, single(of)),
                        new Variant("Unbounded", 2, List.of())));
    }

    private SchemaNode range(JsonNode of) {
        return new Struct(List.of(new Field("start", node(of)), new Field("end", node(of))));
    }

    private List<Field> single(JsonNode of) {
        return List.of(new Field("0", node(of)));
    }

    private List<Field> fields(JsonNode described) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode field : described) {
            fields.add(new Field(field.get(0).asText(), node(field.get(1))));
        }
        return fields;
    }

    private List<Field> tuple(JsonNode described) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode type : described) {
            fields.add(new Field(String.valueOf(fields.size()), node(type)));
        }
        return fields;
    }

    private List<Variant> variants(JsonNode described) {
        List<Variant> variants = new ArrayList<>();
        for (JsonNode variant : described) {
            variants.add(
                    new Variant(
                            variant.get("name").asText(),
                            variant.get("tag").asInt(),
                            variant.has("struct")
                                    ? fields(variant.get("struct"))
                                    : tuple(variant.path("tuple"))));
        }
        return variants;
    }
}
