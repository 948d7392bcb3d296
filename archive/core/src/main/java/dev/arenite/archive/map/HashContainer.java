package dev.arenite.archive.map;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.CheckedRegion;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.PrimitiveIterator;

/// Entries in a hash table, Rust's `HashMap`. An entry is known by the position of its bucket.
///
/// @param <E> the entries
/// @param <K> the keys
final class HashContainer<E, K> implements Container<E, K> {

    private final EntryType<E, K, ?> type;
    private final HashTable<E> table;
    private final ArchiveFormat format;

    /// Made once, as all regions are.
    private final CheckedRegion searches = this::checkSearches;

    HashContainer(ArchiveFormat format, EntryType<E, K, ?> type) {
        this.type = type;
        this.table = new HashTable<>(format, type, (checker, bucket, count) -> {});
        this.format = format;
    }

    static <E, K> long[] hashes(EntryType<E, K, ?> type, List<E> entries) {
        long[] hashes = new long[entries.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = type.order().hash(FxHash.START, type.keyOf().apply(entries.get(i)));
        }
        return hashes;
    }

    static <E> TableSlots.SameHash distinct(EntryType<E, ?, ?> type, List<E> entries) {
        return (entry, earlier) -> type.requireDistinct(entries.get(entry), entries.get(earlier));
    }

    @Override
    public String kind() {
        return "hash";
    }

    @Override
    public ArchiveFormat format() {
        return format;
    }

    @Override
    public long placeBytes() {
        return table.placeBytes();
    }

    @Override
    public long placeAlignment() {
        return format.pointerBytes();
    }

    @Override
    public long resolverBytes() {
        return Long.BYTES;
    }

    @Override
    public void serialize(List<E> entries, ArchiveSink out, MemorySegment resolver, long at) {
        if (!entries.isEmpty()) {
            long controls =
                    table.serialize(entries, hashes(type, entries), distinct(type, entries), out);
            LittleEndian.putLong(resolver, at, controls);
        }
    }

    @Override
    public void resolve(int count, ArchiveSink out, long place, MemorySegment resolver, long at) {
        table.resolve(count, out, place, LittleEndian.getLong(resolver, at));
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        if (table.check(checker, place)) {
            checker.checkAfterwards(searches, place, place);
        }
    }

    private void checkSearches(ArchiveChecker checker, long pointer, long place, long step) {
        table.checkSearches(
                checker, place, type.order(), (archive, map, bucket) -> keyPlace(bucket));
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        return "";
    }

    @Override
    public long size(MemorySegment archive, long place) {
        return table.size(archive, place);
    }

    @Override
    public long find(MemorySegment archive, long place, K key) {
        long hash = type.order().hash(FxHash.START, key);
        return table.find(
                archive, place, hash, bucket -> type.order().isSame(archive, bucket, key));
    }

    @Override
    public PrimitiveIterator.OfLong entries(MemorySegment archive, long place) {
        return table.buckets(archive, place);
    }

    @Override
    public long keyPlace(long entry) {
        return entry;
    }

    @Override
    public long valuePlace(long entry) {
        return entry + type.valueOffset();
    }
}
