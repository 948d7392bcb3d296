package dev.arenite.archive.processor;

import dev.arenite.archive.processor.StructModel.Component;

import java.util.Locale;

/// Writes the loops over the numbers of a list or an array: they are a part of the generated class,
/// so that they know how a number is written.
final class RowSource {

    private final StructModel model;
    private final Component field;
    private final Form.Row row;
    private final Source out;

    /// The modifier of methods that use no part of a generic struct, and do in every other.
    private final String isStatic;

    private RowSource(StructModel model, Component field, Form.Row row, Source out) {
        this.model = model;
        this.field = field;
        this.row = row;
        this.out = out;
        this.isStatic = model.isGeneric() ? "" : "static ";
    }

    /// Adds the methods of all rows of a struct.
    static void addAll(StructModel model, Source out) {
        for (Component field : model.fields()) {
            Form.Row row = field.archived().row();
            if (row != null) {
                new RowSource(model, field, row, out).add();
            }
        }
    }

    /// Returns the name of a method of a row: the constants of two components never meet.
    ///
    /// @param verb the start of the name
    static String method(String verb, Component field) {
        StringBuilder name = new StringBuilder(verb);
        for (String part : field.constant().split("_", -1)) {
            if (part.isEmpty() || Character.isDigit(part.charAt(0))) {
                name.append('_').append(part);
            } else {
                name.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return name.toString();
    }

    private void add() {
        if (row.isArray()) {
            addWriteArray();
            addReadArray();
        } else {
            addWriteList();
            addReadList();
        }
        addCheck();
    }

    private String signature(String result, String verb, String parameters) {
        return "\nprivate %s%s %s(%s) {"
                .formatted(isStatic, result, method(verb, field), parameters);
    }

    private String slice(String part) {
        return "@ArchiveFormat@.%s.slice%s(archive, place)".formatted(model.format(), part);
    }

    private void addWriteArray() {
        out.add(
                signature(
                        "void",
                        "write",
                        field.type()
                                + " values, @ArchiveSink@ out, @MemorySegment@ resolver, long at"));
        out.add(
                """
                long start = out.reserveRow(@ArchiveSink@.requireValue(values).length, %d);
                @MemorySegment@.copy(values, 0, out.memory(), %s.layout(), start, values.length);
                @LittleEndian@.putLong(resolver, at, start);
                }
                """
                        .formatted(row.scalar().bytes(), field.typeConstant()));
    }

    private void addReadArray() {
        out.add(signature(field.type(), "read", "@MemorySegment@ archive, long place"));
        out.add(
                """
                int count = @ArchiveReadException@.arrayLength("array", "elements", %s);
                %s values = new %s;
                @MemorySegment@.copy(archive, %s.layout(), %s, values, 0, count);
                return values;
                }
                """
                        .formatted(
                                slice("Length"),
                                field.type(),
                                field.type().replace("[]", "[count]"),
                                field.typeConstant(),
                                slice("Start")));
    }

    private void addWriteList() {
        Scalar scalar = row.scalar();
        out.add(
                signature(
                        "void",
                        "write",
                        field.type()
                                + " values, @ArchiveSink@ out, @MemorySegment@ resolver, long at"));
        out.add(
                """
                int count = @ArchiveSink@.requireValue(values).size();
                long start = out.reserveRow(count, %d);
                @MemorySegment@ memory = out.memory();
                int next = 0;
                try {
                for (; next < count; next++) {
                %s
                }
                } catch (@ArchivePathException@ failure) {
                throw failure.within("[" + next + "]");
                }
                @LittleEndian@.putLong(resolver, at, start);
                @LittleEndian@.putLong(resolver, at + 8, count);
                }
                """
                        .formatted(
                                scalar.bytes(),
                                WriteSource.store(
                                        scalar,
                                        "memory",
                                        place("next"),
                                        scalar.store(
                                                "@ArchiveSink@.requireValue(values.get(next))"))));
    }

    private String place(String index) {
        int bytes = row.scalar().bytes();
        return bytes == 1 ? "start + " + index : "start + " + index + " * " + bytes + "L";
    }

    private void addReadList() {
        out.add(signature(field.type(), "read", "@MemorySegment@ archive, long place"));
        out.add(
                """
                int count = @ArchiveReadException@.arrayLength("list", "elements", %s);
                long start = %s;
                %s values = new @java.util/ArrayList@<>(count);
                for (int i = 0; i < count; i++) {
                values.add(%s);
                }
                return values;
                }
                """
                        .formatted(slice("Length"), slice("Start"), field.type(), loaded()));
    }

    /// The value is boxed, and must have the class of the elements: a byte is no `Integer`.
    private String loaded() {
        return row.scalar().load("archive", place("i"));
    }

    private void addCheck() {
        Scalar.Rule rule = row.scalar().rule();
        int bytes = row.scalar().bytes();
        out.add(signature("void", "check", "@ArchiveChecker@ checker, long place"));
        out.add(
                """
                @MemorySegment@ archive = checker.archive();
                long start = %s;
                long count = %s;
                long byteSize = @PlaceLayout@.rowBytes(count, %d);
                if (checker.mayClaim(start, byteSize, %d)%s) {
                checker.claimAccepted(start, byteSize, place);
                } else {
                %s.check(checker, place);
                }
                }
                """
                        .formatted(
                                slice("Start"),
                                slice("Length"),
                                bytes,
                                bytes,
                                rule == null ? "" : "\n&& " + rule.acceptAll("start", "count"),
                                field.typeConstant()));
    }
}
