package dev.arenite.archive.schema;

import static dev.arenite.archive.schema.SchemaForm.BOX;
import static dev.arenite.archive.schema.SchemaForm.NONZERO;
import static dev.arenite.archive.schema.SchemaForm.OPTION;
import static dev.arenite.archive.schema.SchemaForm.OWN_KEY;
import static dev.arenite.archive.schema.SchemaForm.RANGE_INCLUSIVE;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.SameBytes.Pair;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.type.ArchiveTypes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Makes a type that reads archives of an older schema as values of a type of today.
///
/// Walks both at once. A part that has not changed is read by the type of today itself; one that
/// has changed gets a type that is laid out as it was, and that makes values as the type of today
/// says ([Description]). Reasons why this is not possible are collected; a part without a type,
/// null, has told its own.
final class SchemaResolver {

    private final ArchiveSchema older;
    private final ArchiveTypes types;
    private final SchemaTypes olderTypes;
    private final SchemaLeafTypes leaves;
    private final SameBytes same;
    private final ResolvedStructs structs;
    private final ResolvedSequences sequences;
    private final SchemaDepth depth = new SchemaDepth();
    private final List<String> reasons = new ArrayList<>();

    /// The types of definitions made so far; within a recursive one, its stand-in.
    private final Map<Pair, @Nullable ArchiveType<Object, Object>> made = new HashMap<>();

    /// The readers of shared references made so far.
    private final Map<Pair, ArchiveType<Object, Object>> references = new HashMap<>();

    SchemaResolver(ArchiveSchema older) {
        this.older = older;
        types = ArchiveTypes.of(older.format());
        olderTypes = new SchemaTypes(older);
        leaves = new SchemaLeafTypes(types);
        same = new SameBytes(older);
        structs = new ResolvedStructs(this, older);
        sequences = new ResolvedSequences(this, older);
    }

    <T> ArchiveType<T, Object> resolve(ArchiveType<T, ?> today) {
        ArchiveSchema now = ArchiveSchema.of(today);
        if (now.fingerprint().equals(older.fingerprint())) {
            return viewedAsObjects(today);
        }
        if (now.format() != older.format()) {
            throw new UnresolvedSchemaException(
                    List.of(
                            "`root`: pointers of %d bits became pointers of %d bits"
                                    .formatted(bits(older), bits(now))));
        }
        ArchiveType<Object, Object> type = type("root", older.root(), today);
        if (type == null || !reasons.isEmpty()) {
            throw new UnresolvedSchemaException(reasons);
        }
        return new OlderRoot<>(type);
    }

    private static int bits(ArchiveSchema schema) {
        return schema.format().pointerBytes() * Byte.SIZE;
    }

    /// Notes why a part cannot be read.
    ///
    /// @return null, for the part that has no type
    @Nullable ArchiveType<Object, Object> refuse(String path, String reason) {
        reasons.add("`" + path + "`: " + reason);
        return null;
    }

    /// Notes that a part became one of another kind.
    @Nullable ArchiveType<Object, Object> refuse(
            String path, SchemaNode before, ArchiveType<?, ?> now) {
        return refuse(
                path,
                SchemaPrinter.line(before)
                        + " cannot be read as "
                        + SchemaPrinter.line(ArchiveSchema.of(now).root()));
    }

    /// Returns the type of a part that no value of today has.
    ArchiveType<Object, Object> gone(SchemaNode before) {
        return olderTypes.type(before);
    }

    @SuppressWarnings("unchecked")
    private static <T> ArchiveType<T, Object> viewedAsObjects(ArchiveType<T, ?> type) {
        // Views are handed out only, never taken.
        return (ArchiveType<T, Object>) type;
    }

    @SuppressWarnings("unchecked")
    static ArchiveType<Object, Object> any(ArchiveType<?, ?> type) {
        // Its values are those that the type of today is described to have.
        return (ArchiveType<Object, Object>) type;
    }

    /// Returns the type that reads a part, or null if it cannot be read.
    @Nullable ArchiveType<Object, Object> type(
            String path, SchemaNode before, ArchiveType<?, ?> now) {
        depth.enter();
        ArchiveType<Object, Object> type =
                same.areOf(before, now) ? any(now) : changed(path, before, now);
        depth.leave();
        return type;
    }

    private @Nullable ArchiveType<Object, Object> changed(
            String path, SchemaNode before, ArchiveType<?, ?> now) {
        Description said = SameBytes.described(now);
        if (said instanceof Description.As(var type, var from)) {
            return converted(type(path, before, type), from);
        }
        if (said instanceof Description.Form(var form, var parts)
                && (form.equals(BOX.text()) || form.equals(OWN_KEY.text()))) {
            return type(path, before, parts.getFirst());
        }
        if (!(before instanceof Reference reference)) {
            return part(path, before, now, said);
        }
        Pair pair = new Pair(reference.name(), now);
        if (!made.containsKey(pair)) {
            made.put(pair, definition(path, reference, now, said, pair));
        }
        return made.get(pair);
    }

    private @Nullable ArchiveType<Object, Object> definition(
            String path, Reference reference, ArchiveType<?, ?> now, Description said, Pair pair) {
        List<@Nullable ArchiveType<Object, Object>> definition = new ArrayList<>();
        ArchiveType<Object, Object> type =
                types.recursive(
                        self -> {
                            made.put(pair, self);
                            definition.add(part(path, reference, now, said));
                            ArchiveType<Object, Object> resolved = definition.getFirst();
                            // Never used: what has no type has told a reason.
                            return resolved == null ? self : resolved;
                        });
        return definition.getFirst() == null ? null : type;
    }

    /// Returns a type whose values are made of those of another.
    @Nullable ArchiveType<Object, Object> converted(
            @Nullable ArchiveType<Object, Object> type, Function<?, ?> from) {
        if (type == null || from == Function.identity()) {
            return type;
        }
        @SuppressWarnings("unchecked") // As in any(): the function takes what the type reads.
        Function<Object, Object> made = (Function<Object, Object>) from;
        return any(types.adapted(type, OlderType.REFUSE, made));
    }

    private @Nullable ArchiveType<Object, Object> part(
            String path, SchemaNode before, ArchiveType<?, ?> now, Description said) {
        SchemaNode resolved = older.resolved(before);
        if (resolved instanceof Composite(var form, var parts)
                && (form == OWN_KEY || (form == BOX && !sequences.isSlice(parts.getFirst())))) {
            ArchiveType<Object, Object> inner = type(path, parts.getFirst(), now);
            return inner == null || form == OWN_KEY ? inner : any(types.boxed(inner));
        }
        Optional<ArchiveType<?, ?>> optional = optional(said);
        if (optional.isPresent() && !isOptional(resolved)) {
            return converted(type(path, before, optional.get()), Optional::of);
        }
        return switch (said) {
            case Description.Struct struct ->
                    structs.struct(new ResolvedStructs.Part(path, before, now), struct);
            case Description.Enumeration enumeration ->
                    structs.enumeration(new ResolvedStructs.Part(path, before, now), enumeration);
            case Description.Shared shared -> shared(path, resolved, now, shared);
            case Description.Names names -> names(path, resolved, now, names);
            case Description.Niche niche -> optional(path, resolved, niche.inner());
            case Description.Form form when form.name().equals(OPTION.text()) ->
                    optional(path, resolved, form.parts().getFirst());
            case Description.Form form when form.name().equals(NONZERO.text()) ->
                    leaf(path, resolved, now, form.parts().getFirst());
            case Description.Form form when form.name().equals(RANGE_INCLUSIVE.text()) ->
                    range(path, resolved, now, form.parts().getFirst());
            case Description.Form form -> sequences.form(path, resolved, now, form);
            case Description.Array array -> sequences.array(path, resolved, now, array);
            case Description.Leaf _ -> leaf(path, resolved, now, now);
            default -> refuse(path, before, now);
        };
    }

    private static Optional<ArchiveType<?, ?>> optional(Description said) {
        return switch (said) {
            case Description.Niche niche -> Optional.of(niche.inner());
            case Description.Form(var form, var parts) when form.equals(OPTION.text()) ->
                    Optional.of(parts.getFirst());
            default -> Optional.empty();
        };
    }

    private static boolean isOptional(SchemaNode before) {
        return before instanceof SchemaNode.Niche
                || (before instanceof Composite composite && composite.form() == OPTION);
    }

    private @Nullable ArchiveType<Object, Object> optional(
            String path, SchemaNode before, ArchiveType<?, ?> inner) {
        if (before instanceof SchemaNode.Niche niche) {
            ArchiveType<Object, Object> type = type(path, niche.inner(), inner);
            return type == null ? null : any(types.niche(type, leaves.niche(niche)));
        }
        SchemaNode value = ((Composite) before).parts().getFirst();
        ArchiveType<Object, Object> type = type(path, value, inner);
        return type == null ? null : any(types.optional(type));
    }

    private @Nullable ArchiveType<Object, Object> range(
            String path, SchemaNode before, ArchiveType<?, ?> now, ArchiveType<?, ?> end) {
        if (!(before instanceof Composite(var form, var parts)) || form != RANGE_INCLUSIVE) {
            return refuse(path, before, now);
        }
        ArchiveType<Object, Object> type = type(path, parts.getFirst(), end);
        return type == null ? null : any(types.rangeInclusive(type));
    }

    /// A number that became a wider one, or a leaf whose bytes are those of another one.
    ///
    /// @param leaf the type of the leaf, within the type of today
    private @Nullable ArchiveType<Object, Object> leaf(
            String path, SchemaNode before, ArchiveType<?, ?> now, ArchiveType<?, ?> leaf) {
        Optional<SchemaLeaf> old = leafOf(before);
        Optional<SchemaLeaf> current =
                SameBytes.described(leaf) instanceof Description.Leaf(var name)
                        ? SchemaLeaf.of(name)
                        : Optional.empty();
        if (sequences.isText(before) && sequences.isText(now)) {
            return gone(before);
        }
        boolean isNeverZero = leaf != now;
        if (old.isEmpty()
                || current.isEmpty()
                || (isNeverZero && before instanceof SchemaLeaf)
                || !OlderNumbers.fits(older.format(), old.get(), current.get())) {
            return refuse(path, before, now);
        }
        return any(
                new OlderBytes<>(
                        gone(before),
                        any(now),
                        OlderNumbers.translation(older.format(), old.get(), current.get())));
    }

    /// Returns the leaf that a place holds, that of an integer which is not 0 as well.
    static Optional<SchemaLeaf> leafOf(SchemaNode before) {
        return switch (before) {
            case SchemaLeaf leaf -> Optional.of(leaf);
            case Composite(var form, var parts) when form == NONZERO -> leafOf(parts.getFirst());
            default -> Optional.empty();
        };
    }

    /// Each name becomes the value that its name of today has.
    private @Nullable ArchiveType<Object, Object> names(
            String path, SchemaNode before, ArchiveType<?, ?> now, Description.Names names) {
        if (!(before instanceof SchemaNode.Names(var known))) {
            return refuse(path, before, now);
        }
        Map<Object, Object> values = new HashMap<>();
        for (String name : known) {
            String today = names.names().contains(name) ? name : names.earlier().get(name);
            if (today == null) {
                refuse(path, name + " is in old archives, and no name of today");
            } else {
                values.put(name, sequences.readText(today, now));
            }
        }
        return converted(gone(before), (Object name) -> Objects.requireNonNull(values.get(name)));
    }

    /// The check tells references apart by their type: all of a kind have the same one. They are
    /// read by another, whose values are those of today.
    private @Nullable ArchiveType<Object, Object> shared(
            String path, SchemaNode before, ArchiveType<?, ?> now, Description.Shared shared) {
        if (!(before instanceof SchemaNode.Shared(var kind, var target))) {
            return refuse(path, before, now);
        }
        Pair pair = new Pair(String.valueOf(kind), shared.references());
        ArchiveType<Object, Object> known = references.get(pair);
        if (known == null) {
            ArchiveType<Object, Object> reader = sequences.reference(path, target, shared);
            if (reader == null) {
                return null;
            }
            known = any(new OlderBytes<>(gone(before), reader, OlderBytes.Translation.NONE));
            references.put(pair, known);
        }
        return known;
    }
}
