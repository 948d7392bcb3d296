package dev.arenite.archive.processor;

import dev.arenite.archive.processor.StructModel.Component;

/// Writes the methods that write a struct with lists, maps and the like: each field by its own
/// type.
final class WriteSource {

    private final StructModel model;
    private final Source out;

    WriteSource(StructModel model, Source out) {
        this.model = model;
        this.out = out;
    }

    void add() {
        boolean steps =
                model.fields().stream().anyMatch(field -> field.archived().scalar() == null);
        out.add(
                """

                @Override
                public void serialize(%s value, @ArchiveSink@ out, @MemorySegment@ resolver, long at) {
                """
                        .formatted(model.value()));
        out.add("@ArchiveSink@.requireValue(value);");
        if (steps) {
            out.add("String component = \"\";\ntry {");
            model.fields().forEach(this::addSerialize);
            addCatch();
        }
        out.add("}");
        out.add(
                """

                @Override
                public void resolve(%s value, @ArchiveSink@ out, long place, @MemorySegment@ resolver, long at) {
                @MemorySegment@ memory = out.memory();
                String component = "";
                try {
                """
                        .formatted(model.value()));
        model.fields().forEach(this::addResolve);
        addCatch();
        out.add("}");
        addRows(out, model.value());
        RowSource.addAll(model, out);
    }

    private void addCatch() {
        out.add(
                """
                } catch (@ArchivePathException@ failure) {
                throw failure.within(component);
                }
                """);
    }

    private void addSerialize(Component field) {
        Form form = field.archived();
        if (form.scalar() != null) {
            return;
        }
        out.add("component = " + field.step() + ";");
        String at = "at + Layout." + field.constant() + "_RESOLVER";
        out.add(
                form.text()
                        ? "@LittleEndian@.putLong(resolver, %s, out.addText(value.%s()));"
                                .formatted(at, field.name())
                        : "%s(value.%s(), out, resolver, %s);"
                                .formatted(writer(field), field.name(), at));
    }

    /// Returns the method that writes the parts of a field that lie out of line.
    private static String writer(Component field) {
        return field.archived().row() == null
                ? field.typeConstant() + ".serialize"
                : RowSource.method("write", field);
    }

    private void addResolve(Component field) {
        Form form = field.archived();
        out.add("component = " + field.step() + ";");
        String place = "place + Layout." + field.constant();
        String got = "value." + field.name() + "()";
        String at = "at + Layout." + field.constant() + "_RESOLVER";
        Scalar scalar = form.scalar();
        if (scalar != null) {
            String given =
                    Leaf.isPrimitive(field.type())
                            ? got
                            : "@ArchiveSink@.requireValue(" + got + ")";
            // A cast to its own type would be a warning.
            boolean own = field.type().equals("byte") || field.type().equals("short");
            out.add(
                    own
                            ? "@LittleEndian@.put%s(memory, %s, %s);"
                                    .formatted(Scalar.accessor(scalar.bytes()), place, got)
                            : store(scalar, "memory", place, scalar.store(given)));
        } else if (form.text()) {
            out.add(
                    "@LittleEndian@.putLong(memory, %s, @TextBatch@.place(@LittleEndian@.getLong(resolver, %s), %s));"
                            .formatted(place, at, place));
        } else {
            out.add(
                    "%s.resolve(%s, out, %s, resolver, %s);"
                            .formatted(field.typeConstant(), got, place, at));
        }
    }

    static String store(Scalar scalar, String memory, String place, String bits) {
        String cast =
                switch (scalar.bytes()) {
                    case 1 -> "(byte) (" + bits + ")";
                    case 2 -> "(short) (" + bits + ")";
                    default -> bits;
                };
        return "@LittleEndian@.put%s(%s, %s, %s);"
                .formatted(Scalar.accessor(scalar.bytes()), memory, place, cast);
    }

    /// Adds the loops over many values: in a class of their own, each call in them leads to one
    /// method.
    static void addRows(Source out, String value) {
        out.add(
                """

                @Override
                public void serializeAll(@List@<%1$s> values, int count, @ArchiveSink@ out, @MemorySegment@ resolvers, long first) {
                long at = first;
                int next = 0;
                try {
                for (; next < count; next++) {
                serialize(values.get(next), out, resolvers, at);
                at += Layout.RESOLVER_BYTES;
                }
                } catch (@ArchivePathException@ failure) {
                throw failure.within("[" + next + "]");
                }
                }

                @Override
                public void resolveAll(@List@<%1$s> values, int count, @ArchiveSink@ out, long start, @MemorySegment@ resolvers, long first) {
                @LittleEndian@.zero(out.memory(), start, count * Layout.PLACE_BYTES);
                long place = start;
                long at = first;
                int next = 0;
                try {
                for (; next < count; next++) {
                resolve(@ArchiveSink@.requireValue(values.get(next)), out, place, resolvers, at);
                place += Layout.PLACE_BYTES;
                at += Layout.RESOLVER_BYTES;
                }
                } catch (@ArchivePathException@ failure) {
                throw failure.within("[" + next + "]");
                }
                }
                """
                        .formatted(value));
    }
}
