package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Integers and decimal numbers of any length.
final class BigNumbers {

    /// The number of bytes of the longest integers that [BigInteger] can hold: 2^31 bits with the
    /// sign.
    private static final long MAX_BYTES = 1L << 28;

    private static final String INTEGER_RULE =
            "integer must be the fewest bytes of a two's complement that BigInteger can hold";

    private BigNumbers() {}

    static ArchiveType<BigInteger, BigInteger> integer(ArchiveTypes types) {
        return types.<BigInteger, byte[], ArchivedPrimitives>adapted(
                        types.bytes(), BigInteger::toByteArray, BigInteger::new)
                .where(INTEGER_RULE, BigNumbers::isInteger)
                .described(describer -> describe(describer, types))
                .viewedAsValues();
    }

    private static void describe(TypeDescriber describer, ArchiveTypes types) {
        describer.format(types.format());
        describer.leaf("big_integer");
    }

    static ArchiveType<BigDecimal, BigDecimal> decimal(ArchiveTypes types) {
        StructType<BigDecimal> struct =
                types.<BigDecimal>struct()
                        .field("unscaled", integer(types), BigDecimal::unscaledValue)
                        .field("scale", types.i32(), BigDecimal::scale)
                        .build(
                                values ->
                                        new BigDecimal(
                                                values.<BigInteger>get(0), values.<Integer>get(1)));
        return new ValuesAsViews<>(struct);
    }

    private static boolean isInteger(ArchivedPrimitives bytes) {
        long size = bytes.size();
        if (size <= 1) {
            return size == 1;
        }
        byte first = bytes.getByte(0);
        boolean isMinimal = first != (bytes.getByte(1) < 0 ? -1 : 0);
        return isMinimal && (size < MAX_BYTES || (size == MAX_BYTES && !isLowest(bytes)));
    }

    /// Whether bytes are those of the lowest number of their length. At the greatest length,
    /// BigInteger cannot hold this number, because it stores the magnitude without the sign.
    private static boolean isLowest(ArchivedPrimitives bytes) {
        boolean isLowest = bytes.getByte(0) == Byte.MIN_VALUE;
        for (long i = 1; i < bytes.size() && isLowest; i++) {
            isLowest = bytes.getByte(i) == 0;
        }
        return isLowest;
    }
}
