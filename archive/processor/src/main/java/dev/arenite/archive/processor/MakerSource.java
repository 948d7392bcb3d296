package dev.arenite.archive.processor;

import dev.arenite.archive.processor.StructModel.Component;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the methods that make a record of fields which lie elsewhere, in an archive of an older
/// schema: those of its maker for all of them, and one for each constructor that leaves some out.
final class MakerSource {

    private static final Set<String> INTEGERS = Set.of("byte", "short", "int", "long", "char");

    private final StructModel model;
    private final Source out;

    MakerSource(StructModel model, Source out) {
        this.model = model;
        this.out = out;
    }

    /// Returns the expressions for the ways to make a record.
    static String described(StructModel model) {
        StringBuilder makers = new StringBuilder(maker(names(model.fields()), "this"));
        List<List<Component>> shorter = shorter(model);
        for (int i = 0; i < shorter.size(); i++) {
            String assemble =
                    "(fields, archive, place) -> assemble%d(fields, fields.offsets(), archive, place)"
                            .formatted(i + 1);
            makers.append(", ").append(maker(names(shorter.get(i)), assemble));
        }
        return makers.toString();
    }

    private static String maker(List<String> takes, String maker) {
        return "new @TypeDescriber.Maker@(%s, %s)".formatted(DescribeSource.names(takes), maker);
    }

    private static List<String> names(List<Component> fields) {
        return fields.stream().map(Component::name).toList();
    }

    /// Returns the fields that further constructors take, which take no component that is left out
    /// of the archive.
    private static List<List<Component>> shorter(StructModel model) {
        return model.shorter().stream()
                .map(
                        takes ->
                                takes.stream()
                                        .flatMap(
                                                name ->
                                                        model.fields().stream()
                                                                .filter(
                                                                        it ->
                                                                                it.name()
                                                                                        .equals(
                                                                                                name)))
                                        .toList())
                .filter(fields -> fields.size() < model.fields().size())
                .toList();
    }

    void add() {
        addAssemble(
                "",
                model.fields(),
                "return make(%s);"
                        .formatted(
                                model.components().stream()
                                        .map(
                                                part ->
                                                        part.form() == null
                                                                ? part.standIn()
                                                                : local(part))
                                        .collect(Collectors.joining(", "))));
        addMaker();
        List<List<Component>> shorter = shorter(model);
        for (int i = 0; i < shorter.size(); i++) {
            addShorter(i + 1, shorter.get(i));
        }
    }

    /// Adds the method that makes a value of fields: it reads those that have not changed as they
    /// lie there, and asks for the others.
    ///
    /// @param made the statements that make the value
    private void addAssemble(String number, List<Component> fields, String made) {
        out.add(
                """

                private %s%s assemble%s(@FieldSource@ fields, long[] at, @MemorySegment@ archive, long place) {
                int field = -1;
                try {
                """
                        .formatted(model.isGeneric() ? "" : "static ", model.value(), number));
        for (Component field : fields) {
            int index = model.fields().indexOf(field);
            out.add(
                    """
                    field = %1$d;
                    %2$s %3$s = at[%1$d] < 0
                    ? %4$s
                    : %5$s;
                    """
                            .formatted(
                                    index,
                                    field.type(),
                                    local(field),
                                    asked(field, index),
                                    ReadSource.read(field, "place + at[" + index + "]")));
        }
        out.add(
                """
                field = -1;
                %s
                } catch (@ArchiveReadException@ failure) {
                throw fields.named(field, failure);
                }
                }
                """
                        .formatted(made));
    }

    private String local(Component field) {
        return "value" + model.fields().indexOf(field);
    }

    private void addMaker() {
        out.add(
                """

                @Override
                public %1$s make(@FieldSource@ fields, @MemorySegment@ archive, long place) {
                return assemble(fields, fields.offsets(), archive, place);
                }

                @Override
                public void makeAll(
                @FieldSource@ fields,
                @MemorySegment@ archive,
                long start,
                int count,
                long placeBytes,
                @List@<? super Object> values) {
                long[] at = fields.offsets();
                long place = start;
                int next = 0;
                try {
                for (; next < count; next++) {
                values.add(assemble(fields, at, archive, place));
                place += placeBytes;
                }
                } catch (@ArchiveReadException@ failure) {
                throw failure.within("[" + next + "]");
                }
                }
                """
                        .formatted(model.value()));
    }

    private void addShorter(int number, List<Component> takes) {
        addAssemble(
                String.valueOf(number),
                takes,
                """
                try {
                return new %s(%s);
                } catch (RuntimeException failure) {
                throw @ArchiveReadException@.notAccepted(failure);
                }
                """
                        .formatted(
                                model.value(),
                                takes.stream().map(this::local).collect(Collectors.joining(", "))));
    }

    /// Returns the expression that asks for the value of a field.
    private static String asked(Component field, int index) {
        String access = "(%d, archive, place)".formatted(index);
        if (field.archived().scalar() == null) {
            return field.archived().text()
                    ? "fields.get" + access
                    : "fields.get(%d, %s, archive, place)".formatted(index, field.typeConstant());
        }
        String type = field.type();
        if (INTEGERS.contains(type)) {
            return (type.equals("long") ? "" : "(" + type + ") ") + "fields.getLong" + access;
        }
        return switch (type) {
            case "boolean" -> "fields.getLong" + access + " != 0";
            case "float" -> "fields.getFloat" + access;
            case "double" -> "fields.getDouble" + access;
            default -> "fields.get" + access;
        };
    }
}
