package dev.arenite.tool.schema;

import dev.arenite.archive.ArchiveFormat;
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

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Chooses the type in Java of each part, and its form.
final class JavaTypes {

    /// The greatest number of parts, definitions that are written out included: they could be very
    /// many in a schema of few.
    private static final int MAX_PARTS = 65_536;

    private final JavaItems items;
    private final JavaNames names;
    private final ArchiveFormat format;
    private final JavaReferences references;
    private int parts;

    JavaTypes(JavaItems items, JavaNames names, ArchiveFormat format) {
        this.items = items;
        this.names = names;
        this.format = format;
        references = new JavaReferences(items, this);
    }

    /// Returns the type of a component.
    JavaType type(Part part) {
        parts++;
        if (parts > MAX_PARTS) {
            throw part.refusal("declaration would have more parts than " + MAX_PARTS);
        }
        return switch (part.node()) {
            case SchemaLeaf leaf -> leaf(part, leaf);
            case Composite composite -> composite(part, composite);
            case Array array -> {
                JavaType list = generic(JavaUse.LIST, part.to("[]", array.element()));
                yield new JavaType(list.name(), List.of("ARRAY"), array.length());
            }
            case Shared shared -> references.strong(part, shared);
            case Niche niche -> niche(part, niche);
            case Struct struct -> struct(part, struct);
            case Enumeration enumeration -> enumeration(part, enumeration);
            case Names names -> JavaType.of(items.constants(part, names), "BY_NAME");
            case Opaque opaque ->
                    throw part.refusal("type says nothing of itself: " + opaque.name());
            case Reference reference -> definition(part, reference);
        };
    }

    private JavaType leaf(Part part, SchemaLeaf leaf) {
        return switch (leaf) {
            case UNIT -> used(JavaUse.UNIT);
            case BOOL -> used(JavaUse.BOOLEAN);
            case U8 -> used(JavaUse.INTEGER, "U8");
            case U16 -> used(JavaUse.INTEGER, "U16");
            case U32 -> used(JavaUse.LONG, "U32");
            case U64 -> used(JavaUse.LONG, "U64");
            case U128 -> used(JavaUse.BIG_INTEGER, "U128");
            case USIZE -> used(JavaUse.LONG, "USIZE");
            case I8 -> used(JavaUse.BYTE);
            case I16 -> used(JavaUse.SHORT);
            case I32 -> used(JavaUse.INTEGER);
            case I64 -> used(JavaUse.LONG);
            case I128 -> used(JavaUse.BIG_INTEGER, "I128");
            case ISIZE -> used(JavaUse.LONG, "ISIZE");
            case F32 -> notKey(part, used(JavaUse.FLOAT));
            case F64 -> notKey(part, used(JavaUse.DOUBLE));
            case CHAR -> used(JavaUse.INTEGER, "CHAR");
            case STRING -> used(JavaUse.STRING);
            case STR -> used(JavaUse.STRING, "SLICE");
            case CSTRING -> JavaType.of("byte[]", "C_STRING");
            default -> value(part, leaf);
        };
    }

    private JavaType value(Part part, SchemaLeaf leaf) {
        return switch (leaf) {
            case DURATION -> used(JavaUse.UNSIGNED_DURATION);
            case JAVA_DURATION -> used(JavaUse.DURATION);
            case UNIX_TIME -> used(JavaUse.INSTANT, "UNIX_TIME");
            case INSTANT -> used(JavaUse.INSTANT);
            case LOCAL_DATE -> used(JavaUse.LOCAL_DATE);
            case LOCAL_TIME -> used(JavaUse.LOCAL_TIME);
            case LOCAL_DATE_TIME -> used(JavaUse.LOCAL_DATE_TIME);
            case BIG_INTEGER -> notKey(part, used(JavaUse.BIG_INTEGER));
            case IPV4 -> used(JavaUse.INET4_ADDRESS);
            case IPV6 -> used(JavaUse.INET6_ADDRESS);
            case IP -> used(JavaUse.INET_ADDRESS);
            case SOCKET -> used(JavaUse.IP_SOCKET_ADDRESS);
            case UUID -> used(JavaUse.UUID);
            case UUID_ARRAY -> used(JavaUse.UUID, "BYTES");
            default -> throw part.refusal("no form of Java is " + leaf.text());
        };
    }

    private JavaType used(JavaUse use, String... forms) {
        return JavaType.of(names.use(use), forms);
    }

    private static JavaType notKey(Part part, JavaType type) {
        if (part.use().isKey()) {
            throw part.refusal("no key can be " + type.name());
        }
        return type;
    }

    private JavaType composite(Part part, Composite composite) {
        Part first = part.to(composite, 0);
        return switch (composite.form()) {
            case OPTION -> generic(JavaUse.OPTIONAL, first);
            case NONZERO -> type(first).behind("NON_ZERO");
            case RANGE_INCLUSIVE -> generic(JavaUse.RANGE, first).behind("RANGE_INCLUSIVE");
            case OWN_KEY -> throw part.refusal("hash or order is the type's own");
            case BOX -> boxed(first);
            case SLICE -> generic(JavaUse.LIST, first).behind("SLICE");
            case VEC -> list(part, first);
            case VECDEQUE -> generic(JavaUse.LIST, first).behind("DEQUE");
            case HASHMAP -> map(part, composite);
            case HASHSET -> set(part, first);
            case INDEXMAP -> map(part, composite).behind("INDEX");
            case INDEXSET -> set(part, first).behind("INDEX");
            case BTREEMAP -> map(part, composite).behind("B_TREE");
            case BTREESET -> set(part, first).behind("B_TREE");
        };
    }

    private JavaType map(Part part, Composite composite) {
        JavaType map = generic(JavaUse.MAP, part.to(composite, 0), part.to(composite, 1));
        return notKey(part, map);
    }

    private JavaType set(Part part, Part element) {
        return notKey(part, generic(JavaUse.SET, element));
    }

    /// Numbers that are no keys are in arrays.
    private JavaType list(Part part, Part element) {
        boolean isArray =
                switch (element.node()) {
                    case SchemaLeaf.I8, SchemaLeaf.I16, SchemaLeaf.I32, SchemaLeaf.I64 -> true;
                    case SchemaLeaf.F32, SchemaLeaf.F64 -> true;
                    default -> false;
                };
        return isArray && !part.use().isKey()
                ? JavaType.of(type(element).component(names) + "[]")
                : generic(JavaUse.LIST, element);
    }

    private JavaType generic(JavaUse use, Part... arguments) {
        String types =
                Stream.of(arguments)
                        .map(argument -> type(argument).argument(names))
                        .collect(Collectors.joining(", "));
        return JavaType.of(names.use(use) + "<" + types + ">");
    }

    /// Returns values of a type that may be absent.
    JavaType optional(JavaType value) {
        return JavaType.of(names.use(JavaUse.OPTIONAL) + "<" + value.argument(names) + ">");
    }

    /// Returns a type behind a pointer: text and slices have a form that is one.
    private JavaType boxed(Part target) {
        JavaType type = type(target);
        return isUnsized(target.node()) ? type : type.behind("BOXED");
    }

    static boolean isUnsized(SchemaNode target) {
        return target == SchemaLeaf.STR
                || (target instanceof Composite composite && composite.form() == SchemaForm.SLICE);
    }

    private JavaType niche(Part part, Niche niche) {
        if (niche.kind() == SchemaNiche.WEAK && niche.inner() instanceof Shared shared) {
            return references.weak(part, shared);
        }
        boolean isUsual = UsualNiche.is(niche, format);
        if (isUsual && niche.inner() instanceof Composite(var form, var parts)) {
            Part inner = part.to("", parts.getFirst());
            return generic(JavaUse.OPTIONAL, inner)
                    .behind(form == SchemaForm.BOX ? "OPTIONAL_BOXED" : "OPTIONAL_NON_ZERO");
        }
        throw part.refusal("no form of Java is absent by these bytes: " + niche.kind().text());
    }

    private JavaType struct(Part part, Struct struct) {
        List<Field> fields = struct.fields();
        if (struct.isTuple() && fields.size() == 1) {
            return type(part.to(fields.getFirst())).behind("HALF_RANGE");
        }
        return switch (StandardShape.of(struct)) {
            case RANGE -> generic(JavaUse.RANGE, part.to(fields.getFirst()));
            case BIG_DECIMAL -> notKey(part, used(JavaUse.BIG_DECIMAL));
            default -> JavaType.of(items.inline(part));
        };
    }

    private JavaType enumeration(Part part, Enumeration enumeration) {
        return switch (StandardShape.of(enumeration)) {
            case RESULT -> {
                List<Part> contents = part.parts();
                yield generic(JavaUse.RESULT, contents.get(0), contents.get(1));
            }
            case BOUND -> generic(JavaUse.BOUND, part.parts().getFirst());
            default -> JavaType.of(items.inline(part));
        };
    }

    /// A definition that is no record, interface or enum has no name in Java.
    private JavaType definition(Part part, Reference reference) {
        return items.isNamed(reference)
                ? JavaType.of(items.definition(reference.name()))
                : type(items.written(part, reference));
    }
}
