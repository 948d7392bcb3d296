package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveRangeException;
import dev.arenite.archive.Memory;

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
                        .where("integer must not be 0", (m, at) -> !isZero(m, at, bytes));
        // Rust hashes sequences of these one by one.
        return integer.key().map(key -> nonZero.keyed(new SeparateKey<>(key))).orElse(nonZero);
    }

    private static <T> void put(
            FixedType.Access<T> access, MemorySegment memory, long place, T value, long bytes) {
        access.put(memory, place, value);
        if (isZero(memory, place, bytes)) {
            throw new ArchiveRangeException("integer that is not 0", value, 1, place);
        }
    }

    static boolean isZero(MemorySegment memory, long start, long byteSize) {
        for (long i = 0; i < byteSize; i++) {
            if (Memory.getByte(memory, start + i) != 0) {
                return false;
            }
        }
        return true;
    }
}
