package dev.arenite.archive.schema;

import static dev.arenite.archive.schema.SchemaForm.BOX;
import static dev.arenite.archive.schema.SchemaForm.SLICE;
import static dev.arenite.archive.schema.SchemaForm.VEC;
import static dev.arenite.archive.schema.SchemaForm.VECDEQUE;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.type.ArchiveTypes;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// Resolves values that are made of many: sequences, maps, sets and texts, and the pointers that
/// lead to them. One kind of sequence, map or set is read as another.
final class ResolvedSequences {

    private static final String BOXED_SLICE = "boxed_slice";
    private static final String BOXED_TEXT = "boxed_str";

    private final SchemaResolver resolver;
    private final ArchiveTypes types;

    ResolvedSequences(SchemaResolver resolver, ArchiveSchema older) {
        this.resolver = resolver;
        this.types = ArchiveTypes.of(older.format());
    }

    /// Whether a target has no place of its own.
    boolean isSlice(SchemaNode target) {
        return target == SchemaLeaf.STR
                || (target instanceof Composite composite && composite.form() == SLICE);
    }

    boolean isText(SchemaNode before) {
        return before == SchemaLeaf.STRING || before.equals(Composite.of(BOX, SchemaLeaf.STR));
    }

    boolean isText(ArchiveType<?, ?> now) {
        return SameBytes.described(now) instanceof Description.Leaf(var name)
                && (name.equals(SchemaLeaf.STRING.text()) || name.equals(BOXED_TEXT));
    }

    /// Returns the value that a type of texts reads for one.
    Object readText(String text, ArchiveType<?, ?> now) {
        byte[] archive = Archive.toBytes(types.string(), text);
        return Archive.read(SchemaResolver.any(now), MemorySegment.ofArray(archive));
    }

    /// Returns the type of a sequence, a map or a set.
    @Nullable ArchiveType<Object, Object> form(
            String path, SchemaNode before, ArchiveType<?, ?> now, Description.Form said) {
        if (said.name().equals(BOXED_SLICE)) {
            return sequence(path, before, now, said.parts().getFirst());
        }
        SchemaForm form = SchemaForm.of(said.name()).orElseThrow();
        return switch (form) {
            case VEC, VECDEQUE -> sequence(path, before, now, said.parts().getFirst());
            case HASHMAP, INDEXMAP, BTREEMAP -> map(path, before, now, said.parts());
            case HASHSET, INDEXSET, BTREESET -> set(path, before, now, said.parts().getFirst());
            default -> resolver.refuse(path, before, now);
        };
    }

    private @Nullable ArchiveType<Object, Object> sequence(
            String path, SchemaNode before, ArchiveType<?, ?> now, ArchiveType<?, ?> element) {
        Optional<SchemaNode> part = elementOf(before);
        if (part.isEmpty()) {
            return resolver.refuse(path, before, now);
        }
        ArchiveType<Object, Object> type = resolver.type(path + "[]", part.get(), element);
        return type == null ? null : SchemaResolver.any(sequence(before, type));
    }

    private static Optional<SchemaNode> elementOf(SchemaNode before) {
        return switch (before) {
            case SchemaNode.Array array -> Optional.of(array.element());
            case Composite(var form, var parts) when form == VEC || form == VECDEQUE ->
                    Optional.of(parts.getFirst());
            case Composite(var form, var parts) when form == BOX ->
                    parts.getFirst() instanceof Composite(var slice, var elements) && slice == SLICE
                            ? Optional.of(elements.getFirst())
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private ArchiveType<?, ?> sequence(SchemaNode before, ArchiveType<Object, Object> element) {
        return switch (before) {
            case SchemaNode.Array array -> types.array(element, (int) array.length());
            case Composite(var form, var _) when form == VECDEQUE -> types.deque(element);
            case Composite(var form, var _) when form == BOX -> types.boxedSlice(element);
            default -> types.list(element);
        };
    }

    /// Returns the type of an array, whose length is the same.
    @Nullable ArchiveType<Object, Object> array(
            String path, SchemaNode before, ArchiveType<?, ?> now, Description.Array said) {
        return before instanceof SchemaNode.Array array && array.length() == said.length()
                ? sequence(path, before, now, said.element())
                : resolver.refuse(path, before, now);
    }

    private @Nullable ArchiveType<Object, Object> map(
            String path, SchemaNode before, ArchiveType<?, ?> now, List<ArchiveType<?, ?>> said) {
        if (!(before instanceof Composite(var form, var parts)) || !form.isMap()) {
            return resolver.refuse(path, before, now);
        }
        ArchiveType<Object, Object> key = key(path, before, said.get(0));
        ArchiveType<Object, Object> value =
                resolver.type(path + SchemaSteps.part(form, 1), parts.get(1), said.get(1));
        if (key == null || value == null) {
            return null;
        }
        return keyed(
                key,
                switch (form) {
                    case HASHMAP -> types.hashMap(key, value);
                    case INDEXMAP -> types.indexMap(key, value);
                    default -> types.bTreeMap(key, value);
                });
    }

    private @Nullable ArchiveType<Object, Object> key(
            String path, SchemaNode before, ArchiveType<?, ?> said) {
        Composite container = (Composite) before;
        ArchiveType<Object, Object> type =
                resolver.type(
                        path + SchemaSteps.part(container.form(), 0),
                        container.parts().getFirst(),
                        said);
        return type == null || type == said ? type : new OlderKeys<>(type, said);
    }

    private @Nullable ArchiveType<Object, Object> set(
            String path, SchemaNode before, ArchiveType<?, ?> now, ArchiveType<?, ?> said) {
        if (!(before instanceof Composite(var form, var parts))
                || !form.hasKeys()
                || form.isMap()) {
            return resolver.refuse(path, before, now);
        }
        ArchiveType<Object, Object> key = key(path, before, said);
        if (key == null) {
            return null;
        }
        return keyed(
                key,
                switch (form) {
                    case HASHSET -> types.hashSet(key);
                    case INDEXSET -> types.indexSet(key);
                    default -> types.bTreeSet(key);
                });
    }

    private static ArchiveType<Object, Object> keyed(
            ArchiveType<Object, Object> key, ArchiveType<?, ?> type) {
        ArchiveType<Object, Object> any = SchemaResolver.any(type);
        return key instanceof OlderKeys ? new OlderMap(any) : any;
    }

    /// Returns the reader of shared references.
    @Nullable ArchiveType<Object, Object> reference(
            String path, SchemaNode target, Description.Shared said) {
        ArchiveType<?, ?> pointer = said.pointer();
        if (target == SchemaLeaf.STR) {
            return isText(pointer)
                    ? SchemaResolver.any(types.sharedPointer(types.boxedString()))
                    : resolver.refuse(path, target, pointer);
        }
        if (!(SameBytes.described(pointer) instanceof Description.Form(var form, var parts))
                || form.equals(BOXED_SLICE) != isSlice(target)) {
            return resolver.refuse(path, target, pointer);
        }
        if (target instanceof Composite(var slice, var elements) && slice == SLICE) {
            ArchiveType<Object, Object> element =
                    resolver.type(path + "[]", elements.getFirst(), parts.getFirst());
            return element == null
                    ? null
                    : SchemaResolver.any(types.sharedPointer(types.boxedSlice(element)));
        }
        ArchiveType<Object, Object> type = resolver.type(path, target, parts.getFirst());
        return type == null ? null : SchemaResolver.any(types.shared(type));
    }
}
