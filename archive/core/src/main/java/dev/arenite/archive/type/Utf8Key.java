package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.NormalizedKey;
import dev.arenite.archive.memory.FxHash;

import java.lang.foreign.MemorySegment;

/// UTF-8 in memory as a key: the same as the text itself, in hash and order. Bytes that are not
/// UTF-8 are equal to no archived text.
///
/// @param text archived text as a key
record Utf8Key(TextKey text) implements ArchiveKey<MemorySegment> {

    @Override
    public long hash(long state, MemorySegment key) {
        return FxHash.text(state, key, 0, key.byteSize());
    }

    @Override
    public int compare(MemorySegment left, MemorySegment right) {
        return all(left).compareTo(all(right));
    }

    @Override
    public int compare(MemorySegment archive, long place, MemorySegment key) {
        return text.places().view(archive, place).compareTo(all(key));
    }

    @Override
    public long hashArchived(ArchiveChecker checker, long state, long place) {
        return text.hashArchived(checker, state, place);
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        return text.compareArchived(checker, left, right);
    }

    private static ArchivedString all(MemorySegment utf8) {
        return new ArchivedString(utf8, 0, utf8.byteSize());
    }

    @Override
    public int normalizedBytes() {
        return NormalizedKey.VARIES;
    }

    @Override
    public void normalize(MemorySegment key, NormalizedKey target) {
        TextKey.normalize(all(key), target);
    }

    @Override
    public void normalize(MemorySegment archive, long place, NormalizedKey target) {
        text.normalize(archive, place, target);
    }
}
