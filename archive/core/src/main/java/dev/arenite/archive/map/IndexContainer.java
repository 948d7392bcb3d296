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
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Entries in the order in which they were inserted, and a hash table of their indexes, Rust's
/// `IndexMap`. An entry is known by its position.
///
/// @param <E> the entries
/// @param <K> the keys
final class IndexContainer<E, K> implements Container<E, K> {

    private final ArchiveFormat format;
    private final EntryType<E, K, ?> type;
    private final HashTable<Integer> table;

    /// Made once, as all regions are.
    private final CheckedRegion searches = this::checkSearches;

    IndexContainer(ArchiveFormat format, EntryType<E, K, ?> type) {
        this.format = format;
        this.type = type;
        this.table = new HashTable<>(format, new IndexType(format), this::checkIndex);
    }

    @Override
    public String kind() {
        return "index";
    }

    @Override
    public ArchiveFormat format() {
        return format;
    }

    @Override
    public long placeBytes() {
        return table.placeBytes() + format.pointerBytes();
    }

    @Override
    public long placeAlignment() {
        return format.pointerBytes();
    }

    @Override
    public long resolverBytes() {
        return 2 * Long.BYTES;
    }

    @Override
    public void serialize(List<E> entries, ArchiveSink out, MemorySegment resolver, long at) {
        if (!entries.isEmpty()) {
            List<Integer> indexes = IntStream.range(0, entries.size()).boxed().toList();
            long[] hashes = HashContainer.hashes(type, entries);
            TableSlots.SameHash distinct = HashContainer.distinct(type, entries);
            LittleEndian.putLong(resolver, at, table.serialize(indexes, hashes, distinct, out));
        }
        long first = out.writePlaces(type, entries, entries.size());
        LittleEndian.putLong(resolver, at + Long.BYTES, first);
    }

    @Override
    public void resolve(int count, ArchiveSink out, long place, MemorySegment resolver, long at) {
        table.resolve(count, out, place, LittleEndian.getLong(resolver, at));
        long pointer = place + table.placeBytes();
        format.putPointer(
                out.memory(), pointer, pointer, LittleEndian.getLong(resolver, at + Long.BYTES));
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        boolean hasEntries = table.check(checker, place);
        MemorySegment archive = checker.archive();
        checker.claimPlaces(
                type, first(archive, place), size(archive, place), place + table.placeBytes());
        if (hasEntries) {
            checker.checkAfterwards(searches, place, place);
        }
    }

    /// An index that is there twice would be a key that is there twice, so each index is there
    /// once.
    private void checkSearches(ArchiveChecker checker, long pointer, long place, long step) {
        table.checkSearches(
                checker,
                place,
                type.order(),
                (archive, map, bucket) -> keyPlace(entry(archive, first(archive, map), bucket)));
    }

    private void checkIndex(ArchiveChecker checker, long bucket, long count) {
        long index = format.getLength(checker.archive(), bucket);
        checker.require(index >= 0 && index < count, "index must be that of an entry", bucket);
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        return "";
    }

    /// Returns the position of the first entry.
    private long first(MemorySegment archive, long place) {
        long pointer = place + table.placeBytes();
        return pointer + format.getDistance(archive, pointer);
    }

    @Override
    public long size(MemorySegment archive, long place) {
        return table.size(archive, place);
    }

    @Override
    public long find(MemorySegment archive, long place, K key) {
        long first = first(archive, place);
        long hash = type.order().hash(FxHash.START, key);
        long bucket =
                table.find(
                        archive,
                        place,
                        hash,
                        index -> type.order().isSame(archive, entry(archive, first, index), key));
        return bucket == NOT_FOUND ? NOT_FOUND : entry(archive, first, bucket);
    }

    private long entry(MemorySegment archive, long first, long bucket) {
        return first + format.getLength(archive, bucket) * type.placeBytes();
    }

    @Override
    public PrimitiveIterator.OfLong entries(MemorySegment archive, long place) {
        long first = first(archive, place);
        long entryBytes = type.placeBytes();
        return LongStream.range(0, size(archive, place))
                .map(index -> first + index * entryBytes)
                .iterator();
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
