package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.NormalizedKey;
import dev.arenite.archive.memory.FxHash;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// A sequence as a key: hashed as its length and its elements, integers as their memory at once;
/// ordered by the first difference, then by length.
///
/// @param element  the elements as keys
/// @param places   views an archived sequence
/// @param <T>      the elements
public record ListKey<T>(ArchiveKey<T> element, Places places) implements ArchiveKey<List<T>> {

    /// Views the sequence of a place.
    @FunctionalInterface
    public interface Places {

        /// Returns the sequence of a place.
        ArchivedList<?> view(MemorySegment archive, long place);
    }

    @Override
    public long hash(long state, List<T> key) {
        return element.hashElements(FxHash.length(state, key.size()), key);
    }

    @Override
    public int compare(List<T> left, List<T> right) {
        int common = Math.min(left.size(), right.size());
        for (int i = 0; i < common; i++) {
            int difference = element.compare(left.get(i), right.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    @Override
    public int compare(MemorySegment archive, long place, List<T> key) {
        ArchivedList<?> view = places.view(archive, place);
        long common = Math.min(view.size(), key.size());
        for (int i = 0; i < common; i++) {
            int difference = element.compare(archive, view.placeOf(i), key.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Long.compare(view.size(), key.size());
    }

    @Override
    public long hashArchived(ArchiveChecker checker, long state, long place) {
        ArchivedList<?> view = places.view(checker.archive(), place);
        checker.spend(1 + view.size());
        long hash = FxHash.length(state, view.size());
        // Integers as wide as pointers may be narrower here than in memory; there, each is a word.
        if (element.memoryBytes() > 0 && element.memoryBytes() == view.element().placeBytes()) {
            long byteSize = view.size() * element.memoryBytes();
            return FxHash.bytes(hash, checker.archive(), view.start(), byteSize);
        }
        for (long i = 0; i < view.size(); i++) {
            hash = element.hashArchived(checker, hash, view.placeOf(i));
        }
        return hash;
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        ArchivedList<?> first = places.view(checker.archive(), left);
        ArchivedList<?> second = places.view(checker.archive(), right);
        long common = Math.min(first.size(), second.size());
        checker.spend(1);
        for (long i = 0; i < common; i++) {
            checker.spend(1);
            int difference = element.compareArchived(checker, first.placeOf(i), second.placeOf(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Long.compare(first.size(), second.size());
    }

    @Override
    public int normalizedBytes() {
        return NormalizedKey.VARIES;
    }

    /// A 1 in front of each element, a 0 behind the last one.
    @Override
    public void normalize(List<T> key, NormalizedKey target) {
        for (int i = 0; i < key.size() && !target.isFull(); i++) {
            target.putByte(1);
            element.normalize(key.get(i), target);
        }
        target.putByte(0);
    }

    @Override
    public void normalize(MemorySegment archive, long place, NormalizedKey target) {
        ArchivedList<?> view = places.view(archive, place);
        for (long i = 0; i < view.size() && !target.isFull(); i++) {
            target.putByte(1);
            element.normalize(archive, view.placeOf(i), target);
        }
        target.putByte(0);
    }
}
