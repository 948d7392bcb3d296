package dev.arenite.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaException;
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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads the JSON form of schemas. The schema holds itself against the rules; here it is only seen
/// to that nothing else is said.
final class JsonReader {

    private static final int MAX_TOLD_CHARS = 60;

    private final JsonNode tree;
    private final ArchiveFormat format;

    /// @throws SchemaException if the text is no object, or does not say the width of pointers
    JsonReader(JsonNode tree) {
        this.tree = tree;
        requireMembers(
                tree, Set.of(JsonWords.POINTERS, JsonWords.TYPE, JsonWords.DEFINITIONS), Set.of());
        long bits = number(member(tree, JsonWords.POINTERS));
        format =
                Stream.of(ArchiveFormat.values())
                        .filter(each -> each.pointerBytes() * (long) Byte.SIZE == bits)
                        .findFirst()
                        .orElseThrow(() -> refusal("pointers must have 32 or 64 bits: " + bits));
    }

    ArchiveSchema schema() {
        SchemaNode root = part(member(tree, JsonWords.TYPE));
        Map<String, SchemaNode> definitions = new LinkedHashMap<>();
        JsonNode named = member(tree, JsonWords.DEFINITIONS);
        requireObject(named);
        named.properties().forEach(each -> definitions.put(each.getKey(), part(each.getValue())));
        return new ArchiveSchema(format, root, definitions);
    }

    private static SchemaException refusal(String rule) {
        return new SchemaException("JSON: " + rule);
    }

    private SchemaNode part(JsonNode json) {
        if (json.isTextual()) {
            return leaf(json.textValue());
        }
        requireObject(json);
        String word = "";
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (!JsonWords.OPTIONS.contains(member.getKey())) {
                if (!word.isEmpty()) {
                    throw refusal(
                            "part must have one word: "
                                    + told(word)
                                    + " and "
                                    + told(member.getKey()));
                }
                word = member.getKey();
            }
        }
        if (word.isEmpty()) {
            throw refusal("part must have a word: " + told(json.toString()));
        }
        requireMembers(json, Set.of(word), JsonWords.options(word));
        return part(json, word, json.get(word));
    }

    private static SchemaNode leaf(String text) {
        boolean isNonzero = text.startsWith(JsonWords.NONZERO);
        String word = isNonzero ? text.substring(JsonWords.NONZERO.length()) : text;
        SchemaLeaf leaf = SchemaLeaf.of(word).orElseThrow(() -> unknown(text));
        return isNonzero ? Composite.of(SchemaForm.NONZERO, leaf) : leaf;
    }

    private static SchemaException unknown(String word) {
        return refusal("word must be known: " + told(word));
    }

    private SchemaNode part(JsonNode json, String word, JsonNode of) {
        return switch (word) {
            case JsonWords.STRUCT -> new Struct(fields(of));
            case JsonWords.TUPLE -> new Struct(tuple(of));
            case JsonWords.ENUM -> new Enumeration(listed(of, this::variant));
            case JsonWords.NAMES -> new Names(listed(of, JsonReader::text));
            case JsonWords.ARRAY -> {
                requireCount(of, 2);
                yield new Array(part(of.get(0)), number(of.get(1)));
            }
            case JsonWords.RC -> shared(json, of);
            case JsonWords.WEAK -> UsualNiche.of(SchemaNiche.WEAK, shared(json, of), format);
            case JsonWords.OPAQUE -> {
                requireCount(of, 3);
                yield new Opaque(text(of.get(0)), number(of.get(1)), number(of.get(2)));
            }
            case JsonWords.REFERENCE -> new Reference(text(of));
            default -> word.startsWith(JsonWords.NICHE) ? niche(json, word, of) : form(word, of);
        };
    }

    private Shared shared(JsonNode json, JsonNode target) {
        JsonNode kind = json.get(JsonWords.KIND);
        return new Shared(kind == null ? 0 : smallNumber(kind), part(target));
    }

    private Niche niche(JsonNode json, String word, JsonNode of) {
        SchemaNiche kind =
                SchemaNiche.of(word.substring(JsonWords.NICHE.length()))
                        .filter(known -> known != SchemaNiche.WEAK)
                        .orElseThrow(() -> unknown(word));
        if (json.size() > 1) {
            return new Niche(
                    kind,
                    number(member(json, JsonWords.OFFSET)),
                    number(member(json, JsonWords.BYTES)),
                    part(of));
        }
        SchemaNode inner = part(of);
        SchemaNode value = kind == SchemaNiche.BOX ? Composite.of(SchemaForm.BOX, inner) : inner;
        if (!UsualNiche.isThere(kind, value)) {
            throw refusal("niche must have an offset and a number of bytes: " + word);
        }
        return UsualNiche.of(kind, value, format);
    }

    private Composite form(String word, JsonNode of) {
        SchemaForm form =
                SchemaForm.of(word)
                        .filter(known -> known != SchemaForm.NONZERO)
                        .orElseThrow(() -> unknown(word));
        if (form.parts() == 1) {
            return Composite.of(form, part(of));
        }
        requireCount(of, form.parts());
        return new Composite(form, listed(of, this::part));
    }

    private Variant variant(JsonNode json) {
        requireMembers(
                json,
                Set.of(JsonWords.NAME, JsonWords.TAG),
                Set.of(JsonWords.STRUCT, JsonWords.TUPLE));
        JsonNode struct = json.get(JsonWords.STRUCT);
        JsonNode tuple = json.get(JsonWords.TUPLE);
        if (struct != null && tuple != null) {
            throw refusal("variant must not be a struct and a tuple");
        }
        List<Field> fields =
                struct != null ? fields(struct) : tuple != null ? tuple(tuple) : List.of();
        return new Variant(
                text(member(json, JsonWords.NAME)),
                smallNumber(member(json, JsonWords.TAG)),
                fields);
    }

    private List<Field> fields(JsonNode list) {
        return listed(
                list,
                field -> {
                    requireCount(field, 2);
                    return new Field(text(field.get(0)), part(field.get(1)));
                });
    }

    private List<Field> tuple(JsonNode list) {
        List<Field> fields = new ArrayList<>();
        for (SchemaNode type : listed(list, this::part)) {
            fields.add(new Field(String.valueOf(fields.size()), type));
        }
        return fields;
    }

    private static <T> List<T> listed(JsonNode list, Function<JsonNode, T> part) {
        if (!list.isArray()) {
            throw refusal("a list must stand here: " + told(list.toString()));
        }
        List<T> parts = new ArrayList<>();
        list.forEach(each -> parts.add(part.apply(each)));
        return parts;
    }

    private static void requireCount(JsonNode list, int count) {
        if (!list.isArray() || list.size() != count) {
            throw refusal("a list of " + count + " must stand here: " + told(list.toString()));
        }
    }

    private static void requireObject(JsonNode json) {
        if (!json.isObject()) {
            throw refusal("an object must stand here: " + told(json.toString()));
        }
    }

    private static void requireMembers(JsonNode json, Set<String> needed, Set<String> others) {
        requireObject(json);
        for (String name : needed) {
            if (!json.has(name)) {
                throw refusal("member must be there: " + name);
            }
        }
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            String name = member.getKey();
            if (!needed.contains(name) && !others.contains(name)) {
                throw refusal("member must be known: " + told(name));
            }
        }
    }

    private static JsonNode member(JsonNode json, String name) {
        JsonNode member = json.get(name);
        if (member == null) {
            throw refusal("member must be there: " + name);
        }
        return member;
    }

    private static String text(JsonNode json) {
        if (!json.isTextual()) {
            throw refusal("a text must stand here: " + told(json.toString()));
        }
        return json.textValue();
    }

    private static long number(JsonNode json) {
        if (!json.isIntegralNumber() || !json.canConvertToLong()) {
            throw refusal("a number of 64 bits must stand here: " + told(json.toString()));
        }
        return json.longValue();
    }

    private static int smallNumber(JsonNode json) {
        long number = number(json);
        if (number != (int) number) {
            throw refusal("a number must be smaller: " + number);
        }
        return (int) number;
    }

    /// Returns the start of what stands in a place, without control characters.
    private static String told(String text) {
        String start = text.substring(0, Math.min(text.length(), MAX_TOLD_CHARS));
        return start.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    }
}
