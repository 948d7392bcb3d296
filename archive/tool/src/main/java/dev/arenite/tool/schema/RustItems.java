package dev.arenite.tool.schema;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The items of a module: the definitions of a schema, and what has no name there. Each gets a name
/// when it is first used, and is declared after those before it.
final class RustItems {

    private final ArchiveSchema schema;
    private final SchemaUses uses;
    private final RustSource source;
    private final RustNames names;
    private final Set<RustUse> used =
            EnumSet.of(RustUse.ARCHIVE, RustUse.SERIALIZE, RustUse.DESERIALIZE);

    private final Map<String, String> definitions = new HashMap<>();
    private final Map<SchemaLeaf, String> standards = new HashMap<>();

    /// The structs around wrapped values.
    private final Map<Newtype, String> newtypes = new HashMap<>();

    /// What has a name and must be declared.
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private record Newtype(SchemaNode node, KeyUse use) {}

    RustItems(ArchiveSchema schema) {
        this.schema = schema;
        uses = new SchemaUses(schema);
        names = new RustNames(uses.fieldNames());
        source = new RustSource(this, new RustTypes(this, schema.format()), uses);
    }

    RustDeclaration declaration() {
        Part root = uses.root();
        String name =
                root.node() instanceof Reference(String defined)
                        ? definition(defined)
                        : inline(root);
        while (!waiting.isEmpty()) {
            waiting.pop().run();
        }
        return new RustDeclaration(name, header() + source.text());
    }

    private String header() {
        boolean isWide = schema.format().pointerBytes() == Long.BYTES;
        return """
        //! Declared from a schema of Arenite: archives of rkyv 0.8, %s.
        #![allow(non_camel_case_types, non_snake_case)]

        %s
        """
                .formatted(
                        isWide ? "with the feature `pointer_width_64`" : "with pointers of 32 bits",
                        String.join("\n", imports()));
    }

    private List<String> imports() {
        Map<String, List<String>> modules = new HashMap<>();
        used.forEach(
                use ->
                        modules.computeIfAbsent(use.module(), _ -> new ArrayList<>())
                                .add(use.item()));
        List<String> lines = new ArrayList<>();
        modules.forEach((module, items) -> lines.add("use " + module + "::" + listed(items) + ";"));
        lines.sort(Comparator.naturalOrder());
        return lines;
    }

    private static String listed(List<String> items) {
        items.sort(Comparator.naturalOrder());
        return items.size() == 1 ? items.getFirst() : "{" + String.join(", ", items) + "}";
    }

    /// Returns the name by which something of another module is used.
    String use(RustUse use) {
        used.add(use);
        return use.item();
    }

    /// Returns the type of a definition.
    String definition(String name) {
        String known = definitions.get(name);
        if (known == null) {
            String given = names.type(name);
            definitions.put(name, given);
            waiting.add(() -> source.declare(given, name, uses.definition(name)));
            return given;
        }
        return known;
    }

    /// Returns what references lead to.
    Part referred(Part part, Shared shared) {
        return uses.target(part, shared);
    }

    /// Returns the type of a part that has no name: one that is named after the way to it.
    String inline(Part part) {
        String name = names.type(DeclaredNames.ofPath(part.path()));
        waiting.add(() -> source.declare(name, name, part));
        return name;
    }

    /// Returns the struct around a part that is archived with a wrapper.
    String newtype(Part part) {
        return newtypes.computeIfAbsent(
                new Newtype(part.node(), part.use()),
                _ -> {
                    String name = names.type(DeclaredNames.ofPath(part.path()));
                    // It may be used in other definitions, too.
                    boolean isRecursive = uses.leadsToRecursion(part.node());
                    waiting.add(() -> source.declareNewtype(name, name, part, isRecursive));
                    return name;
                });
    }

    /// Returns the struct of a standard value of Java.
    String standard(SchemaLeaf leaf) {
        String known = standards.get(leaf);
        if (known != null) {
            return known;
        }
        RustStandard standard = RustStandard.of(leaf);
        String name = names.type(standard.name());
        standards.put(leaf, name);
        String date = leaf == SchemaLeaf.LOCAL_DATE_TIME ? standard(SchemaLeaf.LOCAL_DATE) : "";
        waiting.add(() -> source.add(standard.declaration(name, date)));
        return name;
    }

    /// Returns the type that tells by some bytes whether a value is absent.
    ///
    /// @param part the value that may be absent
    /// @param type the struct or enum of the value
    String niching(Part part, String type, Niche niche) {
        String name = names.type(DeclaredNames.ofPath(part.path()) + "Absent");
        use(RustUse.NICHING);
        waiting.add(() -> source.add(RustNiching.declaration(name, type, niche)));
        return name;
    }
}
