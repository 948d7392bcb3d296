package dev.arenite.flink;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;

import java.util.List;
import java.util.stream.Stream;

/// All parts of a schema, each one once.
final class SchemaParts {

    private SchemaParts() {}

    static Stream<SchemaNode> of(ArchiveSchema schema) {
        // Whatever a reference leads to is a definition.
        return Stream.concat(Stream.of(schema.root()), schema.definitions().values().stream())
                .flatMap(SchemaParts::within);
    }

    private static Stream<SchemaNode> within(SchemaNode node) {
        return Stream.concat(Stream.of(node), children(node).stream().flatMap(SchemaParts::within));
    }

    private static List<SchemaNode> children(SchemaNode node) {
        return switch (node) {
            case SchemaNode.Composite composite -> composite.parts();
            case SchemaNode.Array array -> List.of(array.element());
            case SchemaNode.Shared shared -> List.of(shared.target());
            case SchemaNode.Niche niche -> List.of(niche.inner());
            case SchemaNode.Struct struct -> types(struct.fields());
            case SchemaNode.Enumeration enumeration ->
                    enumeration.variants().stream()
                            .flatMap(variant -> types(variant.fields()).stream())
                            .toList();
            case SchemaNode.Names _, SchemaNode.Opaque _, SchemaNode.Reference _, SchemaLeaf _ ->
                    List.of();
        };
    }

    private static List<SchemaNode> types(List<SchemaNode.Field> fields) {
        return fields.stream().map(SchemaNode.Field::type).toList();
    }
}
