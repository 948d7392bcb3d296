package dev.arenite.tool.schema;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Declares the items of a module: the definitions of a schema, and what has no name there.
final class RustItems {

    private final ArchiveSchema schema;
    private final SchemaUses uses;
    private final RustTypes types;
    private final RustNames names;
    private final Set<RustUse> used =
            EnumSet.of(RustUse.ARCHIVE, RustUse.SERIALIZE, RustUse.DESERIALIZE);

    private final Map<String, String> definitions = new HashMap<>();
    private final Map<SchemaLeaf, String> standards = new HashMap<>();

    /// The structs around wrapped values.
    private final Map<Newtype, String> newtypes = new HashMap<>();

    /// What has been given a name and must be declared, in the order of its first use.
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private final StringBuilder text = new StringBuilder();

    private record Newtype(SchemaNode node, KeyUse use) {}

    RustItems(ArchiveSchema schema) {
        this.schema = schema;
        uses = new SchemaUses(schema);
        names = new RustNames(uses.fieldNames());
        types = new RustTypes(this, schema.format());
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
        return new RustDeclaration(name, header() + text);
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
        modules.forEach(
                (module, items) -> {
                    items.sort(Comparator.naturalOrder());
                    String all = String.join(", ", items);
                    lines.add(
                            "use "
                                    + module
                                    + "::"
                                    + (items.size() == 1 ? all : "{" + all + "}")
                                    + ";");
                });
        lines.sort(Comparator.naturalOrder());
        return lines;
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
            waiting.add(() -> declare(given, name, uses.definition(name)));
            return given;
        }
        return known;
    }

    /// Returns the type of a part that has no name: one that is named after the way to it.
    String inline(Part part) {
        String name = names.type(DeclaredNames.ofPath(part.path()));
        waiting.add(() -> declare(name, name, part));
        return name;
    }

    /// Returns the struct around a part that is archived with a wrapper.
    String newtype(Part part) {
        return newtypes.computeIfAbsent(
                new Newtype(part.node(), part.use()),
                _ -> {
                    String name = names.type(DeclaredNames.ofPath(part.path()));
                    waiting.add(
                            () -> declareNewtype(name, part, uses.leadsToRecursion(part.node())));
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
        waiting.add(() -> text.append(standard.declaration(name, date)));
        return name;
    }

    /// Returns the type that tells by some bytes whether a value is absent.
    ///
    /// @param type the struct or enum of the value
    String niching(Part part, String type, Niche niche) {
        String name = names.type(DeclaredNames.ofPath(part.path()) + "Absent");
        use(RustUse.NICHING);
        waiting.add(() -> text.append(RustNiching.declaration(name, type, niche)));
        return name;
    }

    private void declare(String name, String told, Part part) {
        switch (part.node()) {
            case Struct struct when struct.isTuple() -> declareTuple(name, told, part);
            case Struct struct -> declareStruct(name, told, part, struct);
            case Enumeration enumeration -> declareEnum(name, told, part, enumeration);
            default -> declareNewtype(name, part, leadsBack(part));
        }
    }

    /// Whether a part leads to the definition that it is in.
    private boolean leadsBack(Part part) {
        return uses.leadsTo(part.node(), part.definition());
    }

    private void declareNewtype(String name, Part part, boolean isRecursive) {
        RustType type = types.type(part);
        text.append('\n');
        addAttributes(part, isRecursive);
        text.append("pub struct ").append(name).append('(');
        text.append(attributes(type, isRecursive, " ")).append("pub ").append(type.text());
        text.append(");\n");
    }

    private void declareTuple(String name, String told, Part part) {
        start(name, told, part);
        text.append("pub struct ")
                .append(name)
                .append('(')
                .append(tuple(part, "pub "))
                .append(");\n");
    }

    private void declareStruct(String name, String told, Part part, Struct struct) {
        start(name, told, part);
        text.append("pub struct ").append(name).append(" {\n");
        addFields(part, struct.fields(), "    ", "pub ");
        text.append("}\n");
    }

    private void declareEnum(String name, String told, Part part, Enumeration enumeration) {
        start(name, told, part);
        boolean isTagged = isTagged(enumeration.variants());
        text.append(isTagged ? "#[repr(u8)]\n" : "")
                .append("pub enum ")
                .append(name)
                .append(" {\n");
        List<String> variants = RustNames.variants(enumeration.variants());
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = enumeration.variants().get(i);
            Part fields = part.to(variant);
            addName(variants.get(i), variant.name(), "    ");
            text.append("    ").append(variants.get(i));
            if (new Struct(variant.fields()).isTuple()) {
                text.append('(').append(tuple(fields, "")).append(')');
            } else if (!variant.fields().isEmpty()) {
                text.append(" {\n");
                addFields(fields, variant.fields(), "        ", "");
                text.append("    }");
            }
            text.append(isTagged ? " = " + variant.tag() : "").append(",\n");
        }
        text.append("}\n");
    }

    /// Whether the tags are not those that Rust gives.
    private static boolean isTagged(List<Variant> variants) {
        for (int i = 0; i < variants.size(); i++) {
            if (variants.get(i).tag() != i) {
                return true;
            }
        }
        return false;
    }

    private void start(String name, String told, Part part) {
        text.append('\n');
        addName(name, told, "");
        addAttributes(part, leadsBack(part));
    }

    /// Adds the name of the schema where the declaration has another.
    private void addName(String name, String told, String indent) {
        if (!name.equals(told)) {
            text.append(indent).append("/// `").append(told).append("` in the schema.\n");
        }
    }

    private void addAttributes(Part part, boolean isRecursive) {
        String keys = keys(part.use());
        text.append("#[derive(Archive, Serialize, Deserialize").append(keys).append(")]\n");
        if (!keys.isEmpty()) {
            text.append("#[rkyv(derive(").append(keys.substring(2)).append("))]\n");
        }
        if (isRecursive) {
            Set.of(
                            RustUse.WRITER,
                            RustUse.ALLOCATOR,
                            RustUse.SHARING,
                            RustUse.POOLING,
                            RustUse.SOURCE,
                            RustUse.ARCHIVE_CONTEXT,
                            RustUse.SHARED_CONTEXT)
                    .forEach(this::use);
            text.append(
                    """
                    #[rkyv(
                        serialize_bounds(__S: Writer + Allocator + Sharing, __S::Error: Source),
                        deserialize_bounds(__D: Pooling, __D::Error: Source),
                        bytecheck(bounds(__C: ArchiveContext + SharedContext, __C::Error: Source))
                    )]
                    """);
        }
    }

    private static String keys(KeyUse use) {
        return (use.isKey() ? ", PartialEq, Eq" : "")
                + (use.isHashed() ? ", Hash" : "")
                + (use.isOrdered() ? ", PartialOrd, Ord" : "");
    }

    private void addFields(Part part, List<Field> fields, String indent, String visibility) {
        List<String> given = RustNames.fields(fields);
        for (int i = 0; i < fields.size(); i++) {
            Part field = part.to(fields.get(i));
            RustType type = types.type(field);
            String name = given.get(i);
            addName(name.replaceFirst("^r#", ""), fields.get(i).name(), indent);
            text.append(indent)
                    .append(attributes(type, leadsBack(field), "\n" + indent))
                    .append(visibility)
                    .append(name)
                    .append(": ")
                    .append(type.text())
                    .append(",\n");
        }
    }

    private String tuple(Part part, String visibility) {
        return part.parts().stream()
                .map(
                        field -> {
                            RustType type = types.type(field);
                            return attributes(type, leadsBack(field), " ")
                                    + visibility
                                    + type.text();
                        })
                .collect(Collectors.joining(", "));
    }

    /// Returns the attribute of a field.
    ///
    /// @param isRecursive whether it leads back to the type that it is in
    private static String attributes(RustType type, boolean isRecursive, String end) {
        if (!type.isWrapped() && !isRecursive) {
            return "";
        }
        return "#[rkyv("
                + (type.isWrapped() ? "with = " + type.wrapper() : "")
                + (type.isWrapped() && isRecursive ? ", " : "")
                + (isRecursive ? "omit_bounds" : "")
                + ")]"
                + end;
    }
}
