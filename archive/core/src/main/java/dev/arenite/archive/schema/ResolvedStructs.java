package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.schema.ResolvedFields.Both;
import dev.arenite.archive.schema.ResolvedFields.Resolved;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Variant;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.EnumBuilder;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Resolves structs and enums.
final class ResolvedStructs {

    private final SchemaResolver resolver;
    private final ArchiveSchema older;
    private final ResolvedFields fields;

    /// A part of both schemas.
    ///
    /// @param path   the way to it
    /// @param before its older form
    /// @param now    its type of today
    record Part(String path, SchemaNode before, ArchiveType<?, ?> now) {

        /// Returns the way to parts of it: from its own name, if it has one.
        String steps(String name) {
            return name.isEmpty() ? path : name;
        }
    }

    /// The variants that have been resolved.
    ///
    /// @param layout  takes the older variants
    /// @param readers the reader of each tag that a variant has
    private record Variants(
            EnumBuilder<Object> layout, Map<Integer, OlderEnum.VariantReader> readers) {}

    ResolvedStructs(SchemaResolver resolver, ArchiveSchema older) {
        this.resolver = resolver;
        this.older = older;
        this.fields = new ResolvedFields(resolver, older);
    }

    private @Nullable ArchiveType<Object, Object> refuse(Part part) {
        return resolver.refuse(part.path(), part.before(), part.now());
    }

    /// Returns the type of a struct.
    @Nullable ArchiveType<Object, Object> struct(Part part, Description.Struct said) {
        Optional<List<Field>> known = fieldsOf(older.resolved(part.before()));
        if (known.isEmpty()) {
            return refuse(part);
        }
        Both both = new Both(part.steps(said.name()), known.get(), 0, said.fields(), said.makers());
        Resolved resolved = fields.resolve(both);
        return resolved == null
                ? null
                : struct(resolved, resolved.fields().rows(said, resolved.layout(), part.now()));
    }

    private static ArchiveType<Object, Object> struct(
            Resolved resolved, @Nullable WidenedRows rows) {
        return SchemaResolver.any(new OlderStruct<>(resolved.layout(), resolved.fields(), rows));
    }

    private static Optional<List<Field>> fieldsOf(SchemaNode before) {
        return switch (before) {
            case SchemaNode.Struct struct -> Optional.of(struct.fields());
            case SchemaLeaf leaf when leaf == SchemaLeaf.UNIT -> Optional.of(List.of());
            default -> Optional.empty();
        };
    }

    /// Returns the type of an enum; a struct may have become one of its variants.
    @Nullable ArchiveType<Object, Object> enumeration(Part part, Description.Enumeration said) {
        String path = part.steps(said.name());
        SchemaNode before = older.resolved(part.before());
        List<NameMatch.Named> names =
                said.variants().stream()
                        .map(one -> new NameMatch.Named(one.name(), one.earlierNames()))
                        .toList();
        if (before instanceof SchemaNode.Struct(var known)
                && part.before() instanceof Reference(var name)) {
            NameMatch match = new NameMatch(resolver, path, List.of(unnumbered(name)), names);
            return match.isKept(0)
                    ? content(part, path, known, said.variants().get(match.today(0)))
                    : resolver.refuse(path, name + " is no variant of today");
        }
        return before instanceof SchemaNode.Enumeration(var variants)
                ? variants(part, path, variants, said, names)
                : refuse(part);
    }

    /// Returns the name of a definition without the number that tells it from others of the name.
    private static String unnumbered(String name) {
        return name.replaceFirst("_[0-9]+$", "");
    }

    /// Returns the type of a struct that is the content of a variant today.
    private @Nullable ArchiveType<Object, Object> content(
            Part part, String path, List<Field> known, TypeDescriber.Variant today) {
        String step = path + "." + today.name();
        boolean isWhole =
                today.fields().size() == 1
                        && today.fields().getFirst().name().equals("0")
                        && !Field.areIndexes(known);
        if (!isWhole) {
            Resolved resolved =
                    fields.resolve(new Both(step, known, 0, today.fields(), today.makers()));
            return resolved == null ? null : struct(resolved, null);
        }
        ArchiveType<Object, Object> content =
                resolver.type(step, part.before(), today.fields().getFirst().type());
        if (content == null) {
            return null;
        }
        OlderField field = OlderField.at("0", 0, null, content, today.fields().getFirst().type());
        return SchemaResolver.any(
                new OlderStruct<>(
                        content,
                        new OlderFields(List.of(field), today.makers().getFirst().maker()),
                        null));
    }

    private @Nullable ArchiveType<Object, Object> variants(
            Part part,
            String path,
            List<Variant> known,
            Description.Enumeration said,
            List<NameMatch.Named> names) {
        NameMatch match =
                new NameMatch(resolver, path, known.stream().map(Variant::name).toList(), names);
        Variants resolved =
                new Variants(ArchiveTypes.of(older.format()).enumeration(), new HashMap<>());
        boolean complete = match.isComplete();
        for (int i = 0; i < known.size(); i++) {
            if (match.isKept(i)) {
                TypeDescriber.Variant today = said.variants().get(match.today(i));
                complete &= add(resolved, path, known.get(i), today, part.now());
            } else {
                complete = false;
                resolver.refuse(
                        path + "." + known.get(i).name(),
                        "is in old archives, and no variant of today");
            }
        }
        return complete
                ? SchemaResolver.any(new OlderEnum(resolved.layout().build(), resolved.readers()))
                : null;
    }

    private boolean add(
            Variants variants,
            String path,
            Variant known,
            TypeDescriber.Variant today,
            ArchiveType<?, ?> now) {
        boolean isConstant = today.makers().isEmpty() && today.fields().isEmpty();
        Resolved resolved =
                fields.resolve(
                        new Both(
                                path + "." + today.name(),
                                known.fields(),
                                1,
                                today.fields(),
                                isConstant ? List.of(constant(today, now)) : today.makers()));
        if (resolved == null) {
            return false;
        }
        variants.layout().tag(known.tag()).variant(known.name(), _ -> false, resolved.layout());
        variants.readers().put(known.tag(), resolved.fields()::make);
        return true;
    }

    /// Returns the way to a value that is nothing but its tag.
    private static TypeDescriber.Maker constant(
            TypeDescriber.Variant today, ArchiveType<?, ?> now) {
        byte[] place = new byte[(int) now.placeBytes()];
        place[0] = (byte) today.tag();
        Object value = now.read(MemorySegment.ofArray(place), 0);
        return new TypeDescriber.Maker(List.of(), (_, _, _) -> value);
    }
}
