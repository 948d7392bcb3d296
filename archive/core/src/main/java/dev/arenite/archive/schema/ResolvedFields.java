package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.TypeDescriber.Maker;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.StructBuilder;
import dev.arenite.archive.type.StructType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Resolves the fields of a struct or of a variant: finds those of today among the older ones, and
/// the way to make a value of them.
final class ResolvedFields {

    private final SchemaResolver resolver;
    private final ArchiveSchema older;

    /// The fields of a struct or of a variant.
    ///
    /// @param path      the way to it
    /// @param older     the fields that archives have
    /// @param firstByte the number of bytes before them
    /// @param today     the fields of today
    /// @param makers    the ways to make a value
    record Both(
            String path,
            List<Field> older,
            int firstByte,
            List<TypeDescriber.Field> today,
            List<Maker> makers) {}

    /// Fields that have been resolved.
    ///
    /// @param layout the older fields
    /// @param fields the fields of today
    record Resolved(StructType<Object> layout, OlderFields fields) {}

    ResolvedFields(SchemaResolver resolver, ArchiveSchema older) {
        this.resolver = resolver;
        this.older = older;
    }

    /// Returns the fields, or null if they cannot be resolved.
    @Nullable Resolved resolve(Both both) {
        NameMatch match =
                new NameMatch(
                        resolver,
                        both.path(),
                        both.older().stream().map(Field::name).toList(),
                        both.today().stream()
                                .map(one -> new NameMatch.Named(one.name(), one.earlierNames()))
                                .toList());
        if (!match.isComplete()) {
            return null;
        }
        List<@Nullable ArchiveType<Object, Object>> kept = kept(both, match);
        StructType<Object> layout = layout(both, match, kept);
        List<OlderField> fields = fields(both, match, kept);
        Optional<Maker> maker = maker(both, fields);
        return layout == null || maker.isEmpty()
                ? null
                : new Resolved(layout, new OlderFields(fields, maker.get().maker()));
    }

    /// Returns the types of the older fields that are there today.
    private List<@Nullable ArchiveType<Object, Object>> kept(Both both, NameMatch match) {
        List<@Nullable ArchiveType<Object, Object>> types = new ArrayList<>();
        for (int i = 0; i < both.older().size(); i++) {
            SchemaNode before = both.older().get(i).type();
            if (match.isKept(i)) {
                TypeDescriber.Field today = both.today().get(match.today(i));
                types.add(resolver.type(both.path() + "." + today.name(), before, today.type()));
            } else {
                types.add(null);
            }
        }
        return types;
    }

    private @Nullable StructType<Object> layout(
            Both both, NameMatch match, List<@Nullable ArchiveType<Object, Object>> kept) {
        StructBuilder<Object> layout = ArchiveTypes.of(older.format()).struct();
        boolean complete = true;
        for (int i = 0; i < both.older().size(); i++) {
            Field field = both.older().get(i);
            ArchiveType<Object, Object> type =
                    match.isKept(i) ? kept.get(i) : gone(both.path(), field);
            if (type == null) {
                complete = false;
            } else {
                layout.field(field.name(), type, OlderType.REFUSE);
            }
        }
        return complete ? layout.build(OlderType.REFUSE::apply) : null;
    }

    /// A field that is not there today is checked still.
    private @Nullable ArchiveType<Object, Object> gone(String path, Field field) {
        try {
            return resolver.gone(field.type());
        } catch (SchemaException failure) {
            return resolver.refuse(
                    path + "." + field.name(),
                    "is gone, and cannot be checked: " + failure.getMessage());
        }
    }

    /// Returns the fields of today, those that are not there as absent ones.
    private List<OlderField> fields(
            Both both, NameMatch match, List<@Nullable ArchiveType<Object, Object>> kept) {
        List<Long> offsets = older.offsets(both.older(), both.firstByte());
        List<OlderField> fields = new ArrayList<>();
        for (TypeDescriber.Field field : both.today()) {
            Supplier<?> absent = field.absent().orElse(null);
            fields.add(
                    OlderField.absent(
                            field.name(),
                            absent == null ? emptyOf(field.type()) : absent,
                            SameBytes.described(field.type()) instanceof Description.Leaf));
        }
        for (int i = 0; i < both.older().size(); i++) {
            if (match.isKept(i)) {
                int index = match.today(i);
                fields.set(
                        index,
                        OlderField.at(
                                both.today().get(index).name(),
                                offsets.get(i),
                                number(both.older().get(i).type()),
                                kept.get(i),
                                both.today().get(index).type()));
            }
        }
        return fields;
    }

    /// Returns the leaf that the place of a number or a truth value is.
    private @Nullable SchemaLeaf number(SchemaNode before) {
        SchemaLeaf leaf = SchemaResolver.leafOf(older.resolved(before)).orElse(SchemaLeaf.UNIT);
        return OlderNumbers.sized(leaf, older.format());
    }

    /// Returns the value of a type that is absent, if its values may be absent.
    private static @Nullable Supplier<?> emptyOf(ArchiveType<?, ?> type) {
        return switch (SameBytes.described(type)) {
            case Description.Niche _ -> Optional::empty;
            case Description.Form(var form, var _) when form.equals(SchemaForm.OPTION.text()) ->
                    Optional::empty;
            case Description.As(var inner, var from) -> converted(emptyOf(inner), from);
            default -> null;
        };
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Supplier<?> converted(
            @Nullable Supplier<?> empty, Function<?, ?> from) {
        // The function takes the values of the type whose empty value this is.
        Function<Object, Object> made = (Function<Object, Object>) from;
        return empty == null ? null : () -> made.apply(empty.get());
    }

    /// Returns the first way that takes every field which is there, and no other without a value.
    private Optional<Maker> maker(Both both, List<OlderField> fields) {
        for (Maker maker : both.makers()) {
            Set<String> takes = new HashSet<>(maker.fields());
            if (fields.stream()
                    .allMatch(
                            field ->
                                    takes.contains(field.name())
                                            ? field.hasValue()
                                            : !field.isThere())) {
                return Optional.of(maker);
            }
        }
        if (both.makers().isEmpty()) {
            resolver.refuse(both.path(), "has changed, and its type cannot make values of fields");
        }
        for (OlderField field : fields) {
            if (!field.hasValue()) {
                resolver.refuse(
                        both.path() + "." + field.name(),
                        "is new, and has no value for old archives");
            }
        }
        return Optional.empty();
    }
}
