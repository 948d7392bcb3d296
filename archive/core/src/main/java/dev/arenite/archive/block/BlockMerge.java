package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/// Merges files whose values are in the order of one key into one such file, in memory that does
/// not depend on the number of values: one value of each file at a time.
///
/// ```java
/// ArchiveType<Long, Long> numbers = ArchiveTypes.STANDARD.i64();
/// BlockKey<Long, Long, Long> byItself = BlockKey.of(numbers, n -> n, n -> n);
/// var options = BlockOptions.DEFAULT;
/// Path part = path.resolveSibling("part");
/// try (var file = BlockFileWriter.create(part, numbers, byItself, options, arena, scratch)) {
///     file.add(1L);
///     file.add(3L);
///     file.finish();
/// }
/// try (var one = BlockFile.open(part, numbers);
///         var all = BlockFileWriter.create(path, numbers, byItself, options, arena, scratch)) {
///     BlockMerge.of(numbers, byItself, List.of(one)).addTo(all);
///     all.finish();
/// }
/// ```
///
/// @param <T> the values
/// @param <V> the views of values
/// @param <K> the keys
public final class BlockMerge<T, V, K> {

    private final ArchiveType<T, V> type;
    private final BlockKey<T, V, K> key;
    private final List<BlockFile<V>> files;

    private BlockMerge(ArchiveType<T, V> type, BlockKey<T, V, K> key, List<BlockFile<V>> files) {
        this.type = Objects.requireNonNull(type, "type");
        this.key = Objects.requireNonNull(key, "key");
        this.files = List.copyOf(files);
    }

    /// Prepares to merge files.
    ///
    /// @param type  the type of the values, with which the files were opened
    /// @param key   the key that the files were written with
    /// @param files the files; of values with equal keys, those of earlier files come first
    public static <T, V, K> BlockMerge<T, V, K> of(
            ArchiveType<T, V> type, BlockKey<T, V, K> key, List<BlockFile<V>> files) {
        return new BlockMerge<>(type, key, files);
    }

    /// The next value of a file.
    private final class Source implements Comparable<Source> {

        private final int number;
        private final Iterator<T> values;
        private T value;
        private K itsKey;

        Source(int number, Iterator<T> values) {
            this.number = number;
            this.values = values;
            value = values.next();
            itsKey = key.of(value);
        }

        boolean advance() {
            if (!values.hasNext()) {
                return false;
            }
            value = values.next();
            itsKey = key.of(value);
            return true;
        }

        @Override
        public int compareTo(Source other) {
            int difference = key.order().compare(itsKey, other.itsKey);
            return difference != 0 ? difference : Integer.compare(number, other.number);
        }
    }

    /// Adds all values in order.
    ///
    /// @throws KeyOrderException if a file is not in order, or two have the same key although the
    ///     target's keys must differ; the values before have been added
    /// @throws BlockDamageException if a block is damaged, when it is reached; the values before
    ///     have been added
    /// @throws IOException if the target cannot be written
    public void addTo(BlockFileWriter<? super T> target) throws IOException {
        PriorityQueue<Source> sources = new PriorityQueue<>();
        for (Source source : sources()) {
            sources.add(source);
        }
        Source least = sources.poll();
        while (least != null) {
            target.add(least.value);
            if (least.advance()) {
                sources.add(least);
            }
            least = sources.poll();
        }
    }

    private List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        for (int number = 0; number < files.size(); number++) {
            Iterator<T> values = files.get(number).values(type);
            if (values.hasNext()) {
                sources.add(new Source(number, values));
            }
        }
        return sources;
    }
}
