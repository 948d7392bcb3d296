package dev.arenite.archive.processor;

import org.jspecify.annotations.Nullable;

/// A field that generated code reads and writes itself: a number, a truth value, or a constant of
/// an enum, in 1, 2, 4 or 8 bytes.
///
/// @param bytes  the size and the alignment
/// @param store  the expression for the bits of a value `%s`: an `int` up to 4 bytes, else a
///     `long`. Above the bytes of the field it may have any bits
/// @param load   the expression for the value of the bits `%s`, which are a `byte`, `short`, `int`
///     or `long`
/// @param rule   the rule of the field, null if any bytes are valid
record Scalar(int bytes, String store, String load, @Nullable Rule rule) {

    /// A rule that `Fields` has.
    ///
    /// @param name      the name behind `check` and `is`
    /// @param arguments the further arguments, with a comma before each
    record Rule(String name, String arguments) {

        /// Returns the statement that checks a place.
        String check(String place) {
            return "@Fields@.check%s(checker, %s%s);".formatted(name, place, arguments);
        }

        /// Returns the expression that tests the places of a row.
        String acceptAll(String start, String count) {
            return "@Fields@.are%ss(archive, %s, %s%s)".formatted(name, start, count, arguments);
        }

        /// Returns the expression that tests a place.
        String accept(String place) {
            return "@Fields@.is%s(archive, %s%s)".formatted(name, place, arguments);
        }
    }

    static final Scalar BOOL = new Scalar(1, "(%s ? 1 : 0)", "%s != 0", new Rule("Bool", ""));
    static final Scalar I8 = plain(1);
    static final Scalar I16 = plain(2);
    static final Scalar I32 = plain(4);
    static final Scalar I64 = plain(8);
    static final Scalar F32 =
            new Scalar(4, "Float.floatToRawIntBits(%s)", "Float.intBitsToFloat(%s)", null);
    static final Scalar F64 =
            new Scalar(8, "Double.doubleToRawLongBits(%s)", "Double.longBitsToDouble(%s)", null);
    static final Scalar U8 = new Scalar(1, "@Fields@.u8(%s)", "%s & 0xFF", null);
    static final Scalar U16 = new Scalar(2, "@Fields@.u16(%s)", "%s & 0xFFFF", null);
    static final Scalar U32 = new Scalar(4, "@Fields@.u32(%s)", "Integer.toUnsignedLong(%s)", null);
    static final Scalar USIZE_32 =
            new Scalar(4, "@Fields@.usize(%s)", "Integer.toUnsignedLong(%s)", null);
    static final Scalar ISIZE_32 = new Scalar(4, "@Fields@.isize(%s)", "(long) %s", null);
    static final Scalar UTF_16 = new Scalar(2, "(int) %s", "(char) %s", null);
    static final Scalar CODE_POINT =
            new Scalar(4, "@Fields@.codePoint(%s)", "%s", new Rule("CodePoint", ""));

    private static Scalar plain(int bytes) {
        return new Scalar(bytes, "%s", "%s", null);
    }

    /// Returns the constants of an enum by their order.
    ///
    /// @param constants the expression for the array of all
    static Scalar constant(String constants) {
        return new Scalar(
                1,
                "%s.ordinal()",
                constants + "[%s & 0xFF]",
                new Rule("Constant", ", " + constants + ".length"));
    }

    /// Returns this integer without 0.
    Scalar nonZero() {
        return new Scalar(
                bytes, "@Fields@.nonZero(" + store + ")", load, new Rule("NonZero", ", " + bytes));
    }

    /// Whether storing refuses some values.
    boolean mayRefuse() {
        return store.contains("@Fields@");
    }

    String store(String value) {
        return store.replace("%s", value);
    }

    String load(String archive, String place) {
        return load.replace(
                "%s", "@LittleEndian@.get" + accessor(bytes) + "(" + archive + ", " + place + ")");
    }

    /// Returns the name of the access to so many bytes.
    static String accessor(int bytes) {
        return switch (bytes) {
            case 1 -> "Byte";
            case 2 -> "Short";
            case 4 -> "Int";
            default -> "Long";
        };
    }
}
