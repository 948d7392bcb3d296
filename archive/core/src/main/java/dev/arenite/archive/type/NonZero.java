package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// Bytes of which at least one is not zero.
final class NonZero {

    private static final String RULE = "integer must not be 0";

    private NonZero() {}

    static <T> FixedType<T> of(FixedType<T> integer) {
        long bytes = integer.placeBytes();
        FixedType.Access<T> access = integer.access();
        FixedType<T> nonZero =
                integer.access(
                                Scalars.access(
                                        access::get, (m, at, v) -> put(access, m, at, v, bytes)))
                        .where(RULE, (m, at) -> !isZero(m, at, bytes))
                        .described(describer -> describer.form("nonzero", integer));
        // Rust hashes sequences of these one by one.
        return integer.key().map(key -> nonZero.keyed(new ElementwiseKey<>(key))).orElse(nonZero);
    }

    private static <T> void put(
            FixedType.Access<T> access, MemorySegment memory, long place, T value, long bytes) {
        access.put(memory, place, value);
        if (isZero(memory, place, bytes)) {
            throw new ArchiveValueException(RULE);
        }
    }

    static boolean isZero(MemorySegment memory, long start, long byteSize) {
        for (long i = 0; i < byteSize; i++) {
            if (LittleEndian.getByte(memory, start + i) != 0) {
                return false;
            }
        }
        return true;
    }
}
