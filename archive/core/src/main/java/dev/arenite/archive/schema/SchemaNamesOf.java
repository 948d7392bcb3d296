package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.schema.SchemaNode.Reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The names that the parts of a type have and had, by their owners: a struct or an enum with a
/// name, or else the way to it from one.
final class SchemaNamesOf {

    private final List<SchemaHistory.Rename> renames = new ArrayList<>();

    private final ArchiveSchema schema;
    private final Set<String> met = new HashSet<>();

    SchemaNamesOf(ArchiveSchema schema, ArchiveType<?, ?> type) {
        this.schema = schema;
        visit("root", schema.root(), type);
    }

    /// Returns the earlier names that the type tells.
    List<SchemaHistory.Rename> renames() {
        return renames;
    }

    private void visit(String path, SchemaNode node, ArchiveType<?, ?> type) {
        Description said = SameBytes.described(type);
        if (said instanceof Description.As as) {
            visit(path, node, as.type());
            return;
        }
        String owner = node instanceof Reference reference ? reference.name() : path;
        if (node instanceof Reference && !met.add(owner)) {
            return;
        }
        SchemaNode part = schema.resolved(node);
        switch (said) {
            case Description.Struct struct ->
                    fields(owner, ((SchemaNode.Struct) part).fields(), struct.fields());
            case Description.Enumeration enumeration ->
                    variants(owner, ((SchemaNode.Enumeration) part).variants(), enumeration);
            case Description.Names names ->
                    new TreeMap<>(names.earlier())
                            .forEach((earlier, name) -> note(owner, earlier, name));
            default -> parts(owner, part, said);
        }
    }

    private void note(String owner, String earlier, String name) {
        renames.add(new SchemaHistory.Rename(owner, earlier, name));
    }

    private void fields(
            String owner, List<SchemaNode.Field> parts, List<TypeDescriber.Field> fields) {
        for (int i = 0; i < parts.size(); i++) {
            TypeDescriber.Field field = fields.get(i);
            field.earlierNames().forEach(old -> note(owner, old, field.name()));
            visit(owner + "." + field.name(), parts.get(i).type(), field.type());
        }
    }

    private void variants(
            String owner, List<SchemaNode.Variant> parts, Description.Enumeration said) {
        for (int i = 0; i < parts.size(); i++) {
            TypeDescriber.Variant variant = said.variants().get(i);
            variant.earlierNames().forEach(old -> note(owner, old, variant.name()));
            fields(owner + "." + variant.name(), parts.get(i).fields(), variant.fields());
        }
    }

    /// Visits the parts of what has no names itself; each of its types is that of a part.
    private void parts(String owner, SchemaNode part, Description said) {
        List<ArchiveType<?, ?>> types =
                switch (said) {
                    case Description.Form form -> form.parts();
                    case Description.Array array -> List.of(array.element());
                    case Description.Niche niche -> List.of(niche.inner());
                    case Description.Shared shared -> pointee(shared);
                    default -> List.of();
                };
        List<SchemaNode> parts = SchemaCycles.parts(part);
        boolean isSlice = types.size() == 1 && parts.size() == 1 && isSlice(parts.getFirst());
        List<SchemaNode> inner = isSlice ? SchemaCycles.parts(parts.getFirst()) : parts;
        for (int i = 0; i < types.size() && i < inner.size(); i++) {
            String step = types.size() == 1 ? "[]" : i == 0 ? "[key]" : "[value]";
            visit(owner + step, inner.get(i), types.get(i));
        }
    }

    private static boolean isSlice(SchemaNode part) {
        return part instanceof SchemaNode.Composite slice && slice.form() == SchemaForm.SLICE;
    }

    private static List<ArchiveType<?, ?>> pointee(Description.Shared shared) {
        return SameBytes.described(shared.pointer()) instanceof Description.Form form
                ? form.parts()
                : List.of();
    }

    /// Returns the names in each owner of a schema.
    static Map<String, Set<String>> all(ArchiveSchema schema) {
        Map<String, Set<String>> names = new HashMap<>();
        collect(names, "root", schema.root());
        schema.definitions().forEach((name, node) -> collect(names, name, node));
        return names;
    }

    private static void collect(Map<String, Set<String>> names, String owner, SchemaNode node) {
        switch (node) {
            case SchemaNode.Struct struct -> collectFields(names, owner, struct.fields());
            case SchemaNode.Enumeration enumeration -> {
                List<String> own = new ArrayList<>();
                for (SchemaNode.Variant variant : enumeration.variants()) {
                    own.add(variant.name());
                    collectFields(names, owner + "." + variant.name(), variant.fields());
                }
                names.put(owner, Set.copyOf(own));
            }
            case SchemaNode.Names all -> names.put(owner, Set.copyOf(all.names()));
            default -> {
                List<SchemaNode> parts = SchemaCycles.parts(node);
                for (int i = 0; i < parts.size(); i++) {
                    String step = parts.size() == 1 ? "[]" : i == 0 ? "[key]" : "[value]";
                    collect(names, isSlice(parts.get(i)) ? owner : owner + step, parts.get(i));
                }
            }
        }
    }

    private static void collectFields(
            Map<String, Set<String>> names, String owner, List<SchemaNode.Field> fields) {
        List<String> own = new ArrayList<>();
        for (SchemaNode.Field field : fields) {
            own.add(field.name());
            collect(names, owner + "." + field.name(), field.type());
        }
        names.put(owner, Set.copyOf(own));
    }
}
