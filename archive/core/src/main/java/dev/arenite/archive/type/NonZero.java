package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.internal.NonZeroIntegers;

import java.lang.foreign.MemorySegment;

/// Bytes of which at least one is not zero.
final class NonZero {

    private NonZero() {}

    static <T> FixedType<T> of(FixedType<T> integer) {
        long bytes = integer.placeBytes();
        FixedType.Access<T> access = integer.access();
        FixedType<T> nonZero =
                integer.access(
                                Scalars.access(
                                        access::get, (m, at, v) -> put(access, m, at, v, bytes)))
                        .where(
                                NonZeroIntegers.RULE,
                                (m, at) -> !NonZeroIntegers.isZero(m, at, bytes))
                        .described(describer -> describer.form("nonzero", integer));
        // Rust hashes sequences of these one by one.
        return integer.key().map(key -> nonZero.keyed(new ElementwiseKey<>(key))).orElse(nonZero);
    }

    private static <T> void put(
            FixedType.Access<T> access, MemorySegment memory, long place, T value, long bytes) {
        access.put(memory, place, value);
        if (NonZeroIntegers.isZero(memory, place, bytes)) {
            throw new ArchiveValueException(NonZeroIntegers.RULE);
        }
    }
}
