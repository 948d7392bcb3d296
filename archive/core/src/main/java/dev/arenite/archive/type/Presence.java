package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// Whether an optional value was present when it was serialized, noted behind the resolver of the
/// value: the contents of a resolver that was never filled would be used as positions. A value
/// without a resolver needs no note.
final class Presence {

    private Presence() {}

    static long resolverBytes(ArchiveType<?, ?> inner) {
        long bytes = inner.resolverBytes();
        return bytes == 0 ? 0 : bytes + Long.BYTES;
    }

    static void note(boolean present, ArchiveType<?, ?> inner, MemorySegment resolver, long at) {
        long bytes = inner.resolverBytes();
        if (bytes != 0) {
            LittleEndian.putLong(resolver, at + bytes, present ? 1 : 0);
        }
    }

    /// @throws ArchiveValueException if the value was present then and is absent now, or the
    ///     reverse
    static void requireNoted(
            boolean present, ArchiveType<?, ?> inner, MemorySegment resolver, long at) {
        long bytes = inner.resolverBytes();
        if (bytes != 0 && (LittleEndian.getLong(resolver, at + bytes) != 0) != present) {
            throw new ArchiveValueException(
                    "value must not change while it is written: present=" + present);
        }
    }
}
