package dev.arenite.archive.processor;

import dev.arenite.archive.processor.EnumModel.Variant;
import dev.arenite.archive.processor.StructModel.Component;

import java.util.List;
import java.util.stream.Collectors;

/// Writes the methods by which types describe themselves for schemas.
final class DescribeSource {

    private DescribeSource() {}

    /// Adds the description of a struct, or of the fields of a variant.
    static void add(Source out, StructModel model) {
        String fields =
                model.fields().stream()
                        .map(DescribeSource::field)
                        .collect(Collectors.joining(", "));
        addMethod(
                out,
                "struct",
                model.simpleName(),
                fields,
                ", @List@.of(%s)".formatted(MakerSource.described(model)));
    }

    private static String field(Component field) {
        History history = field.history();
        String told =
                history.earlierNames().isEmpty() && history.absent() == null
                        ? ""
                        : ", %s, %s"
                                .formatted(
                                        names(history.earlierNames()),
                                        history.absent() == null
                                                ? "@Optional@.empty()"
                                                : "@Optional@.of(() -> " + history.absent() + ")");
        return "new @TypeDescriber.Field@(\"%s\", %s%s)".formatted(field.name(), type(field), told);
    }

    /// Returns the expression for a list of names.
    static String names(List<String> names) {
        return names.stream()
                .map(DescribeSource::quoted)
                .collect(Collectors.joining(", ", "@List@.of(", ")"));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// Returns the expression for the type of a field.
    static String type(Component field) {
        Form form = field.archived();
        return form.scalar() != null || form.text() ? form.type() : field.typeConstant();
    }

    /// Adds the description of an enum.
    static void add(Source out, EnumModel model) {
        String variants =
                model.variants().stream()
                        .map(variant -> variant(model, variant))
                        .collect(Collectors.joining(", "));
        addMethod(out, "enumeration", simpleName(model.value()), variants, "");
    }

    private static String variant(EnumModel model, Variant variant) {
        String earlier =
                variant.earlierNames().stream()
                        .map(name -> ", " + quoted(name))
                        .collect(Collectors.joining());
        return "@DescribedVariants@.%s(\"%s\", %s.%s, %s%s)"
                .formatted(
                        variant.struct().isNewtype() ? "newtype" : "of",
                        variant.struct().simpleName(),
                        model.view(),
                        variant.constant(),
                        model.typeOf(variant),
                        earlier);
    }

    private static String simpleName(String type) {
        String raw = type.contains("<") ? type.substring(0, type.indexOf('<')) : type;
        String name = raw.substring(raw.lastIndexOf('.') + 1);
        return name.replace("@", "");
    }

    private static void addMethod(
            Source out, String method, String name, String parts, String more) {
        out.add(
                """

                @Override
                public void describe(@TypeDescriber@ describer) {
                describer.%s("%s", @List@.of(%s)%s);
                }
                """
                        .formatted(method, name, parts, more));
    }
}
