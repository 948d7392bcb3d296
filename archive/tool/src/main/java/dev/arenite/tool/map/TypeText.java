package dev.arenite.tool.map;

import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Opaque;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;

import java.util.stream.Collectors;

/// The type of a part in few words: those of FORMAT 12.1, without fields and variants.
final class TypeText {

    private static final int MAX_DEPTH = 4;

    private TypeText() {}

    static String of(SchemaNode node) {
        return of(node, 0);
    }

    private static String of(SchemaNode node, int depth) {
        if (depth > MAX_DEPTH) {
            return "…";
        }
        return switch (node) {
            case SchemaLeaf leaf -> leaf.text();
            case Composite composite ->
                    composite.form().text()
                            + composite.parts().stream()
                                    .map(part -> of(part, depth + 1))
                                    .collect(Collectors.joining(", ", "(", ")"));
            case Array array ->
                    "array(" + of(array.element(), depth + 1) + ", " + array.length() + ")";
            case Shared shared -> "rc(" + of(shared.target(), depth + 1) + ")";
            case Niche niche ->
                    niche.kind().text() + " niche(" + of(niche.inner(), depth + 1) + ")";
            case Struct struct -> struct.isTuple() ? "tuple" : "struct";
            case Enumeration _ -> "enum";
            case Names _ -> "names";
            case Opaque opaque -> "opaque " + Shown.line(opaque.name());
            case Reference(String name) -> Shown.line(name);
        };
    }
}
