package dev.arenite.flink;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.memory.LittleEndian;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.security.SecureRandom;

/// The memory of views that own it: an array with a header in front of the archive.
///
/// The header is the fingerprint of the archive's schema, mixed with a secret of this process:
/// bytes from elsewhere, whatever they are, do not pass for memory with a header. A view of a part
/// has the memory of the whole, and its place may be the last one in it as well; so the place alone
/// does not tell whether all bytes in front of it are the view's. The memory of a view is the
/// archive alone: whoever writes it elsewhere, to Kafka or a file, does not tell the secret.
///
/// The header is as long as the largest alignment of the format, so that places stay aligned.
final class OwnedMemory {

    /// The bytes in front of the archive.
    static final int HEADER_BYTES = 16;

    private static final long SECRET = new SecureRandom().nextLong();

    private OwnedMemory() {}

    static byte[] allocate(long tag, int archiveBytes) {
        byte[] owned = new byte[HEADER_BYTES + archiveBytes];
        LittleEndian.putLong(MemorySegment.ofArray(owned), 0, tag ^ SECRET);
        return owned;
    }

    static MemorySegment archive(byte[] owned) {
        return MemorySegment.ofArray(owned).asSlice(HEADER_BYTES);
    }

    static <V> V view(ArchiveType<?, V> type, byte[] owned) {
        MemorySegment archive = archive(owned);
        return type.view(archive, archive.byteSize() - type.placeBytes());
    }

    /// Returns the array of a view that owns its memory, header and archive, or null if there may
    /// be bytes of others in front of its place.
    static byte @Nullable [] bytes(
            ArchiveType<?, ?> type, long tag, MemorySegment archive, long place) {
        if (place != archive.byteSize() - type.placeBytes()
                || !(archive.heapBase().orElse(null) instanceof byte[] array)
                || array.length != HEADER_BYTES + archive.byteSize()) {
            return null;
        }
        return LittleEndian.getLong(MemorySegment.ofArray(array), 0) == (tag ^ SECRET)
                ? array
                : null;
    }
}
