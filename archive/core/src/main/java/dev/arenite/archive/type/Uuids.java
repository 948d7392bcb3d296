package dev.arenite.archive.type;

import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.UUID;

/// UUIDs: 16 bytes in the order in which they are printed.
final class Uuids {

    private static final int BYTES = 16;

    /// Unsigned, because [UUID#compareTo] compares the words as signed numbers.
    private static final FixedOrder<UUID> ORDER =
            new FixedOrder<>(
                    Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
                            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned),
                    BYTES,
                    (uuid, target) -> {
                        target.putNumber(uuid.getMostSignificantBits(), Long.BYTES);
                        target.putNumber(uuid.getLeastSignificantBits(), Long.BYTES);
                    });

    /// Keys as the Rust crate `uuid` hashes them since 1.17.
    static final FixedType<UUID> UUID_TYPE =
            FixedType.of(BYTES, 1, Scalars.access(Uuids::get, Uuids::put))
                    .keyed(Uuids::hash, ORDER)
                    .named("uuid");

    /// Keys as that crate hashed them before.
    static final FixedType<UUID> ARRAY =
            UUID_TYPE
                    .keyed((state, uuid) -> hash(FxHash.length(state, BYTES), uuid), ORDER)
                    .named("uuid_array");

    private Uuids() {}

    private static UUID get(MemorySegment memory, long place) {
        return new UUID(
                Long.reverseBytes(LittleEndian.getLong(memory, place)),
                Long.reverseBytes(LittleEndian.getLong(memory, place + Long.BYTES)));
    }

    private static void put(MemorySegment memory, long place, UUID uuid) {
        LittleEndian.putLong(memory, place, Long.reverseBytes(uuid.getMostSignificantBits()));
        LittleEndian.putLong(
                memory, place + Long.BYTES, Long.reverseBytes(uuid.getLeastSignificantBits()));
    }

    private static long hash(long state, UUID uuid) {
        long high = FxHash.word(state, Long.reverseBytes(uuid.getMostSignificantBits()));
        return FxHash.word(high, Long.reverseBytes(uuid.getLeastSignificantBits()));
    }
}
