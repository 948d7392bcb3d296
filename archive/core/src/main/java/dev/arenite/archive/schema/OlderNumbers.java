package dev.arenite.archive.schema;

import static dev.arenite.archive.schema.SchemaLeaf.F32;
import static dev.arenite.archive.schema.SchemaLeaf.F64;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.memory.LittleEndian;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Numbers of an older schema as wider ones.
final class OlderNumbers {

    private static final int MAX_BYTES = 16;

    private OlderNumbers() {}

    /// Whether each value of a leaf is a number that another one has as well.
    static boolean fits(ArchiveFormat format, SchemaLeaf older, SchemaLeaf today) {
        if (older == F32) {
            return today == F32 || today == F64;
        }
        if (!isInteger(older) || !isInteger(today)) {
            return older == today;
        }
        long width = older.place(format).bytes();
        long wider = today.place(format).bytes();
        return isSigned(older) == isSigned(today)
                ? width <= wider
                : !isSigned(older) && width < wider;
    }

    static boolean isInteger(SchemaLeaf leaf) {
        return switch (leaf) {
            case U8, U16, U32, U64, U128, USIZE, I8, I16, I32, I64, I128, ISIZE -> true;
            default -> false;
        };
    }

    private static boolean isSigned(SchemaLeaf leaf) {
        return leaf.name().charAt(0) == 'I';
    }

    /// Returns an integer or a truth value: its value or, unsigned with 64 bits, its bits.
    ///
    /// @param leaf one of the leaves of at most 64 bits; of floating-point numbers the bits
    static long integer(SchemaLeaf leaf, MemorySegment archive, long at) {
        return switch (leaf) {
            case U8 -> LittleEndian.getByte(archive, at) & 0xFFL;
            case BOOL, I8 -> LittleEndian.getByte(archive, at);
            case U16 -> LittleEndian.getShort(archive, at) & 0xFFFFL;
            case I16 -> LittleEndian.getShort(archive, at);
            case U32, F32 -> LittleEndian.getInt(archive, at) & 0xFFFF_FFFFL;
            case I32, CHAR -> LittleEndian.getInt(archive, at);
            default -> LittleEndian.getLong(archive, at);
        };
    }

    /// Returns the leaf that the place of a number or a truth value is; null if it is none of at
    /// most 64 bits.
    static @Nullable SchemaLeaf sized(SchemaLeaf leaf, ArchiveFormat format) {
        boolean is32 = format == ArchiveFormat.POINTER_32;
        return switch (leaf) {
            case BOOL, U8, I8, U16, I16, U32, I32, U64, I64, F32, F64, CHAR -> leaf;
            case USIZE -> is32 ? SchemaLeaf.U32 : SchemaLeaf.U64;
            case ISIZE -> is32 ? SchemaLeaf.I32 : SchemaLeaf.I64;
            default -> null;
        };
    }

    /// Returns the translation of a number to a wider one that it fits into.
    static OlderBytes.Translation translation(
            ArchiveFormat format, SchemaLeaf older, SchemaLeaf today) {
        long bytes = older.place(format).bytes();
        if (bytes == today.place(format).bytes()) {
            return OlderBytes.Translation.NONE;
        }
        if (older == F32) {
            return OlderNumbers::twice;
        }
        return isSigned(older)
                ? (archive, place) -> signed(archive, place, (int) bytes)
                : (archive, place) -> copy(archive, place, new byte[MAX_BYTES], (int) bytes);
    }

    private static MemorySegment twice(MemorySegment archive, long place) {
        MemorySegment wide = MemorySegment.ofArray(new byte[Double.BYTES]);
        double value = Float.intBitsToFloat(LittleEndian.getInt(archive, place));
        LittleEndian.putLong(wide, 0, Double.doubleToRawLongBits(value));
        return wide;
    }

    private static MemorySegment signed(MemorySegment archive, long place, int bytes) {
        byte[] wide = new byte[MAX_BYTES];
        if (LittleEndian.getByte(archive, place + bytes - 1) < 0) {
            Arrays.fill(wide, (byte) -1);
        }
        return copy(archive, place, wide, bytes);
    }

    private static MemorySegment copy(MemorySegment archive, long place, byte[] wide, int bytes) {
        MemorySegment memory = MemorySegment.ofArray(wide);
        MemorySegment.copy(archive, place, memory, 0, bytes);
        return memory;
    }
}
