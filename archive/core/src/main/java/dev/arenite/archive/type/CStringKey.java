package dev.arenite.archive.type;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.NormalizedKey;
import dev.arenite.archive.memory.FxHash;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Bytes of which none is 0 as a key: hashed as the sequence that the 0 at the end belongs to,
/// ordered as unsigned bytes.
///
/// @param type the type that views archived bytes
record CStringKey(CStringType type) implements ArchiveKey<byte[]> {

    @Override
    public long hash(long state, byte[] key) {
        byte[] ended = Arrays.copyOf(key, key.length + 1);
        MemorySegment bytes = MemorySegment.ofArray(ended);
        return FxHash.bytes(FxHash.length(state, ended.length), bytes, 0, ended.length);
    }

    @Override
    public int compare(byte[] left, byte[] right) {
        return Arrays.compareUnsigned(left, right);
    }

    @Override
    public int compare(MemorySegment archive, long place, byte[] key) {
        return compare(type.view(archive, place).asSegment(), MemorySegment.ofArray(key));
    }

    @Override
    public long hashArchived(ArchiveChecker checker, long state, long place) {
        ArchivedPrimitives view = type.view(checker.archive(), place);
        long byteSize = view.size() + 1;
        checker.spend(1 + byteSize / Long.BYTES);
        return FxHash.bytes(
                FxHash.length(state, byteSize), checker.archive(), view.start(), byteSize);
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        MemorySegment first = type.view(checker.archive(), left).asSegment();
        MemorySegment second = type.view(checker.archive(), right).asSegment();
        checker.spend(1 + Math.min(first.byteSize(), second.byteSize()) / Long.BYTES);
        return compare(first, second);
    }

    private static int compare(MemorySegment left, MemorySegment right) {
        long at = left.mismatch(right);
        if (at < 0) {
            return 0;
        }
        return at == Math.min(left.byteSize(), right.byteSize())
                ? Long.compare(left.byteSize(), right.byteSize())
                : Byte.compareUnsigned(left.get(JAVA_BYTE, at), right.get(JAVA_BYTE, at));
    }

    @Override
    public int normalizedBytes() {
        return NormalizedKey.VARIES;
    }

    /// The bytes and the 0 at their end.
    @Override
    public void normalize(byte[] key, NormalizedKey target) {
        for (int i = 0; i < key.length && !target.isFull(); i++) {
            target.putByte(key[i]);
        }
        target.putByte(0);
    }

    @Override
    public void normalize(MemorySegment archive, long place, NormalizedKey target) {
        ArchivedPrimitives view = type.view(archive, place);
        for (long i = 0; i < view.size() && !target.isFull(); i++) {
            target.putByte(view.getByte(i));
        }
        target.putByte(0);
    }
}
