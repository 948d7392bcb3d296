package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.memory.FxHash;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// An enum as a key: its tag, then the fields of the variant. The tag of an enum with one variant
/// is not hashed: Rust's `derive(Hash)` leaves it out.
///
/// @param type     the enum
/// @param variants the fields of each variant as keys, by tag
/// @param <T>      the values
record EnumKey<T>(EnumType<T> type, Map<Integer, ArchiveKey<T>> variants) implements ArchiveKey<T> {

    static <T> Optional<ArchiveKey<T>> of(EnumType<T> type) {
        Map<Integer, ArchiveKey<T>> variants = new HashMap<>();
        for (Variant<T, ?> variant : type.variants()) {
            Optional<? extends ArchiveKey<?>> key = variant.fields().key();
            if (key.isEmpty()) {
                return Optional.empty();
            }
            variants.put(variant.tag(), widen(key.get()));
        }
        return Optional.of(new EnumKey<>(type, variants));
    }

    @SuppressWarnings("unchecked")
    private static <T> ArchiveKey<T> widen(ArchiveKey<?> key) {
        // The key of a variant only ever meets values of the variant.
        return (ArchiveKey<T>) key;
    }

    private ArchiveKey<T> fieldsOf(int tag) {
        return Objects.requireNonNull(variants.get(tag));
    }

    private long hashTag(long state, int tag) {
        return variants.size() == 1 ? state : FxHash.word(state, tag);
    }

    @Override
    public long hash(long state, T key) {
        int tag = type.variantOf(key).tag();
        return fieldsOf(tag).hash(hashTag(state, tag), key);
    }

    @Override
    public int compare(T left, T right) {
        int tag = type.variantOf(left).tag();
        int other = type.variantOf(right).tag();
        return tag == other ? fieldsOf(tag).compare(left, right) : Integer.compare(tag, other);
    }

    @Override
    public int compare(MemorySegment archive, long place, T key) {
        int tag = type.at(archive, place).tag();
        int other = type.variantOf(key).tag();
        return tag == other
                ? fieldsOf(tag).compare(archive, place, key)
                : Integer.compare(tag, other);
    }

    @Override
    public long hashArchived(ArchiveChecker checker, long state, long place) {
        int tag = type.at(checker.archive(), place).tag();
        return fieldsOf(tag).hashArchived(checker, hashTag(state, tag), place);
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        int tag = type.at(checker.archive(), left).tag();
        int other = type.at(checker.archive(), right).tag();
        return tag == other
                ? fieldsOf(tag).compareArchived(checker, left, right)
                : Integer.compare(tag, other);
    }
}
