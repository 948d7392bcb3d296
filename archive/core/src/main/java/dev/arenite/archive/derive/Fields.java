package dev.arenite.archive.derive;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveRangeException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.internal.NonZeroIntegers;
import dev.arenite.archive.internal.TruthValues;
import dev.arenite.archive.internal.ViewHash;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// The rules of fields that derived types write into their places themselves. For generated code.
///
/// The exceptions of writing know no position: a derived type gathers its fields before their place
/// is known.
public final class Fields {

    private static final int U8_MAX = 0xFF;
    private static final int U16_MAX = 0xFFFF;
    private static final long U32_MAX = 0xFFFF_FFFFL;

    /// The position of a field whose place is not known.
    private static final long NO_POSITION = -1;

    private Fields() {}

    /// Returns a number that is a `u8`.
    ///
    /// @throws ArchiveRangeException if it is not in 0 to 255
    public static int u8(int value) {
        return value == (value & U8_MAX) ? value : (int) refuse("u8", value, U8_MAX);
    }

    /// Returns a number that is a `u16`.
    ///
    /// @throws ArchiveRangeException if it is not in 0 to 65,535
    public static int u16(int value) {
        return value == (value & U16_MAX) ? value : (int) refuse("u16", value, U16_MAX);
    }

    /// Returns the bits of a number that is a `u32`.
    ///
    /// @throws ArchiveRangeException if it is not in 0 to 4,294,967,295
    public static int u32(long value) {
        return (int) (value == (value & U32_MAX) ? value : refuse("u32", value, U32_MAX));
    }

    /// Returns the bits of a number that is a `usize` of 32 bits.
    ///
    /// @throws ArchiveRangeException if it is not in 0 to 4,294,967,295
    public static int usize(long value) {
        return (int) (value == (value & U32_MAX) ? value : refuse("length", value, U32_MAX));
    }

    /// Returns a number that is an `isize` of 32 bits.
    ///
    /// @throws ArchiveRangeException if it is no `int`
    public static int isize(long value) {
        if (value != (int) value) {
            throw new ArchiveRangeException(
                    "distance",
                    value,
                    value < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE,
                    NO_POSITION);
        }
        return (int) value;
    }

    /// Returns a number that is not 0.
    ///
    /// @throws ArchiveValueException if it is 0
    public static int nonZero(int value) {
        requireNonZero(value != 0);
        return value;
    }

    /// Returns a number that is not 0.
    ///
    /// @throws ArchiveValueException if it is 0
    public static long nonZero(long value) {
        requireNonZero(value != 0);
        return value;
    }

    private static void requireNonZero(boolean isNonZero) {
        if (!isNonZero) {
            throw new ArchiveValueException(NonZeroIntegers.RULE);
        }
    }

    /// Returns a code point that is a `char` of Rust.
    ///
    /// @throws ArchiveRangeException if it is none, or a surrogate
    public static int codePoint(int value) {
        return isScalar(value) ? value : (int) refuse("char", value, Character.MAX_CODE_POINT);
    }

    private static long refuse(String form, long value, long max) {
        throw new ArchiveRangeException(form, value, value < 0 ? 0 : max, NO_POSITION);
    }

    private static boolean isScalar(int codePoint) {
        return Character.isValidCodePoint(codePoint)
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    /// Whether a place is that of a truth value.
    public static boolean isBool(MemorySegment archive, long place) {
        return TruthValues.isValid(archive, place);
    }

    /// Whether all places of a row are those of truth values.
    ///
    /// @param start the position of the first
    /// @param count the number of places
    public static boolean areBools(MemorySegment archive, long start, long count) {
        return TruthValues.areValid(archive, start, count);
    }

    /// Checks a truth value.
    public static void checkBool(ArchiveChecker checker, long place) {
        checker.require(isBool(checker.archive(), place), TruthValues.RULE, place);
    }

    /// Whether a place is that of an integer that is not 0.
    ///
    /// @param byteSize the size of the integer in bytes
    public static boolean isNonZero(MemorySegment archive, long place, int byteSize) {
        return !NonZeroIntegers.isZero(archive, place, byteSize);
    }

    /// Whether all places of a row are those of integers that are not 0.
    ///
    /// @param start    the position of the first
    /// @param count    the number of places
    /// @param byteSize the size of an integer in bytes
    public static boolean areNonZeros(MemorySegment archive, long start, long count, int byteSize) {
        boolean are = true;
        for (long i = 0; i < count && are; i++) {
            are = isNonZero(archive, start + i * byteSize, byteSize);
        }
        return are;
    }

    /// Checks an integer that is not 0.
    ///
    /// @param byteSize the size of the integer in bytes
    public static void checkNonZero(ArchiveChecker checker, long place, int byteSize) {
        checker.require(isNonZero(checker.archive(), place, byteSize), NonZeroIntegers.RULE, place);
    }

    /// Whether a place is that of a `char` of Rust.
    public static boolean isCodePoint(MemorySegment archive, long place) {
        return isScalar(LittleEndian.getInt(archive, place));
    }

    /// Whether all places of a row are those of a `char` of Rust.
    ///
    /// @param start the position of the first
    /// @param count the number of places
    public static boolean areCodePoints(MemorySegment archive, long start, long count) {
        boolean are = true;
        for (long i = 0; i < count && are; i++) {
            are = isCodePoint(archive, start + i * Integer.BYTES);
        }
        return are;
    }

    /// Checks a `char` of Rust.
    public static void checkCodePoint(ArchiveChecker checker, long place) {
        checker.require(
                isCodePoint(checker.archive(), place),
                "char must be a code point and no surrogate",
                place);
    }

    /// Whether a place is that of a constant of an enum, archived as its index.
    ///
    /// @param count the number of constants
    public static boolean isConstant(MemorySegment archive, long place, int count) {
        return (LittleEndian.getByte(archive, place) & U8_MAX) < count;
    }

    /// Whether all places of a row are those of constants of an enum, archived as their indexes.
    ///
    /// @param start     the position of the first
    /// @param count     the number of places
    /// @param constants the number of constants
    public static boolean areConstants(
            MemorySegment archive, long start, long count, int constants) {
        boolean are = true;
        for (long i = 0; i < count && are; i++) {
            are = isConstant(archive, start + i, constants);
        }
        return are;
    }

    /// Checks a constant of an enum, archived as its index.
    ///
    /// @param count the number of constants
    public static void checkConstant(ArchiveChecker checker, long place, int count) {
        checker.require(
                isConstant(checker.archive(), place, count),
                "tag must be that of a variant",
                place);
    }

    /// Changes an archived value in place. It must lie there as a whole: nothing out of line.
    ///
    /// @param archive the memory that holds the value
    /// @param place   the position of its place
    /// @throws IllegalArgumentException if the memory is read-only, or values of the type have
    ///     parts out of line; the place is as before
    /// @throws dev.arenite.archive.ArchivePathException if the value is null or cannot be archived;
    ///     the place is as before
    public static <T> void put(ArchiveType<T, ?> type, MemorySegment archive, long place, T value) {
        if (type.resolverBytes() != 0) {
            throw new IllegalArgumentException(
                    "value must lie in its place as a whole: resolverBytes="
                            + type.resolverBytes());
        }
        // First elsewhere: a value may be refused when a part of it has been written.
        byte[] written = Archive.toBytes(type, value);
        MemorySegment.copy(MemorySegment.ofArray(written), 0, archive, place, type.placeBytes());
    }

    /// Returns the hash code of a component of a view, the same in every virtual machine if that of
    /// its view is: that of an enum is taken by its ordinal, also within views of sequences and
    /// maps.
    public static int hash(Object component) {
        return ViewHash.of(component);
    }
}
