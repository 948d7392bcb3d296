package dev.arenite.tool.schema;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.schema.SchemaForm;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNiche;
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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Chooses the type in Rust of each part.
final class RustTypes {

    /// The longest tuples that can be compared and hashed.
    private static final int MAX_TUPLE = 12;

    private final RustItems items;
    private final ArchiveFormat format;

    /// The kinds of references by the type that they lead to: Rust has two kinds for each type.
    private final Map<String, List<Integer>> kinds = new HashMap<>();

    /// What each kind of references leads to: one type, wherever the references are.
    private final Map<Integer, String> targets = new HashMap<>();

    RustTypes(RustItems items, ArchiveFormat format) {
        this.items = items;
        this.format = format;
    }

    /// Returns the type of a field.
    RustType type(Part part) {
        return switch (part.node()) {
            case SchemaLeaf leaf -> leaf(part, leaf);
            case Composite composite -> RustType.of(composite(part, composite));
            case Array array ->
                    RustType.of(
                            "[%s; %d]"
                                    .formatted(
                                            plain(part.to("[]", array.element())), array.length()));
            case Shared shared -> {
                String target = target(part, shared);
                yield RustType.of(items.use(flavor(part, shared, target)) + "<" + target + ">");
            }
            case Niche niche -> niche(part, niche);
            case Struct struct when struct.isTuple() && struct.fields().size() <= MAX_TUPLE ->
                    RustType.of(tuple(part));
            case Struct _, Enumeration _ -> RustType.of(items.inline(part));
            case Names _ -> RustType.of("String");
            case Opaque opaque ->
                    throw part.refusal("type says nothing of itself: " + opaque.name());
            case Reference(String name) -> RustType.of(items.definition(name));
        };
    }

    /// Returns a type where no wrapper can stand: that of a struct around a wrapped field.
    private String plain(Part part) {
        boolean isWrapped =
                switch (part.node()) {
                    case Niche niche -> niche.kind() != SchemaNiche.WEAK;
                    case SchemaLeaf leaf -> leaf == SchemaLeaf.UNIX_TIME && !part.use().isKey();
                    default -> false;
                };
        return isWrapped ? items.newtype(part) : type(part).text();
    }

    private RustType leaf(Part part, SchemaLeaf leaf) {
        if (part.use().isKey()) {
            requireKey(part, leaf);
        }
        return switch (leaf) {
            case UNIT -> RustType.of("()");
            case STRING -> RustType.of("String");
            case CSTRING -> used(RustUse.C_STRING);
            case DURATION, JAVA_DURATION -> used(RustUse.DURATION);
            case UNIX_TIME ->
                    part.use().isKey()
                            // As a key it is hashed as the machine keeps it.
                            ? used(RustUse.DURATION)
                            : new RustType(
                                    items.use(RustUse.SYSTEM_TIME), items.use(RustUse.UNIX_TIME));
            case INSTANT, LOCAL_DATE, LOCAL_TIME, LOCAL_DATE_TIME, BIG_INTEGER ->
                    RustType.of(items.standard(leaf));
            case IPV4 -> used(RustUse.IPV4_ADDR);
            case IPV6 -> used(RustUse.IPV6_ADDR);
            case IP -> used(RustUse.IP_ADDR);
            case SOCKET_V4 -> used(RustUse.SOCKET_ADDR_V4);
            case SOCKET_V6 -> used(RustUse.SOCKET_ADDR_V6);
            case SOCKET -> used(RustUse.SOCKET_ADDR);
            case UUID -> used(RustUse.UUID);
            case UUID_ARRAY -> RustType.of("[u8; 16]");
            default -> RustType.of(leaf.text());
        };
    }

    private static void requireKey(Part part, SchemaLeaf leaf) {
        if (leaf == SchemaLeaf.F32 || leaf == SchemaLeaf.F64 || leaf == SchemaLeaf.BIG_INTEGER) {
            throw part.refusal(leaf.text() + " is no key");
        }
    }

    private RustType used(RustUse use) {
        return RustType.of(items.use(use));
    }

    private String composite(Part part, Composite composite) {
        SchemaForm form = composite.form();
        if (part.use().isKey() && KeyUse.of(form).isKey()) {
            throw part.refusal(form.text() + " is no key");
        }
        return switch (form) {
            case OPTION -> generic("Option", part, composite);
            case NONZERO -> generic(items.use(RustUse.NON_ZERO), part, composite);
            case RANGE_INCLUSIVE -> {
                if (part.use().isOrdered()) {
                    throw part.refusal("Rust does not order range_inclusive");
                }
                yield generic(items.use(RustUse.RANGE_INCLUSIVE), part, composite);
            }
            case OWN_KEY -> throw part.refusal("hash or order is the type's own");
            case BOX -> "Box<" + target(part.to(composite, 0)) + ">";
            case SLICE -> "[" + plain(part.to(composite, 0)) + "]";
            case VEC -> generic("Vec", part, composite);
            case VECDEQUE -> generic(items.use(RustUse.VEC_DEQUE), part, composite);
            case HASHMAP -> generic(items.use(RustUse.HASH_MAP), part, composite);
            case HASHSET -> generic(items.use(RustUse.HASH_SET), part, composite);
            case INDEXMAP -> generic(items.use(RustUse.INDEX_MAP), part, composite);
            case INDEXSET -> generic(items.use(RustUse.INDEX_SET), part, composite);
            case BTREEMAP -> generic(items.use(RustUse.B_TREE_MAP), part, composite);
            case BTREESET -> generic(items.use(RustUse.B_TREE_SET), part, composite);
        };
    }

    private String generic(String name, Part part, Composite composite) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < composite.parts().size(); i++) {
            arguments.add(plain(part.to(composite, i)));
        }
        return name + "<" + String.join(", ", arguments) + ">";
    }

    /// Returns what a box or a reference leads to, which need not have a size.
    private String target(Part part) {
        return part.node() == SchemaLeaf.STR ? "str" : plain(part);
    }

    private String target(Part part, Shared shared) {
        String known = targets.get(shared.kind());
        if (known == null) {
            known = target(items.referred(part, shared));
            targets.put(shared.kind(), known);
        }
        return known;
    }

    private String tuple(Part part) {
        String elements = part.parts().stream().map(this::plain).collect(Collectors.joining(", "));
        return part.parts().size() == 1 ? "(" + elements + ",)" : "(" + elements + ")";
    }

    private RustUse flavor(Part part, Shared shared, String target) {
        List<Integer> known = kinds.computeIfAbsent(target, _ -> new ArrayList<>());
        if (!known.contains(shared.kind())) {
            known.add(shared.kind());
        }
        return switch (known.indexOf(shared.kind())) {
            case 0 -> RustUse.RC;
            case 1 -> RustUse.ARC;
            default ->
                    throw part.refusal(
                            "Rust has two kinds of references to a type, and this is another: "
                                    + target);
        };
    }

    private RustType niche(Part part, Niche niche) {
        if (part.use().isKey()) {
            throw part.refusal("rkyv does not hash a niche");
        }
        if (niche.kind() == SchemaNiche.WEAK && niche.inner() instanceof Shared shared) {
            return RustType.of(weak(part, shared));
        }
        Part inner = part.to("", niche.inner());
        if (!UsualNiche.is(niche, format)) {
            String value = own(inner);
            return optional(value, into(items.niching(part, value, niche)));
        }
        return optional(
                plain(inner),
                switch (niche.kind()) {
                    case BOX, WEAK, ZERO -> items.use(RustUse.NICHE);
                    case NAN -> into(items.use(RustUse.NAN));
                    case TWO -> into(items.use(RustUse.BOOL));
                });
    }

    private static RustType optional(String value, String wrapper) {
        return new RustType("Option<" + value + ">", wrapper);
    }

    /// Returns a type that is declared here: Rust lets nobody else say how it is absent.
    private String own(Part part) {
        boolean isItem =
                switch (part.node()) {
                    case Struct struct -> !struct.isTuple();
                    case Enumeration _, Reference _ -> true;
                    default -> false;
                };
        return isItem ? plain(part) : items.newtype(part);
    }

    private String into(String niching) {
        return items.use(RustUse.NICHE_INTO) + "<" + niching + ">";
    }

    private String weak(Part part, Shared shared) {
        String target = target(part, shared);
        if (isUnsized(shared.target())) {
            throw part.refusal("rkyv does not read weak references to " + target);
        }
        RustUse strong = flavor(part, shared, target);
        return (strong == RustUse.RC ? "std::rc::Weak<" : "std::sync::Weak<") + target + ">";
    }

    private static boolean isUnsized(SchemaNode target) {
        return target == SchemaLeaf.STR
                || (target instanceof Composite composite && composite.form() == SchemaForm.SLICE);
    }
}
