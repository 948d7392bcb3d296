package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// A block file, mapped and read in place.
///
/// Opening checks everything: the frame of the file, the checksum of each block, and every archive
/// in it. After that, views of the values are handed out without looking again.
///
/// @param <V> the view of a value
public final class BlockFile<V> implements AutoCloseable {

    private final Arena lifetime;
    private final ArchiveType<?, V> type;
    private final List<Block> blocks;

    private BlockFile(Arena lifetime, ArchiveType<?, V> type, List<Block> blocks) {
        this.lifetime = lifetime;
        this.type = type;
        this.blocks = blocks;
    }

    /// Maps a file and checks it. The file must not be changed while it is open.
    ///
    /// @param type the type of the values
    /// @throws BlockFileException if the file is not a whole and undamaged block file
    /// @throws dev.arenite.archive.ArchiveFormatException if a value is not of the type
    /// @throws IOException if the file cannot be read
    public static <V> BlockFile<V> open(Path path, ArchiveType<?, V> type) throws IOException {
        Arena lifetime = Arena.ofConfined();
        try {
            MemorySegment file = map(path, lifetime);
            List<Block> blocks = new BlockScanner(path, file).scan();
            for (Block block : blocks) {
                block.check(type);
            }
            return new BlockFile<>(lifetime, type, blocks);
        } catch (Throwable failure) {
            lifetime.close();
            throw failure;
        }
    }

    private static MemorySegment map(Path path, Arena lifetime) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), lifetime);
        } catch (FileSystemException named) {
            throw named;
        } catch (IOException failure) {
            throw BlockFileException.naming(path, failure);
        }
    }

    /// Returns the number of values.
    public long size() {
        return blocks.isEmpty() ? 0 : blocks.getLast().endIndex();
    }

    /// Returns a view of the value at an index, in the order in which they were written.
    ///
    /// @throws IndexOutOfBoundsException if the index is negative or not less than [#size()]
    public V get(long index) {
        Objects.checkIndex(index, size());
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (index < blocks.get(middle).endIndex()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return blocks.get(low).view(type, index);
    }

    /// Looks a value up in a file whose values were written in ascending order.
    ///
    /// @param order negative for a view that lies before the one looked for, 0 for it, positive
    ///     behind it
    /// @return a view of the value, empty if there is none
    public Optional<V> find(ToIntFunction<? super V> order) {
        long low = 0;
        long high = size() - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            V view = get(middle);
            int comparison = order.applyAsInt(view);
            if (comparison == 0) {
                return Optional.of(view);
            }
            if (comparison < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /// Calls a consumer with a view of each value, in the order in which they were written.
    public void forEach(Consumer<? super V> consumer) {
        for (Block block : blocks) {
            for (long i = block.firstIndex(); i < block.endIndex(); i++) {
                consumer.accept(block.view(type, i));
            }
        }
    }

    /// Returns the number of blocks.
    public int blocks() {
        return blocks.size();
    }

    /// Returns the size in bytes that a block takes in the file.
    ///
    /// @param index the index of the block, less than [#blocks()]
    public long blockBytes(int index) {
        return BlockLayout.HEADER_BYTES
                + BlockLayout.padded(blocks.get(index).payload().byteSize());
    }

    /// Returns the number of values in a block.
    ///
    /// @param index the index of the block, less than [#blocks()]
    public long blockItems(int index) {
        return blocks.get(index).items();
    }

    /// Unmaps the file; views throw [IllegalStateException] from now on.
    @Override
    public void close() {
        lifetime.close();
    }
}
