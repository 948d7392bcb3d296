package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.NormalizedKey;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// A struct as a key: its fields one after the other.
///
/// @param parts the fields in declaration order
/// @param <T>   the values
record StructKey<T>(List<StructKey.Part<T, ?>> parts) implements ArchiveKey<T> {

    /// A field as a part of a key.
    ///
    /// @param key      the key of its values
    /// @param accessor takes the field's value from the whole
    /// @param offset   the offset of the field, in bytes from the start of the struct; asked for at
    ///     use, as a recursive definition has no layout before
    record Part<T, F>(
            ArchiveKey<F> key, Function<? super T, ? extends F> accessor, LongSupplier offset) {

        private long offsetBytes() {
            return offset.getAsLong();
        }

        long hash(long state, T whole) {
            return key.hash(state, accessor.apply(whole));
        }

        int compare(T left, T right) {
            return key.compare(accessor.apply(left), accessor.apply(right));
        }

        int compare(MemorySegment archive, long place, T whole) {
            return key.compare(archive, place + offsetBytes(), accessor.apply(whole));
        }

        long hashArchived(ArchiveChecker checker, long state, long place) {
            return key.hashArchived(checker, state, place + offsetBytes());
        }

        int compareArchived(ArchiveChecker checker, long left, long right) {
            return key.compareArchived(checker, left + offsetBytes(), right + offsetBytes());
        }

        void normalize(T whole, NormalizedKey target) {
            key.normalize(accessor.apply(whole), target);
        }

        void normalize(MemorySegment archive, long place, NormalizedKey target) {
            key.normalize(archive, place + offsetBytes(), target);
        }
    }

    @Override
    public long hash(long state, T key) {
        long hash = state;
        for (Part<T, ?> part : parts) {
            hash = part.hash(hash, key);
        }
        return hash;
    }

    @Override
    public int compare(T left, T right) {
        int difference = 0;
        for (int i = 0; i < parts.size() && difference == 0; i++) {
            difference = parts.get(i).compare(left, right);
        }
        return difference;
    }

    @Override
    public int compare(MemorySegment archive, long place, T key) {
        int difference = 0;
        for (int i = 0; i < parts.size() && difference == 0; i++) {
            difference = parts.get(i).compare(archive, place, key);
        }
        return difference;
    }

    @Override
    public long hashArchived(ArchiveChecker checker, long state, long place) {
        long hash = state;
        for (int i = 0; i < parts.size(); i++) {
            spendOnPart(checker, i);
            hash = parts.get(i).hashArchived(checker, hash, place);
        }
        return hash;
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        int difference = 0;
        for (int i = 0; i < parts.size() && difference == 0; i++) {
            spendOnPart(checker, i);
            difference = parts.get(i).compareArchived(checker, left, right);
        }
        return difference;
    }

    /// Counts a step for each part but the first, which the caller has counted.
    private static void spendOnPart(ArchiveChecker checker, int part) {
        if (part > 0) {
            checker.spend(1);
        }
    }

    /// Fields behind one whose form varies are normalized as well: where its form ends can be seen.
    /// Nothing can follow a field without a form.
    @Override
    public int normalizedBytes() {
        int bytes = 0;
        for (int i = 0; i < parts.size(); i++) {
            int next = parts.get(i).key().normalizedBytes();
            if (next < 0) {
                return i == 0 ? next : NormalizedKey.VARIES;
            }
            bytes += next;
        }
        return bytes;
    }

    @Override
    public void normalize(T key, NormalizedKey target) {
        for (int i = 0; i < parts.size() && !target.isFull(); i++) {
            parts.get(i).normalize(key, target);
        }
    }

    @Override
    public void normalize(MemorySegment archive, long place, NormalizedKey target) {
        for (int i = 0; i < parts.size() && !target.isFull(); i++) {
            parts.get(i).normalize(archive, place, target);
        }
    }
}
