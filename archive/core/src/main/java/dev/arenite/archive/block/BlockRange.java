package dev.arenite.archive.block;

import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Values of a block file that follow one another, read in place. Blocks are verified as they are
/// reached.
///
/// May be used by all threads that may use the file, and as long as it.
///
/// @param <V> the view of a value
public final class BlockRange<V> implements Iterable<V> {

    private final BlockFile<V> file;
    private final long start;
    private final long end;

    BlockRange(BlockFile<V> file, long start, long end) {
        this.file = file;
        this.start = start;
        this.end = end;
    }

    /// Returns the number of values.
    public long size() {
        return end - start;
    }

    /// Whether there are no values.
    public boolean isEmpty() {
        return end == start;
    }

    /// Returns the index in the file of the first value; where it would be, if there is none.
    public long firstIndex() {
        return start;
    }

    /// Returns a view of a value.
    ///
    /// @param index counts from the first value of the range
    /// @throws IndexOutOfBoundsException if the index is negative or not less than [#size()]
    /// @throws BlockDamageException if the value's block is damaged
    public V get(long index) {
        return file.get(start + Objects.checkIndex(index, size()));
    }

    /// @throws BlockDamageException if a block is damaged, when it is reached
    @Override
    public void forEach(Consumer<? super V> consumer) {
        new BlockSpliterator<>(file, start, end).forEachRemaining(consumer);
    }

    @Override
    public Iterator<V> iterator() {
        return Spliterators.iterator(new BlockSpliterator<>(file, start, end));
    }

    @Override
    public Spliterator<V> spliterator() {
        return new BlockSpliterator<>(file, start, end);
    }

    /// Returns views of the values in their order. A parallel stream works on whole blocks.
    public Stream<V> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
