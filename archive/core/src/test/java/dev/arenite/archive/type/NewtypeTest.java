package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.ArchivedList;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Variants whose content is a value of any type, and views of variants.
final class NewtypeTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    private record Point(byte x, int y) {}

    private sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Label(@Nullable String text) implements Shape {}

        record Dot(Point at) implements Shape {}

        record Line(byte x, int y) implements Shape {}

        enum None implements Shape {
            NONE
        }
    }

    private static final List<Shape> SHAPES =
            List.of(
                    Shape.None.NONE,
                    new Shape.Circle(1.5),
                    new Shape.Label("a"),
                    new Shape.Label("a text out of line"),
                    new Shape.Dot(new Point((byte) 1, 2)),
                    new Shape.Line((byte) 3, 4));

    private static final StructField<Point, Byte, Byte> X = TYPES.field("x", TYPES.i8(), Point::x);
    private static final StructField<Point, Integer, Integer> Y =
            TYPES.field("y", TYPES.i32(), Point::y);
    private static final StructType<Point> POINT =
            TYPES.struct(List.of(X, Y), fields -> new Point(fields.get(X), fields.get(Y)));

    private static final StructField<Shape.Line, Byte, Byte> LINE_X =
            TYPES.field("x", TYPES.i8(), Shape.Line::x);
    private static final StructField<Shape.Line, Integer, Integer> LINE_Y =
            TYPES.field("y", TYPES.i32(), Shape.Line::y);
    private static final StructType<Shape.Line> LINE =
            TYPES.struct(
                    List.of(LINE_X, LINE_Y),
                    fields -> new Shape.Line(fields.get(LINE_X), fields.get(LINE_Y)));

    private static final EnumType<Shape> STANDARD = shapes(TYPES);

    @SuppressWarnings("NullAway") // The null of a label is passed on, to be refused.
    private static EnumType<Shape> shapes(ArchiveTypes types) {
        return types.<Shape>enumeration()
                .constant("None", Shape.None.NONE)
                .newtype(
                        "Circle",
                        Shape.Circle.class,
                        types.adapted(types.f64(), Shape.Circle::radius, Shape.Circle::new))
                .tag(7)
                .newtype(
                        "Label",
                        Shape.Label.class,
                        types.adapted(types.string(), Shape.Label::text, Shape.Label::new))
                .newtype(
                        "Dot", Shape.Dot.class, types.adapted(POINT, Shape.Dot::at, Shape.Dot::new))
                .variant("Line", Shape.Line.class, LINE)
                .build();
    }

    /// The same, each content as the one field of a struct.
    private static EnumType<Shape> structs(ArchiveTypes types) {
        return types.<Shape>enumeration()
                .constant("None", Shape.None.NONE)
                .variant(
                        "Circle",
                        Shape.Circle.class,
                        types.<Shape.Circle>struct()
                                .field("0", types.f64(), Shape.Circle::radius)
                                .build(fields -> new Shape.Circle(fields.get(0))))
                .tag(7)
                .variant(
                        "Label",
                        Shape.Label.class,
                        types.<Shape.Label>struct()
                                .field("0", types.string(), label -> String.valueOf(label.text()))
                                .build(fields -> new Shape.Label(fields.get(0))))
                .variant(
                        "Dot",
                        Shape.Dot.class,
                        types.<Shape.Dot>struct()
                                .field("0", POINT, Shape.Dot::at)
                                .build(fields -> new Shape.Dot(fields.get(0))))
                .variant("Line", Shape.Line.class, LINE)
                .build();
    }

    private static ArchivedVariant view(Shape value) {
        return Archive.access(STANDARD, MemorySegment.ofArray(Archive.toBytes(STANDARD, value)));
    }

    private static String refusal(Runnable code) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, code::run).getMessage());
    }

    @Test
    void newtypeHasTheBytesOfAStructWithOneField() {
        for (ArchiveFormat format : ArchiveFormat.values()) {
            bytesAreThoseOfStructs(ArchiveTypes.of(format));
        }
    }

    private static void bytesAreThoseOfStructs(ArchiveTypes types) {
        EnumType<Shape> newtypes = shapes(types);
        ArchiveType<List<Shape>, ArchivedList<ArchivedVariant>> list = types.list(newtypes);
        byte[] bytes = Archive.toBytes(list, SHAPES);
        assertArrayEquals(Archive.toBytes(types.list(structs(types)), SHAPES), bytes);
        MemorySegment archive = MemorySegment.ofArray(bytes);
        assertEquals(SHAPES, Archive.read(list, archive));
        ArchivedList<ArchivedVariant> views = Archive.access(list, archive);
        assertEquals(
                views.toString(), Archive.access(types.list(structs(types)), archive).toString());
        for (int i = 0; i < SHAPES.size(); i++) {
            assertEquals(SHAPES.get(i), views.get(i).read(newtypes));
            assertEquals(SHAPES.get(i), views.read(newtypes, i));
        }
    }

    /// FORMAT 2.4: a struct as the content keeps its alignment, fields of a variant do not.
    @Test
    void contentIsAlignedAsAWholeAndFieldsOneByOne() {
        assertEquals(
                "08000000" + "01000000" + "02000000" + "00000000",
                hex(new Shape.Dot(new Point((byte) 1, 2))));
        EnumType<Point> direct =
                TYPES.<Point>enumeration().newtype("Dot", Point.class, POINT).build();
        assertEquals(
                "00000000" + "01000000" + "02000000",
                HexFormat.of().formatHex(Archive.toBytes(direct, new Point((byte) 1, 2))));
        assertEquals("0903000004000000" + "00".repeat(8), hex(new Shape.Line((byte) 3, 4)));
        assertEquals("01" + "00".repeat(7) + "000000000000f83f", hex(new Shape.Circle(1.5)));
    }

    private static String hex(Shape value) {
        return HexFormat.of().formatHex(Archive.toBytes(STANDARD, value));
    }

    @Test
    void contentAndFieldsOfAVariantHaveTheirTypesInItsView() {
        assertEquals("a", view(new Shape.Label("a")).content(TYPES.string()).toString());
        assertEquals(1.5, view(new Shape.Circle(1.5)).content(TYPES.f64()));
        ArchivedStruct point = view(new Shape.Dot(new Point((byte) 1, 2))).content(POINT);
        assertEquals(2, point.get(Y));
        assertEquals(new Point((byte) 1, 2), point.read(POINT));
        ArchivedVariant line = view(new Shape.Line((byte) 3, 4));
        assertEquals((byte) 3, line.get(LINE_X));
        assertEquals(4, line.read(LINE_Y));
        assertEquals(4, line.fields().get(LINE_Y));
    }

    @Test
    void otherVariantsRefuseFieldsAndContents() {
        ArchivedVariant dot = view(new Shape.Dot(new Point((byte) 1, 2)));
        ArchivedVariant line = view(new Shape.Line((byte) 3, 4));
        ArchivedVariant none = view(Shape.None.NONE);
        assertEquals(
                "field must belong to the struct: name=y fields=[0]",
                refusal(() -> dot.get(LINE_Y)));
        assertEquals(
                "field must belong to the struct: name=y fields=[x, y]",
                refusal(() -> line.read(Y)));
        assertEquals(
                "field must belong to the struct: name=x fields=[]",
                refusal(() -> none.get(LINE_X)));
        String content = "type must be that of the variant's content: variant=";
        assertEquals(content + "Dot", refusal(() -> dot.content(TYPES.f64())));
        assertEquals(content + "Line", refusal(() -> line.content(LINE)));
        assertEquals(content + "Line", refusal(() -> line.content(TYPES.i8())));
        assertEquals(content + "None", refusal(() -> none.content(TYPES.unit())));
    }

    @Test
    void variantIsReadByItsEnumAndByTypesAdaptedFromIt() {
        ArchivedVariant line = view(new Shape.Line((byte) 3, 4));
        AdaptedType<String, Shape, ArchivedVariant> names =
                TYPES.adapted(STANDARD, name -> new Shape.Label(name), shape -> shape.toString());
        assertEquals("Line[x=3, y=4]", line.read(names));
        EnumType<Shape> alike = shapes(TYPES);
        assertEquals(
                "type must be that of the enum: variant=Line", refusal(() -> line.read(alike)));
        // The fields lie behind the tag, where the struct of the same fields has others.
        assertEquals(
                "type must be that of the struct: fields=[x, y]",
                refusal(() -> line.fields().read(LINE)));
    }

    @Test
    void tagsThatNoVariantHasAreRefusedAndOthersAreReadAsWhatTheyName() {
        byte[] bytes = Archive.toBytes(STANDARD, new Shape.Circle(1.5));
        MemorySegment archive = MemorySegment.ofArray(bytes);
        Map<Integer, String> names =
                Map.of(0, "None", 1, "Circle", 7, "Label", 8, "Dot", 9, "Line");
        for (int tag = 0; tag < 256; tag++) {
            bytes[0] = (byte) tag;
            String name = names.get(tag);
            if (name == null) {
                assertEquals(
                        Optional.of(new ArchiveViolation("tag must be that of a variant", 0, "")),
                        Archive.check(STANDARD, archive));
            } else {
                ArchivedVariant view = Archive.access(STANDARD, archive);
                assertEquals(name, view.name());
                assertEquals(Archive.read(STANDARD, archive), view.read(STANDARD));
            }
        }
    }

    @Test
    void contentIsCheckedWhereItLies() {
        EnumType<Object> type =
                TYPES.<Object>enumeration()
                        .newtype("Flag", Boolean.class, TYPES.bool())
                        .newtype("Flags", List.class::isInstance, TYPES.list(TYPES.bool()))
                        .build();
        byte[] flag = Archive.toBytes(type, true);
        assertEquals("0001", HexFormat.of().formatHex(flag).substring(0, 4));
        flag[1] = 2;
        assertEquals(
                Optional.of(new ArchiveViolation("bool must be 0 or 1", 1, ".0")),
                Archive.check(type, MemorySegment.ofArray(flag)));
        byte[] flags = Archive.toBytes(type, List.of(true, false));
        flags[1] = 2;
        assertEquals(
                Optional.of(new ArchiveViolation("bool must be 0 or 1", 1, ".0[1]")),
                Archive.check(type, MemorySegment.ofArray(flags)));
    }

    @Test
    void nullAndRefusedContentHaveThePathToTheContent() {
        ArchiveNullException missing =
                assertThrows(
                        ArchiveNullException.class,
                        () -> Archive.toBytes(STANDARD, new Shape.Label(null)));
        assertEquals(".0", missing.path());
        EnumType<Integer> even =
                TYPES.<Integer>enumeration()
                        .newtype(
                                "Even",
                                Integer.class,
                                TYPES.adapted(TYPES.i32(), n -> n, NewtypeTest::even))
                        .build();
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(even, 3));
        ArchivedVariant view = Archive.access(even, archive);
        ArchiveReadException failure =
                assertThrows(ArchiveReadException.class, () -> view.read(even));
        assertEquals(".0", failure.path());
        assertInstanceOf(IllegalStateException.class, failure.getCause());
    }

    private static int even(int number) {
        if (number % 2 != 0) {
            throw new IllegalStateException("number is odd");
        }
        return number;
    }

    @Test
    void newtypesAreKeysAsStructsWithOneFieldAre() {
        Map<Shape, Integer> map =
                Map.of(new Shape.Label("a text out of line"), 1, new Shape.Label("b"), 2);
        EnumType<Shape> newtypes = labels(true);
        byte[] bytes = Archive.toBytes(TYPES.hashMap(newtypes, TYPES.i32()), map);
        assertArrayEquals(Archive.toBytes(TYPES.hashMap(labels(false), TYPES.i32()), map), bytes);
        assertEquals(
                Optional.of(2),
                Archive.access(TYPES.hashMap(newtypes, TYPES.i32()), MemorySegment.ofArray(bytes))
                        .get(new Shape.Label("b")));
    }

    @SuppressWarnings("NullAway") // No label is null here.
    private static EnumType<Shape> labels(boolean newtype) {
        EnumBuilder<Shape> shapes = TYPES.<Shape>enumeration().constant("None", Shape.None.NONE);
        StructType<Shape.Label> struct =
                TYPES.<Shape.Label>struct()
                        .field("0", TYPES.string(), Shape.Label::text)
                        .build(fields -> new Shape.Label(fields.get(0)));
        return newtype
                ? shapes.newtype(
                                "Label",
                                Shape.Label.class,
                                TYPES.adapted(TYPES.string(), Shape.Label::text, Shape.Label::new))
                        .build()
                : shapes.variant("Label", Shape.Label.class, struct).build();
    }

    private sealed interface Json {
        record Text(String text) implements Json {}

        record Array(List<Json> elements) implements Json {}
    }

    @Test
    void newtypesOfRecursiveEnumsHoldTheEnum() {
        ArchiveType<Json, ArchivedVariant> type =
                TYPES.recursive(
                        self ->
                                TYPES.<Json>enumeration()
                                        .newtype(
                                                "Text",
                                                Json.Text.class,
                                                TYPES.adapted(
                                                        TYPES.string(),
                                                        Json.Text::text,
                                                        Json.Text::new))
                                        .newtype(
                                                "Array",
                                                Json.Array.class,
                                                TYPES.adapted(
                                                        TYPES.list(self),
                                                        Json.Array::elements,
                                                        Json.Array::new))
                                        .build());
        Json value = new Json.Array(List.of(new Json.Text("a"), new Json.Array(List.of())));
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(type, value));
        ArchivedVariant view = Archive.access(type, archive);
        assertEquals(value, view.read(type));
        ArchivedList<ArchivedVariant> elements = view.fields().get(0);
        assertEquals(new Json.Text("a"), elements.get(0).read(type));
        assertEquals(new Json.Array(List.of()), elements.read(type, 1));
        ArchivedString text = elements.get(0).content(TYPES.string());
        assertEquals("a", text.toString());
    }

    @Test
    void tagsOfNewtypesMustBeFree() {
        EnumBuilder<Integer> builder =
                TYPES.<Integer>enumeration().newtype("A", Integer.class, TYPES.i32()).tag(0);
        assertEquals(
                "tag must be one byte and not taken: name=B tag=0",
                refusal(() -> builder.newtype("B", Integer.class, TYPES.i32())));
    }
}
