package dev.arenite.archive.processor;

import dev.arenite.archive.processor.StructModel.Component;

/// Writes the constants of a struct: the types of its fields, and where they lie in its place and
/// its resolver. Numbers that the processor knows are written as numbers.
final class LayoutSource {

    private final StructModel model;
    private final Source out;

    /// The end of the fields so far, as a number and as an expression; the number is
    /// [Form#UNKNOWN] behind a field whose size only its type knows.
    private int end;

    private String endExpression;
    private int alignment = 1;
    private String alignmentExpression = "";
    private String resolverEnd = "0";

    LayoutSource(StructModel model, Source out) {
        this.model = model;
        this.out = out;
        this.end = model.firstByte();
        this.endExpression = Integer.toString(end);
    }

    void add() {
        out.add(
                """

                /// The offsets of the fields, in bytes from the start of the place, and their
                /// types. A
                /// class of its own: types may refer to each other in a circle, places cannot.
                private static final class Layout {
                """);
        for (Component field : model.fields()) {
            addType(field);
            addOffset(field);
        }
        addPlace();
        if (model.isFlat()) {
            FlatWriteSource.addResolverBytes(model, out);
        } else {
            model.fields().forEach(this::addResolver);
            out.add("static final long RESOLVER_BYTES = " + resolverEnd + ";");
        }
        out.add("}");
    }

    private void addType(Component field) {
        Form form = field.archived();
        if (form.scalar() != null) {
            if (form.constants()) {
                out.add(
                        "static final %s[] %s_CONSTANTS = %s.values();"
                                .formatted(form.value(), field.constant(), form.value()));
            }
        } else if (!form.text()) {
            out.add(
                    "static final @ArchiveType@<%s, %s> %s_TYPE = %s;"
                            .formatted(form.value(), form.view(), field.constant(), form.type()));
        }
    }

    private void addOffset(Component field) {
        Form form = field.archived();
        if (form.bytes() != Form.UNKNOWN) {
            alignment = Math.max(alignment, form.alignment());
        } else {
            String own = field.constant() + "_TYPE.placeAlignment()";
            alignmentExpression =
                    alignmentExpression.isEmpty()
                            ? own
                            : "Math.max(%s, %s)".formatted(alignmentExpression, own);
        }
        if (end != Form.UNKNOWN && form.bytes() != Form.UNKNOWN) {
            int offset = Leaf.roundUp(end, form.alignment());
            addConstant(field.constant(), Integer.toString(offset));
            end = offset + form.bytes();
            endExpression = Integer.toString(end);
            return;
        }
        String type = field.constant() + "_TYPE";
        boolean known = form.bytes() != Form.UNKNOWN;
        String fieldAlignment = known ? form.alignment() + "" : type + ".placeAlignment()";
        String fieldBytes = known ? form.bytes() + "" : type + ".placeBytes()";
        boolean first = end == 0;
        addConstant(
                field.constant(),
                first
                        ? "0"
                        : "@PlaceLayout@.roundUp(%s, %s)".formatted(endExpression, fieldAlignment));
        end = Form.UNKNOWN;
        endExpression = field.constant() + " + " + fieldBytes;
    }

    private void addPlace() {
        addConstant(
                "PLACE_ALIGNMENT",
                alignmentExpression.isEmpty()
                        ? Integer.toString(alignment)
                        : "Math.max(%d, %s)".formatted(alignment, alignmentExpression));
        boolean known = end != Form.UNKNOWN && alignmentExpression.isEmpty();
        addConstant(
                "PLACE_BYTES",
                known
                        ? Integer.toString(Leaf.roundUp(end, alignment))
                        : "@PlaceLayout@.roundUp(%s, PLACE_ALIGNMENT)".formatted(endExpression));
    }

    private void addResolver(Component field) {
        Form form = field.archived();
        if (form.scalar() != null) {
            return;
        }
        String constant = field.constant() + "_RESOLVER";
        addConstant(constant, resolverEnd);
        resolverEnd =
                constant + " + " + (form.text() ? "8" : field.constant() + "_TYPE.resolverBytes()");
    }

    private void addConstant(String name, String value) {
        out.add("static final long " + name + " = " + value + ";");
    }
}
