package dev.arenite.archive.processor;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/// The forms of Java's primitive types and their classes.
final class Scalars {

    private static final Set<String> BOXES =
            Set.of(
                    "java.lang.Boolean",
                    "java.lang.Byte",
                    "java.lang.Short",
                    "java.lang.Character",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.lang.Float",
                    "java.lang.Double");

    private Scalars() {}

    /// Returns the primitive type of a class as source names it, or the class itself if it has
    /// none.
    static String unboxed(String boxed) {
        String name = boxed.substring(boxed.indexOf('/') + 1).replace("@", "");
        return switch (boxed.startsWith("@java.lang/") ? name : "") {
            case "Integer" -> "int";
            case "Character" -> "char";
            case "Boolean", "Byte", "Short", "Long", "Float", "Double" ->
                    name.toLowerCase(Locale.ROOT);
            default -> boxed;
        };
    }

    static boolean isBox(String qualifiedName) {
        return BOXES.contains(qualifiedName);
    }

    /// Returns the form of a class, or null if it has no such form.
    ///
    /// @param simple the simple name of the class
    /// @param boxed  the class as source names it
    /// @param form   the name of the form asked for, empty for the usual one
    static @Nullable Form form(String simple, String boxed, String form, int pointerBytes) {
        return switch (simple + " " + form) {
            case "Boolean " -> Form.scalar("bool()", boxed, Scalar.BOOL, true);
            case "Byte " -> Form.scalar("i8()", boxed, Scalar.I8, true);
            case "Byte U8" -> Form.scalar("u8AsByte()", boxed, Scalar.I8, true);
            case "Short " -> Form.scalar("i16()", boxed, Scalar.I16, true);
            case "Short U16" -> Form.scalar("u16AsShort()", boxed, Scalar.I16, true);
            case "Character ", "Character U16" ->
                    Form.scalar("u16AsChar()", boxed, Scalar.UTF_16, true);
            case "Integer " -> Form.scalar("i32()", boxed, Scalar.I32, true);
            case "Integer U8" -> Form.scalar("u8()", boxed, Scalar.U8, true);
            case "Integer U16" -> Form.scalar("u16()", boxed, Scalar.U16, true);
            default -> wide(simple, boxed, form, pointerBytes);
        };
    }

    private static @Nullable Form wide(String simple, String boxed, String form, int pointerBytes) {
        return switch (simple + " " + form) {
            case "Integer U32" -> Form.scalar("u32AsInt()", boxed, Scalar.I32, true);
            case "Integer CHAR" -> Form.scalar("character()", boxed, Scalar.CODE_POINT, true);
            case "Long " -> Form.scalar("i64()", boxed, Scalar.I64, true);
            case "Long U32" -> Form.scalar("u32()", boxed, Scalar.U32, true);
            case "Long U64" -> Form.scalar("u64()", boxed, Scalar.I64, true);
            case "Long USIZE" ->
                    Form.scalar(
                            "usize()",
                            boxed,
                            pointerBytes == 4 ? Scalar.USIZE_32 : Scalar.I64,
                            true);
            case "Long ISIZE" ->
                    Form.scalar(
                            "isize()",
                            boxed,
                            pointerBytes == 4 ? Scalar.ISIZE_32 : Scalar.I64,
                            true);
            case "Float " -> Form.scalar("f32()", boxed, Scalar.F32, false);
            case "Double " -> Form.scalar("f64()", boxed, Scalar.F64, false);
            default -> null;
        };
    }
}
