package dev.arenite.archive.block;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;

/// Goes through values of a block file, and splits between blocks.
///
/// @param <V> the view of a value
final class BlockSpliterator<V> implements Spliterator<V> {

    private final BlockFile<V> file;
    private long next;
    private long end;

    /// The block of the next value, once it is known, and the indexes of its first value and of the
    /// one behind its last.
    private @Nullable Block<V> block;

    private long blockStart;
    private long blockEnd;

    BlockSpliterator(BlockFile<V> file, long start, long end) {
        this.file = file;
        this.next = start;
        this.end = end;
    }

    /// Returns the block of the next value.
    private Block<V> present() {
        Block<V> present = block;
        if (present == null || next >= blockEnd) {
            BlockIndex index = file.index();
            long number = index.find(next);
            present = file.block(number);
            blockStart = index.firstItem(number);
            blockEnd = index.endItem(number);
            block = present;
        }
        return present;
    }

    @Override
    public boolean tryAdvance(Consumer<? super V> action) {
        Objects.requireNonNull(action, "action");
        if (next >= end) {
            return false;
        }
        V view = present().get(next - blockStart);
        next++;
        action.accept(view);
        return true;
    }

    @Override
    public void forEachRemaining(Consumer<? super V> action) {
        Objects.requireNonNull(action, "action");
        while (next < end) {
            Block<V> present = present();
            long stop = Math.min(end, blockEnd);
            while (next < stop) {
                V view = present.get(next - blockStart);
                next++;
                action.accept(view);
            }
        }
    }

    @Override
    public @Nullable Spliterator<V> trySplit() {
        if (end - next < 2) {
            return null;
        }
        BlockIndex index = file.index();
        long first = index.find(next);
        long last = index.find(end - 1);
        if (first == last) {
            return null;
        }
        long middle = index.firstItem(first + (last - first + 1) / 2);
        BlockSpliterator<V> before = new BlockSpliterator<>(file, next, middle);
        next = middle;
        block = null;
        return before;
    }

    @Override
    public long estimateSize() {
        return end - next;
    }

    @Override
    public int characteristics() {
        return ORDERED | SIZED | SUBSIZED | NONNULL | IMMUTABLE;
    }
}
