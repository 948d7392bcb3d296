package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the parts of an older schema that have not changed: a type of today reads them as they
/// are, at its own speed.
///
/// Parts with shared references count as changed, as such references are told apart by their type.
final class SameBytes {

    private final ArchiveSchema older;

    /// The answers for definitions.
    private final Map<Pair, Boolean> known = new HashMap<>();

    private final SchemaDepth depth = new SchemaDepth();

    /// A definition and a type, which is told by identity.
    record Pair(String name, ArchiveType<?, ?> type) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Pair that && name.equals(that.name) && type == that.type;
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + System.identityHashCode(type);
        }
    }

    SameBytes(ArchiveSchema older) {
        this.older = older;
    }

    /// Whether a type of today reads a part of the older schema as it is.
    boolean areOf(SchemaNode before, ArchiveType<?, ?> now) {
        if (!(before instanceof Reference reference)) {
            return new Walk().same(before, now);
        }
        Pair pair = new Pair(reference.name(), now);
        Boolean answer = known.get(pair);
        if (answer == null) {
            answer = new Walk().same(before, now);
            known.put(pair, answer);
        }
        return answer;
    }

    /// Returns what a type of today says, without its format.
    static Description described(ArchiveType<?, ?> now) {
        return Description.of(now, _ -> {});
    }

    /// One comparison: definitions that are met again are the same if everything else is.
    private final class Walk {

        private final Set<Pair> met = new HashSet<>();

        boolean same(SchemaNode before, ArchiveType<?, ?> now) {
            depth.enter();
            boolean same = sameAs(before, now);
            depth.leave();
            return same;
        }

        private boolean sameAs(SchemaNode before, ArchiveType<?, ?> now) {
            Description description = described(now);
            if (description instanceof Description.As as) {
                return same(before, as.type());
            }
            boolean again =
                    before instanceof Reference reference
                            && !met.add(new Pair(reference.name(), now));
            return again || sameParts(older.resolved(before), now, description);
        }

        private boolean sameParts(SchemaNode before, ArchiveType<?, ?> now, Description said) {
            return switch (before) {
                case SchemaLeaf leaf ->
                        said instanceof Description.Leaf(var name) && leaf.text().equals(name);
                case Composite composite -> composite(composite, said);
                case SchemaNode.Array array ->
                        said instanceof Description.Array(var element, var length)
                                && array.length() == length
                                && same(array.element(), element);
                case SchemaNode.Niche niche ->
                        said
                                        instanceof
                                        Description.Niche(
                                                var kind,
                                                var offset,
                                                var bytes,
                                                var inner)
                                && niche.kind().text().equals(kind)
                                && niche.offset() == offset
                                && niche.bytes() == bytes
                                && same(niche.inner(), inner);
                case SchemaNode.Struct struct ->
                        said instanceof Description.Struct now_
                                && fields(struct.fields(), now_.fields());
                case SchemaNode.Enumeration enumeration ->
                        said instanceof Description.Enumeration now_
                                && variants(enumeration.variants(), now_.variants());
                case SchemaNode.Names names ->
                        said instanceof Description.Names now_
                                && Set.copyOf(names.names()).equals(Set.copyOf(now_.names()));
                case SchemaNode.Opaque opaque ->
                        said instanceof Description.Opaque(var name)
                                && opaque.name().equals(name)
                                && opaque.placeBytes() == now.placeBytes()
                                && opaque.placeAlignment() == now.placeAlignment();
                case SchemaNode.Shared _, Reference _ -> false;
            };
        }

        private boolean composite(Composite before, Description said) {
            if (said instanceof Description.Leaf(var name)) {
                return name.equals("boxed_str")
                        && before.equals(Composite.of(SchemaForm.BOX, SchemaLeaf.STR));
            }
            if (!(said instanceof Description.Form(var name, var parts))) {
                return false;
            }
            if (name.equals("boxed_slice")) {
                return before.form() == SchemaForm.BOX
                        && before.parts().getFirst() instanceof Composite(var form, var slice)
                        && form == SchemaForm.SLICE
                        && same(slice.getFirst(), parts.getFirst());
            }
            boolean same = before.form().text().equals(name);
            for (int i = 0; i < before.parts().size() && same; i++) {
                same = same(before.parts().get(i), parts.get(i));
            }
            return same;
        }

        private boolean fields(List<Field> before, List<TypeDescriber.Field> now) {
            boolean same = before.size() == now.size();
            for (int i = 0; i < before.size() && same; i++) {
                same =
                        before.get(i).name().equals(now.get(i).name())
                                && same(before.get(i).type(), now.get(i).type());
            }
            return same;
        }

        private boolean variants(List<Variant> before, List<TypeDescriber.Variant> now) {
            List<Variant> older = new ArrayList<>(before);
            older.sort(Comparator.comparingInt(Variant::tag));
            List<TypeDescriber.Variant> today = new ArrayList<>(now);
            today.sort(Comparator.comparingInt(TypeDescriber.Variant::tag));
            boolean same = older.size() == today.size();
            for (int i = 0; i < older.size() && same; i++) {
                same =
                        older.get(i).name().equals(today.get(i).name())
                                && older.get(i).tag() == today.get(i).tag()
                                && fields(older.get(i).fields(), today.get(i).fields());
            }
            return same;
        }
    }
}
