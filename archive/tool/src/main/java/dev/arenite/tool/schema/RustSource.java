package dev.arenite.tool.schema;

import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The text of a module's items.
final class RustSource {

    private static final String BOUNDS =
            """
            #[rkyv(
                serialize_bounds(__S: Writer + Allocator + Sharing, __S::Error: Source),
                deserialize_bounds(__D: Pooling, __D::Error: Source),
                bytecheck(bounds(__C: ArchiveContext + SharedContext, __C::Error: Source))
            )]
            """;

    private final RustItems items;
    private final RustTypes types;
    private final SchemaUses uses;
    private final StringBuilder text = new StringBuilder();

    RustSource(RustItems items, RustTypes types, SchemaUses uses) {
        this.items = items;
        this.types = types;
        this.uses = uses;
    }

    String text() {
        return text.toString();
    }

    void add(String declaration) {
        text.append(declaration);
    }

    /// Declares a definition, or a struct or an enum that has no name in the schema.
    ///
    /// @param told its name in the schema
    void declare(String name, String told, Part part) {
        switch (part.node()) {
            case Struct struct -> {
                start(name, told, part, leadsBack(part));
                text.append("pub struct ").append(name);
                if (struct.isTuple()) {
                    text.append('(').append(tuple(part, "pub ")).append(");\n");
                } else {
                    addFields(part, struct.fields(), "    ", "pub ");
                    text.append("}\n");
                }
            }
            case Enumeration enumeration -> declareEnum(name, told, part, enumeration);
            default -> declareNewtype(name, told, part, leadsBack(part));
        }
    }

    /// Declares a struct around a part, whose bytes are those of the part.
    ///
    /// @param isRecursive whether the part leads back to the struct
    void declareNewtype(String name, String told, Part part, boolean isRecursive) {
        RustType type = types.type(part);
        start(name, told, part, isRecursive);
        text.append("pub struct ").append(name).append('(');
        text.append(attribute(type, isRecursive, " ")).append("pub ").append(type.text());
        text.append(");\n");
    }

    private void declareEnum(String name, String told, Part part, Enumeration enumeration) {
        start(name, told, part, leadsBack(part));
        List<Variant> variants = enumeration.variants();
        boolean isTagged = isTagged(variants);
        text.append(isTagged ? "#[repr(u8)]\n" : "");
        text.append("pub enum ").append(name).append(" {\n");
        List<String> given = RustNames.variants(variants);
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            addName(given.get(i), variant.name(), "    ");
            text.append("    ").append(given.get(i));
            addContent(part.to(variant), variant.fields());
            text.append(isTagged ? " = " + variant.tag() : "").append(",\n");
        }
        text.append("}\n");
    }

    private void addContent(Part variant, List<Field> fields) {
        if (new Struct(fields).isTuple()) {
            text.append('(').append(tuple(variant, "")).append(')');
        } else if (!fields.isEmpty()) {
            addFields(variant, fields, "        ", "");
            text.append("    }");
        }
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

    /// Whether a part leads to the definition that it is in.
    private boolean leadsBack(Part part) {
        return uses.leadsTo(part.node(), part.definition());
    }

    private void start(String name, String told, Part part, boolean isRecursive) {
        text.append('\n');
        addName(name, told, "");
        String keys = keys(part.use());
        text.append("#[derive(Archive, Serialize, Deserialize").append(keys).append(")]\n");
        if (!keys.isEmpty()) {
            text.append("#[rkyv(derive(").append(keys.substring(2)).append("))]\n");
        }
        if (isRecursive) {
            Stream.of(
                            RustUse.WRITER,
                            RustUse.ALLOCATOR,
                            RustUse.SHARING,
                            RustUse.POOLING,
                            RustUse.SOURCE,
                            RustUse.ARCHIVE_CONTEXT,
                            RustUse.SHARED_CONTEXT)
                    .forEach(items::use);
            text.append(BOUNDS);
        }
    }

    /// Adds the name of the schema where the declaration has another.
    private void addName(String name, String told, String indent) {
        if (!name.equals(told)) {
            text.append(indent).append("/// `").append(told).append("` in the schema.\n");
        }
    }

    private static String keys(KeyUse use) {
        return (use.isKey() ? ", PartialEq, Eq" : "")
                + (use.isHashed() ? ", Hash" : "")
                + (use.isOrdered() ? ", PartialOrd, Ord" : "");
    }

    private void addFields(Part part, List<Field> fields, String indent, String visibility) {
        text.append(" {\n");
        List<String> given = RustNames.fields(fields);
        for (int i = 0; i < fields.size(); i++) {
            Part field = part.to(fields.get(i));
            RustType type = types.type(field);
            String name = given.get(i);
            addName(name.replaceFirst("^r#", ""), fields.get(i).name(), indent);
            text.append(indent).append(attribute(type, leadsBack(field), "\n" + indent));
            text.append(visibility).append(name).append(": ").append(type.text()).append(",\n");
        }
    }

    private String tuple(Part part, String visibility) {
        return part.parts().stream()
                .map(field -> element(types.type(field), leadsBack(field), visibility))
                .collect(Collectors.joining(", "));
    }

    private static String element(RustType type, boolean isRecursive, String visibility) {
        return attribute(type, isRecursive, " ") + visibility + type.text();
    }

    /// Returns the attribute of a field.
    ///
    /// @param isRecursive whether the field leads back to the type that it is in
    private static String attribute(RustType type, boolean isRecursive, String end) {
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
