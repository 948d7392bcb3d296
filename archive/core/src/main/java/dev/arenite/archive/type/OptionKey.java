package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.NormalizedKey;
import dev.arenite.archive.memory.FxHash;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// A value that may be absent as a key: absent first.
///
/// @param inner   the value as a key
/// @param present tells whether a place has a value
/// @param offset  the offset of the value, in bytes from the start of the place
/// @param <T>     the values
record OptionKey<T>(ArchiveKey<T> inner, OptionKey.Present present, long offset)
        implements ArchiveKey<Optional<T>> {

    /// Tells whether a place has a value.
    @FunctionalInterface
    interface Present {
        boolean isAt(MemorySegment archive, long place);
    }

    @Override
    public long hash(long state, Optional<T> key) {
        return key.isPresent()
                ? inner.hash(FxHash.word(state, 1), key.get())
                : FxHash.word(state, 0);
    }

    @Override
    public int compare(Optional<T> left, Optional<T> right) {
        return left.isPresent() && right.isPresent()
                ? inner.compare(left.get(), right.get())
                : Boolean.compare(left.isPresent(), right.isPresent());
    }

    @Override
    public int compare(MemorySegment archive, long place, Optional<T> key) {
        boolean isPresent = present.isAt(archive, place);
        return isPresent && key.isPresent()
                ? inner.compare(archive, place + offset, key.get())
                : Boolean.compare(isPresent, key.isPresent());
    }

    @Override
    public long hashArchived(ArchiveChecker checker, long state, long place) {
        return present.isAt(checker.archive(), place)
                ? inner.hashArchived(checker, FxHash.word(state, 1), place + offset)
                : FxHash.word(state, 0);
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        boolean leftPresent = present.isAt(checker.archive(), left);
        boolean rightPresent = present.isAt(checker.archive(), right);
        return leftPresent && rightPresent
                ? inner.compareArchived(checker, left + offset, right + offset)
                : Boolean.compare(leftPresent, rightPresent);
    }

    /// An absent value is as long as one that is present.
    @Override
    public int normalizedBytes() {
        int bytes = inner.normalizedBytes();
        return bytes < 0 ? NormalizedKey.VARIES : 1 + bytes;
    }

    @Override
    public void normalize(Optional<T> key, NormalizedKey target) {
        if (key.isPresent()) {
            target.putByte(1);
            inner.normalize(key.get(), target);
        } else {
            putAbsent(target);
        }
    }

    @Override
    public void normalize(MemorySegment archive, long place, NormalizedKey target) {
        if (present.isAt(archive, place)) {
            target.putByte(1);
            inner.normalize(archive, place + offset, target);
        } else {
            putAbsent(target);
        }
    }

    private void putAbsent(NormalizedKey target) {
        target.putByte(0);
        target.putZeros(Math.max(0, inner.normalizedBytes()));
    }
}
