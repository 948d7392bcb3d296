package dev.arenite.archive.processor;

import dev.arenite.archive.processor.StructModel.Component;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

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

    /// The assignments of the constructor of a generic struct's layout.
    private final List<String> assignments = new ArrayList<>();

    LayoutSource(StructModel model, Source out) {
        this.model = model;
        this.out = out;
        this.end = model.firstByte();
        this.endExpression = Integer.toString(end);
    }

    void add() {
        out.add(
                """

                /// The offsets of the fields in the place, in bytes, and the types of the fields.
                /// A class of its own: types may refer to each other in a circle, places cannot.
                """);
        out.add("private static final class Layout" + model.declaredVariables() + " {");
        for (Component field : model.fields()) {
            addType(field);
            addAlignment(field);
        }
        addPlaceAlignment();
        model.fields().forEach(this::addOffset);
        addPlaceBytes();
        if (model.isFlat()) {
            FlatWriteSource.addResolverBytes(model, out);
        } else {
            model.fields().forEach(this::addResolver);
            addConstant("RESOLVER_BYTES", resolverEnd);
        }
        if (model.isGeneric()) {
            addConstructor();
        }
        out.add("}");
    }

    /// Adds the methods of a type that tell the sizes which its layout has.
    static void addSizes(Source out) {
        out.add(
                """

                @Override
                public long placeBytes() {
                return Layout.PLACE_BYTES;
                }

                @Override
                public long placeAlignment() {
                return Layout.PLACE_ALIGNMENT;
                }

                @Override
                public long resolverBytes() {
                return Layout.RESOLVER_BYTES;
                }
                """);
    }

    private void addConstructor() {
        out.add("\nLayout(%s self, %s) {".formatted(model.selfType(), model.typeParameters()));
        assignments.forEach(out::add);
        out.add("}");
    }

    private void addType(Component field) {
        Form form = field.archived();
        Form.Row row = form.row();
        if (row != null) {
            addConstants(field, row.constants());
        } else if (form.constants()) {
            addConstants(field, form.value());
        }
        if (form.scalar() == null && !form.text()) {
            addConstant(declaredType(form), field.constant() + "_TYPE", form.type());
        }
    }

    private void addConstants(Component field, @Nullable String constants) {
        if (constants != null) {
            addConstant(constants + "[]", field.constant() + "_CONSTANTS", constants + ".values()");
        }
    }

    /// Returns the Java type of the constant for a form's type.
    static String declaredType(Form form) {
        if (form.fixed()) {
            return "@FixedType@<%s>".formatted(form.value());
        }
        return form.row() != null && form.row().isArray()
                ? "@PrimitivesType@<%s>".formatted(form.value())
                : "@ArchiveType@<%s, %s>".formatted(form.value(), form.view());
    }

    private void addAlignment(Component field) {
        Form form = field.archived();
        if (form.bytes() != Form.UNKNOWN) {
            alignment = Math.max(alignment, form.alignment());
        } else {
            String own = field.constant() + "_TYPE.placeAlignment()";
            alignmentExpression =
                    alignmentExpression.isEmpty() ? own : alignmentExpression + ", " + own;
        }
    }

    /// The content of a newtype begins behind the tag at the alignment of the whole.
    private void addPlaceAlignment() {
        addConstant(
                "PLACE_ALIGNMENT",
                alignmentExpression.isEmpty()
                        ? Integer.toString(alignment)
                        : "@PlaceLayout@.greatest(%d, %s)"
                                .formatted(alignment, alignmentExpression));
        if (model.isNewtype()) {
            end = alignmentExpression.isEmpty() ? alignment : Form.UNKNOWN;
            endExpression = end == Form.UNKNOWN ? "PLACE_ALIGNMENT" : Integer.toString(end);
        }
    }

    private void addOffset(Component field) {
        Form form = field.archived();
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

    private void addPlaceBytes() {
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
        addConstant("long", name, value);
    }

    /// The constants of a generic struct are fields of its layout.
    private void addConstant(String type, String name, String value) {
        if (model.isGeneric()) {
            out.add("final " + type + " " + name + ";");
            assignments.add(name + " = " + value + ";");
        } else {
            out.add("static final " + type + " " + name + " = " + value + ";");
        }
    }
}
