package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.SeriesChecker;

import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A block, read in place.
///
/// May be used by all threads that may use its memory, and as long as these bytes are not changed.
///
/// @param <V> the view of a value
public final class Block<V> implements Iterable<V> {

    private final BlockFrame frame;
    private final ArchiveType<?, V> type;

    Block(BlockFrame frame, ArchiveType<?, V> type) {
        this.frame = frame;
        this.type = type;
    }

    /// Checks a block and its values within the [default limits][CheckLimits#DEFAULT].
    ///
    /// @param block what [BlockWriter#seal()] returned, or a copy of it
    /// @throws BlockDamageException if it is not an undamaged block of such values
    public static <V> Block<V> access(ArchiveType<?, V> type, MemorySegment block) {
        return access(type, block, CheckLimits.DEFAULT);
    }

    /// Checks a block and its values.
    ///
    /// @param block  what [BlockWriter#seal()] returned, or a copy of it
    /// @param limits the limits for each value. For all values together, the number of objects
    ///     beyond the number of bytes has the same limit
    /// @throws BlockDamageException if it is not an undamaged block of such values, within the
    ///     limits
    public static <V> Block<V> access(
            ArchiveType<?, V> type, MemorySegment block, CheckLimits limits) {
        Objects.requireNonNull(type, "type");
        SeriesChecker checker = new SeriesChecker(limits);
        String problem = BlockFrame.problem(block, 0);
        if (problem != null) {
            throw new BlockDamageException("", problem, 0);
        }
        BlockFrame frame = BlockFrame.of(block);
        try {
            frame.check(type, checker);
        } catch (ArchiveFormatException refusal) {
            throw new BlockDamageException("", refusal, 0);
        }
        return new Block<>(frame, type);
    }

    /// Returns the number of values.
    public long size() {
        return frame.items();
    }

    /// Returns a view of a value, in the order in which they were written.
    ///
    /// @throws IndexOutOfBoundsException if the index is negative or not less than [#size()]
    public V get(long index) {
        return frame.view(type, Objects.checkIndex(index, frame.items()));
    }

    /// Returns the bytes of the block.
    public MemorySegment memory() {
        return frame.memory();
    }

    @Override
    public Iterator<V> iterator() {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < size();
            }

            @Override
            public V next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("block has no more values");
                }
                return frame.view(type, next++);
            }
        };
    }

    /// Returns views of the values in their order.
    public Stream<V> stream() {
        return LongStream.range(0, size()).mapToObj(index -> frame.view(type, index));
    }
}
