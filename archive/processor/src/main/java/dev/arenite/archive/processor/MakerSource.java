package dev.arenite.archive.processor;

import dev.arenite.archive.processor.StructModel.Component;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the methods that make a record of fields which lie elsewhere, in an archive of an older
/// schema: one with all of them, and one for each constructor that leaves some out.
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
        StringBuilder makers = new StringBuilder(maker(model, names(model.fields()), ""));
        List<List<Component>> shorter = shorter(model);
        for (int i = 0; i < shorter.size(); i++) {
            makers.append(",\n").append(maker(model, names(shorter.get(i)), String.valueOf(i + 1)));
        }
        return makers.toString();
    }

    private static String maker(StructModel model, List<String> takes, String number) {
        return "new @TypeDescriber.Maker@(%s, %s::assemble%s)"
                .formatted(
                        DescribeSource.names(takes), model.isGeneric() ? "this" : "Type", number);
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
        String all =
                model.components().stream()
                        .map(part -> part.form() == null ? part.standIn() : value(part))
                        .collect(Collectors.joining(",\n"));
        addMethod("", "return make(" + all + ");");
        List<List<Component>> shorter = shorter(model);
        for (int i = 0; i < shorter.size(); i++) {
            String some =
                    shorter.get(i).stream().map(this::value).collect(Collectors.joining(",\n"));
            addMethod(
                    String.valueOf(i + 1),
                    """
                    try {
                    return new %s(%s);
                    } catch (@ArchiveReadException@ failure) {
                    throw failure;
                    } catch (RuntimeException failure) {
                    throw @ArchiveReadException@.notAccepted(failure);
                    }
                    """
                            .formatted(model.value(), some));
        }
    }

    private void addMethod(String number, String body) {
        out.add(
                """

                private %s%s assemble%s(@FieldSource@ fields, @MemorySegment@ archive, long place) {
                %s
                }
                """
                        .formatted(
                                model.isGeneric() ? "" : "static ", model.value(), number, body));
    }

    private String value(Component field) {
        String access = "(%d, archive, place)".formatted(model.fields().indexOf(field));
        if (field.archived().scalar() == null) {
            return "fields.get" + access;
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
