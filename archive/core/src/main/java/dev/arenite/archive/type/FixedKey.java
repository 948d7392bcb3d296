package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.NormalizedKey;
import dev.arenite.archive.memory.FxHash;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// The key of a [FixedType]: places are compared by the values that they hold.
///
/// @param access      reads places
/// @param furtherWords the number of words of 8 bytes that a place has beyond the first
/// @param hash        hashes a value
/// @param order       the order of values
/// @param memoryBytes the size of a value in memory if sequences are hashed as memory, else 0
/// @param memory      writes a value in its form in Rust's memory
/// @param <T>         the values
record FixedKey<T>(
        FixedType.Access<T> access,
        long furtherWords,
        FixedKey.Hash<T> hash,
        FixedOrder<T> order,
        int memoryBytes,
        FixedKey.MemoryForm<T> memory)
        implements ArchiveKey<T> {

    /// Hashes a value.
    @FunctionalInterface
    interface Hash<T> {
        long hash(long state, T value);
    }

    /// Writes a value in its form in Rust's memory.
    @FunctionalInterface
    interface MemoryForm<T> {
        void put(MemorySegment memory, long offset, T value);
    }

    @Override
    public long hash(long state, T key) {
        return hash.hash(state, key);
    }

    @Override
    public int compare(T left, T right) {
        return order.compare(left, right);
    }

    @Override
    public int compare(MemorySegment archive, long place, T key) {
        return order.compare(access.get(archive, place), key);
    }

    @Override
    public long hashArchived(ArchiveChecker checker, long state, long place) {
        spend(checker);
        return hash.hash(state, access.get(checker.archive(), place));
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        spend(checker);
        MemorySegment archive = checker.archive();
        return order.compare(access.get(archive, left), access.get(archive, right));
    }

    private void spend(ArchiveChecker checker) {
        if (furtherWords > 0) {
            checker.spend(furtherWords);
        }
    }

    @Override
    public long hashElements(long state, List<T> elements) {
        if (memoryBytes == 0) {
            return ArchiveKey.super.hashElements(state, elements);
        }
        byte[] bytes = new byte[Math.multiplyExact(elements.size(), memoryBytes)];
        MemorySegment target = MemorySegment.ofArray(bytes);
        long offset = 0;
        for (T element : elements) {
            memory.put(target, offset, element);
            offset += memoryBytes;
        }
        return FxHash.bytes(state, target, 0, bytes.length);
    }

    @Override
    public int normalizedBytes() {
        return order.normalizedBytes();
    }

    @Override
    public void normalize(T key, NormalizedKey target) {
        order.form().put(key, target);
    }

    @Override
    public void normalize(MemorySegment archive, long place, NormalizedKey target) {
        order.form().put(access.get(archive, place), target);
    }
}
