package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.NormalizedKey;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// An enum as a key: its tag, then the fields of the variant. The tag of an enum with one variant
/// is not hashed: Rust's `derive(Hash)` leaves it out.
///
/// @param tags     returns the tag of a value
/// @param variants the fields of each variant as keys, by tag
/// @param <T>      the values
record EnumKey<T>(ToIntFunction<? super T> tags, Map<Integer, ArchiveKey<T>> variants)
        implements ArchiveKey<T> {

    static <T> Optional<ArchiveKey<T>> of(EnumType<T> type) {
        EnumKeyBuilder<T> key = new EnumKeyBuilder<>(value -> type.variantOf(value).tag());
        type.variants().forEach(variant -> key.variant(variant.tag(), variant.fields()));
        return key.build();
    }

    private ArchiveKey<T> fieldsOf(int tag) {
        return Objects.requireNonNull(variants.get(tag));
    }

    private static int tagAt(MemorySegment archive, long place) {
        return LittleEndian.getByte(archive, place) & 0xFF;
    }

    private long hashTag(long state, int tag) {
        return variants.size() == 1 ? state : FxHash.word(state, tag);
    }

    @Override
    public long hash(long state, T key) {
        int tag = tags.applyAsInt(key);
        return fieldsOf(tag).hash(hashTag(state, tag), key);
    }

    @Override
    public int compare(T left, T right) {
        int tag = tags.applyAsInt(left);
        int other = tags.applyAsInt(right);
        return tag == other ? fieldsOf(tag).compare(left, right) : Integer.compare(tag, other);
    }

    @Override
    public int compare(MemorySegment archive, long place, T key) {
        int tag = tagAt(archive, place);
        int other = tags.applyAsInt(key);
        return tag == other
                ? fieldsOf(tag).compare(archive, place, key)
                : Integer.compare(tag, other);
    }

    @Override
    public long hashArchived(ArchiveChecker checker, long state, long place) {
        int tag = tagAt(checker.archive(), place);
        return fieldsOf(tag).hashArchived(checker, hashTag(state, tag), place);
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        int tag = tagAt(checker.archive(), left);
        int other = tagAt(checker.archive(), right);
        return tag == other
                ? fieldsOf(tag).compareArchived(checker, left, right)
                : Integer.compare(tag, other);
    }

    /// The form of a variant is filled up to the size of the largest one.
    @Override
    public int normalizedBytes() {
        int fields = largestFields();
        return fields < 0 ? NormalizedKey.VARIES : 1 + fields;
    }

    private int largestFields() {
        int largest = 0;
        for (ArchiveKey<T> variant : variants.values()) {
            int bytes = variant.normalizedBytes();
            if (bytes < 0) {
                return NormalizedKey.VARIES;
            }
            largest = Math.max(largest, bytes);
        }
        return largest;
    }

    @Override
    public void normalize(T key, NormalizedKey target) {
        int tag = tags.applyAsInt(key);
        target.putByte(tag);
        if (!target.isFull()) {
            fieldsOf(tag).normalize(key, target);
            fillUp(tag, target);
        }
    }

    @Override
    public void normalize(MemorySegment archive, long place, NormalizedKey target) {
        int tag = tagAt(archive, place);
        target.putByte(tag);
        if (!target.isFull()) {
            fieldsOf(tag).normalize(archive, place, target);
            fillUp(tag, target);
        }
    }

    private void fillUp(int tag, NormalizedKey target) {
        int largest = target.isFull() ? NormalizedKey.VARIES : largestFields();
        if (largest > 0) {
            target.putZeros(largest - fieldsOf(tag).normalizedBytes());
        }
    }
}
