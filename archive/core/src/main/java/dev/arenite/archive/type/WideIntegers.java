package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveRangeException;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;

/// Integers of 128 bits as two words, the low one first.
final class WideIntegers {

    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(Long.SIZE);

    private WideIntegers() {}

    static BigInteger get(MemorySegment memory, long place, boolean signed) {
        BigInteger low = unsigned(LittleEndian.getLong(memory, place));
        long high = LittleEndian.getLong(memory, place + Long.BYTES);
        return (signed ? BigInteger.valueOf(high) : unsigned(high)).shiftLeft(Long.SIZE).or(low);
    }

    static void put(
            String what, MemorySegment memory, long place, BigInteger value, boolean signed) {
        boolean fits = signed ? value.bitLength() < 128 : fitsUnsigned(value);
        if (!fits) {
            throw new ArchiveRangeException(
                    what, value, signed ? "127 bits and sign" : "128 bits", place);
        }
        LittleEndian.putLong(memory, place, value.longValue());
        LittleEndian.putLong(memory, place + Long.BYTES, value.shiftRight(Long.SIZE).longValue());
    }

    private static boolean fitsUnsigned(BigInteger value) {
        return value.signum() >= 0 && value.bitLength() <= 128;
    }

    private static BigInteger unsigned(long word) {
        BigInteger value = BigInteger.valueOf(word);
        return word < 0 ? value.add(WORD) : value;
    }
}
