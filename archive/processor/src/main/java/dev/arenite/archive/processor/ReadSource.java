package dev.arenite.archive.processor;

import dev.arenite.archive.processor.StructModel.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the methods that check, view and read a struct.
final class ReadSource {

    private final StructModel model;
    private final Source out;

    ReadSource(StructModel model, Source out) {
        this.model = model;
        this.out = out;
    }

    void add() {
        addCheck();
        addAccepts();
        addAcceptsAnyBytes();
        addPath();
        addView();
        addRead();
        addMake();
        new MakerSource(model, out).add();
        if (model.isKey()) {
            addKey();
        }
    }

    private void addCheck() {
        out.add(
                """

                @Override
                public void check(@ArchiveChecker@ checker, long place) {
                """);
        for (Component field : model.fields()) {
            Form form = field.archived();
            String place = "place + Layout." + field.constant();
            if (form.scalar() != null) {
                if (form.scalar().rule() != null) {
                    out.add(form.scalar().rule().check(place));
                }
            } else if (form.text()) {
                out.add("@StringType@.STRING.check(checker, " + place + ");");
            } else {
                out.add(called("check", field) + "(checker, " + place + ");");
            }
        }
        out.add("}");
    }

    private static boolean hasPointer(Component field) {
        return field.archived().text() || field.archived().row() != null;
    }

    /// Returns the method of a field's type, or that of its row.
    private static String called(String verb, Component field) {
        return field.archived().row() == null
                ? field.typeConstant() + "." + verb
                : RowSource.method(verb, field);
    }

    /// Adds the test of a place without pointers. Parts with pointers accept nothing; they come
    /// first, so that nothing is tested in vain.
    private void addAccepts() {
        if (model.fields().stream().anyMatch(ReadSource::hasPointer)) {
            return;
        }
        List<String> parts = new ArrayList<>();
        List<String> scalars = new ArrayList<>();
        for (Component field : model.fields()) {
            Scalar scalar = field.archived().scalar();
            String place = "place + Layout." + field.constant();
            if (scalar == null) {
                parts.add(field.typeConstant() + ".accepts(archive, " + place + ")");
            } else if (scalar.rule() != null) {
                scalars.add(scalar.rule().accept(place));
            }
        }
        parts.addAll(scalars);
        out.add(
                """

                @Override
                public boolean accepts(@MemorySegment@ archive, long place) {
                return %s;
                }
                """
                        .formatted(parts.isEmpty() ? "true" : String.join("\n&& ", parts)));
    }

    private void addAcceptsAnyBytes() {
        List<Component> fields = model.fields();
        boolean never =
                fields.stream()
                        .map(Component::archived)
                        .anyMatch(
                                form ->
                                        form.text()
                                                || form.row() != null
                                                || (form.scalar() != null
                                                        && form.scalar().rule() != null));
        String asked =
                fields.stream()
                        .filter(field -> field.archived().scalar() == null)
                        .map(field -> field.typeConstant() + ".acceptsAnyBytes()")
                        .collect(Collectors.joining("\n&& "));
        out.add(
                """

                @Override
                public boolean acceptsAnyBytes() {
                return %s;
                }
                """
                        .formatted(never ? "false" : asked.isEmpty() ? "true" : asked));
    }

    private void addPath() {
        out.add(
                """

                @Override
                public String path(@MemorySegment@ archive, long place, long byteOffset) {
                """);
        for (Component field : model.fields().reversed()) {
            Form form = field.archived();
            String rest =
                    form.scalar() != null || form.text()
                            ? ""
                            : " + %s.path(archive, place + Layout.%s, byteOffset)"
                                    .formatted(field.typeConstant(), field.constant());
            out.add(
                    """
                    if (byteOffset >= place + Layout.%s) {
                    return %s%s;
                    }
                    """
                            .formatted(field.constant(), field.step(), rest));
        }
        out.add("return \"\";\n}");
    }

    private void addView() {
        out.add(
                """

                @Override
                public %s view(@MemorySegment@ archive, long place) {
                return new %s(%sarchive, place);
                }
                """
                        .formatted(
                                model.viewType(),
                                model.isGeneric() ? model.view() + "<>" : model.view(),
                                model.isGeneric() ? "this, " : ""));
    }

    private void addRead() {
        boolean mayFail =
                model.mayRefuse()
                        || model.fields().stream()
                                .anyMatch(field -> field.archived().scalar() == null);
        out.add(
                """

                @Override
                public %s read(@MemorySegment@ archive, long place) {
                """
                        .formatted(model.value()));
        if (mayFail) {
            out.add("String component = \"\";\ntry {");
        }
        for (Component field : model.fields()) {
            addField(field);
        }
        if (mayFail) {
            out.add("component = \"\";");
        }
        String arguments =
                model.components().stream()
                        .map(part -> part.form() == null ? part.standIn() : local(part))
                        .collect(Collectors.joining(", "));
        out.add("return make(" + arguments + ");");
        if (mayFail) {
            out.add(
                    """
                    } catch (@ArchiveReadException@ failure) {
                    throw failure.within(component);
                    }
                    """);
        }
        out.add("}");
        addReadAll();
    }

    private void addField(Component field) {
        if (field.archived().scalar() == null) {
            out.add("component = " + field.step() + ";");
        }
        String got = read(field, "place + Layout." + field.constant());
        out.add(field.type() + " " + local(field) + " = " + got + ";");
    }

    /// Returns the expression that reads a field at a place.
    static String read(Component field, String place) {
        Form form = field.archived();
        if (form.scalar() != null) {
            return form.scalar().load("archive", place);
        }
        String reader = form.text() ? "@StringType@.STRING.read" : called("read", field);
        return reader + "(archive, " + place + ")";
    }

    private String local(Component field) {
        return List.of("archive", "place", "component").contains(field.name())
                ? free(field.name() + "Value")
                : field.name();
    }

    /// Returns a name for a variable that no component has.
    private String free(String name) {
        String free = name;
        while (isComponent(free)) {
            free += "Value";
        }
        return free;
    }

    private boolean isComponent(String name) {
        return model.components().stream().anyMatch(component -> component.name().equals(name));
    }

    private void addReadAll() {
        out.add(
                """

                @Override
                public void readAll(@MemorySegment@ archive, long start, int count, @List@<? super %s> values) {
                int next = 0;
                try {
                for (; next < count; next++) {
                values.add(read(archive, start + next * Layout.PLACE_BYTES));
                }
                } catch (@ArchiveReadException@ failure) {
                throw failure.within("[" + next + "]");
                }
                }
                """
                        .formatted(model.value()));
    }

    private void addMake() {
        String parameters =
                model.components().stream()
                        .map(part -> part.type() + " " + part.name())
                        .collect(Collectors.joining(", "));
        String arguments =
                model.components().stream().map(Component::name).collect(Collectors.joining(", "));
        String made =
                model.only() == null
                        ? "return new %s(%s);".formatted(model.value(), arguments)
                        : "return %s;".formatted(model.only());
        String isStatic = model.isGeneric() ? "" : "static ";
        out.add("\nprivate %s%s make(%s) {".formatted(isStatic, model.value(), parameters));
        if (model.mayRefuse()) {
            out.add(
                    """
                    try {
                    %1$s
                    } catch (RuntimeException %2$s) {
                    throw @ArchiveReadException@.notAccepted(%2$s);
                    }
                    """
                            .formatted(made, free("failure")));
        } else {
            out.add(made);
        }
        out.add("}");
    }

    private void addKey() {
        out.add(
                """

                %2$s {
                return new @StructKeyBuilder@<%1$s>()
                """
                        .formatted(model.value(), keyMethod(model.value(), model.recursive())));
        for (Component field : model.fields()) {
            out.add(
                    ".field(%s, Layout.%s, %s::%s)"
                            .formatted(
                                    DescribeSource.type(field),
                                    field.constant(),
                                    model.value(),
                                    field.name()));
        }
        out.add(".build();\n}");
    }

    /// Returns the start of the method that makes the key. That of a type which is part of itself
    /// is made when it is used.
    static String keyMethod(String value, boolean recursive) {
        String method = "public @Optional@<@ArchiveKey@<%s>> key()".formatted(value);
        return !recursive
                ? "@Override\n" + method
                : """
                @Override
                %s {
                return @Optional@.of(new @DeferredKey@<>(this::ownKey));
                }

                %s\
                """
                        .formatted(
                                method,
                                method.replace("public", "private").replace("key()", "ownKey()"));
    }
}
