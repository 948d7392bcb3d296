package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveFormat;
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
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reads the text form of schemas (FORMAT 12.5).
final class SchemaParser {

    private final SchemaTokens tokens;
    // A text has no references to follow: what is deeper is refused anyway.
    private final SchemaDepth depth = new SchemaDepth(SchemaRules.MAX_LEVELS + 1);

    SchemaParser(String text) {
        tokens = new SchemaTokens(text);
    }

    ArchiveSchema schema() {
        requireWord("pointers");
        ArchiveFormat format = format(tokens.smallNumber());
        requireWord("root");
        SchemaNode root = node();
        Map<String, SchemaNode> definitions = new LinkedHashMap<>();
        while (!tokens.isAtEnd()) {
            String name = tokens.name();
            tokens.require('=');
            if (definitions.put(name, node()) != null) {
                throw tokens.refusal("name must not be defined twice: name=" + name);
            }
        }
        return new ArchiveSchema(format, root, definitions);
    }

    private void requireWord(String word) {
        if (!tokens.word().equals(word)) {
            throw tokens.refusal("'" + word + "' must stand here");
        }
        tokens.require('=');
    }

    private ArchiveFormat format(int bits) {
        return Stream.of(ArchiveFormat.values())
                .filter(format -> format.pointerBytes() * Byte.SIZE == bits)
                .findFirst()
                .orElseThrow(() -> tokens.refusal("pointers must have 32 or 64 bits: " + bits));
    }

    private SchemaNode node() {
        depth.enter();
        SchemaNode node = tokens.isAt('"') ? new Reference(tokens.name()) : worded(tokens.word());
        depth.leave();
        return node;
    }

    private SchemaNode worded(String word) {
        return switch (word) {
            case SchemaWords.STRUCT -> new Struct(fields());
            case SchemaWords.TUPLE -> new Struct(tuple());
            case SchemaWords.ENUM -> new Enumeration(listed('{', '}', this::variant));
            case SchemaWords.NAMES -> new Names(listed('(', ')', tokens::name));
            case SchemaWords.ARRAY ->
                    inBrackets(() -> new SchemaNode.Array(node(), tokens.number()));
            case SchemaWords.RC -> shared();
            case SchemaWords.OPAQUE ->
                    inBrackets(() -> new Opaque(tokens.name(), tokens.number(), tokens.number()));
            default -> other(word);
        };
    }

    private SchemaNode other(String word) {
        SchemaNiche niche = SchemaWords.nicheOf(word);
        if (niche != null) {
            return inBrackets(() -> niche(niche));
        }
        return SchemaLeaf.of(word)
                .<SchemaNode>map(leaf -> leaf)
                .or(() -> SchemaForm.of(word).map(this::composite))
                .orElseGet(() -> new Reference(word));
    }

    private SchemaNode composite(SchemaForm form) {
        return new Composite(form, listed('(', ')', this::node));
    }

    private SchemaNode shared() {
        int kind = tokens.take('#') ? tokens.smallNumber() : 0;
        return inBrackets(() -> new Shared(kind, node()));
    }

    private SchemaNode niche(SchemaNiche kind) {
        SchemaNode inner = node();
        long offset = tokens.number();
        return new Niche(kind, offset, tokens.number(), inner);
    }

    private SchemaNode inBrackets(Supplier<SchemaNode> content) {
        tokens.require('(');
        SchemaNode node = content.get();
        tokens.require(')');
        return node;
    }

    private <T> List<T> listed(char start, char end, Supplier<T> part) {
        tokens.require(start);
        List<T> parts = new ArrayList<>();
        while (!tokens.take(end)) {
            parts.add(part.get());
        }
        return parts;
    }

    private List<Field> fields() {
        return listed('{', '}', this::field);
    }

    private Field field() {
        String name = tokens.name();
        tokens.require(':');
        return new Field(name, node());
    }

    private List<Field> tuple() {
        List<SchemaNode> types = listed('(', ')', this::node);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(new Field(String.valueOf(i), types.get(i)));
        }
        return fields;
    }

    private Variant variant() {
        String name = tokens.name();
        tokens.require('=');
        int tag = tokens.smallNumber();
        if (tokens.isAt('(')) {
            return new Variant(name, tag, tuple());
        }
        return new Variant(name, tag, tokens.isAt('{') ? fields() : List.of());
    }
}
