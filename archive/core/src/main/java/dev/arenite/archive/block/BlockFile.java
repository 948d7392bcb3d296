package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.SeriesChecker;
import dev.arenite.archive.file.NamedFailure;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// A block file, mapped and read in place.
///
/// Opening checks everything: the frame of the file, the checksum of each block, and every archive
/// in it. After that, views of the values are handed out without looking again. That takes time in
/// proportion to the size of the file, and memory that is bounded whatever the file says.
///
/// Belongs to the thread that opened it, unless it was opened with an arena that others share.
///
/// @param <V> the view of a value
public final class BlockFile<V> implements AutoCloseable {

    private final MemorySegment file;
    private final ArchiveType<?, V> type;
    private final BlockIndex index;

    /// What closing ends; null if that is another's to end.
    private final @Nullable Arena mapping;

    private BlockFile(
            MemorySegment file, ArchiveType<?, V> type, BlockIndex index, @Nullable Arena mapping) {
        this.file = file;
        this.type = type;
        this.index = index;
        this.mapping = mapping;
    }

    /// Maps a file and checks it, each value within the [default limits][CheckLimits#DEFAULT]. The
    /// file must not be changed while it is open.
    ///
    /// @param type the type of the values
    /// @throws BlockFileException if the file is not a whole and undamaged block file
    /// @throws dev.arenite.archive.ArchiveFormatException if a value is not of the type
    /// @throws IOException if the file cannot be read
    public static <V> BlockFile<V> open(Path path, ArchiveType<?, V> type) throws IOException {
        return open(path, type, CheckLimits.DEFAULT);
    }

    /// Maps a file and checks it. The file must not be changed while it is open.
    ///
    /// @param type   the type of the values
    /// @param limits how much each value may ask for. All values together may have as many more
    ///     objects than the file has bytes
    /// @throws BlockFileException if the file is not a whole and undamaged block file
    /// @throws dev.arenite.archive.ArchiveFormatException if a value is not of the type, within the
    ///     limits
    /// @throws IOException if the file cannot be read
    public static <V> BlockFile<V> open(Path path, ArchiveType<?, V> type, CheckLimits limits)
            throws IOException {
        Arena mapping = Arena.ofConfined();
        try {
            return open(path, type, limits, mapping, mapping);
        } catch (Throwable failure) {
            mapping.close();
            throw failure;
        }
    }

    /// Maps a file for as long as an arena lives, and checks it. The threads that may use the
    /// arena's memory may share the file and its views. The file must not be changed meanwhile.
    ///
    /// @param type     the type of the values
    /// @param limits   as in [#open(Path, ArchiveType, CheckLimits)]
    /// @param lifetime unmaps the file when it ends, one that was refused as well; [#close()] does
    ///     nothing
    /// @throws BlockFileException if the file is not a whole and undamaged block file
    /// @throws dev.arenite.archive.ArchiveFormatException if a value is not of the type, within the
    ///     limits
    /// @throws IOException if the file cannot be read
    public static <V> BlockFile<V> open(
            Path path, ArchiveType<?, V> type, CheckLimits limits, Arena lifetime)
            throws IOException {
        return open(path, type, limits, lifetime, null);
    }

    private static <V> BlockFile<V> open(
            Path path,
            ArchiveType<?, V> type,
            CheckLimits limits,
            Arena lifetime,
            @Nullable Arena mapping)
            throws IOException {
        Objects.requireNonNull(type, "type");
        SeriesChecker checker = new SeriesChecker(limits);
        MemorySegment file = map(path, lifetime);
        BlockFile<V> opened =
                new BlockFile<>(file, type, new BlockScanner(path, file).scan(), mapping);
        opened.forEachBlock(block -> block.check(type, checker));
        return opened;
    }

    private static MemorySegment map(Path path, Arena lifetime) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), lifetime);
        } catch (IOException failure) {
            throw NamedFailure.of(path, failure);
        }
    }

    /// Returns the number of values.
    public long size() {
        return index.items();
    }

    /// Returns a view of the value at an index, in the order in which they were written.
    ///
    /// @throws IndexOutOfBoundsException if the index is negative or not less than [#size()]
    public V get(long index) {
        Objects.checkIndex(index, size());
        return this.index.find(index).view(type, index);
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
        forEachBlock(
                block -> {
                    for (long i = block.firstIndex(); i < block.endIndex(); i++) {
                        consumer.accept(block.view(type, i));
                    }
                });
    }

    private void forEachBlock(Consumer<Block> consumer) {
        if (index.blocks() == 0) {
            return;
        }
        Block block = index.block(0);
        consumer.accept(block);
        while (block.endIndex() < size()) {
            block = block.next(file);
            consumer.accept(block);
        }
    }

    /// Returns the number of blocks.
    public int blocks() {
        return index.blocks();
    }

    /// Returns the size in bytes that a block takes in the file.
    ///
    /// @param index the index of the block, not negative
    /// @throws IndexOutOfBoundsException if the index is not less than [#blocks()]
    public long blockBytes(int index) {
        return this.index.block(index).byteSize();
    }

    /// Returns the number of values in a block.
    ///
    /// @param index the index of the block, not negative
    /// @throws IndexOutOfBoundsException if the index is not less than [#blocks()]
    public long blockItems(int index) {
        return this.index.block(index).items();
    }

    /// Unmaps the file; views throw [IllegalStateException] from now on. Closing again does
    /// nothing, and nor does it if the file was opened with an arena.
    ///
    /// @throws WrongThreadException in another thread than that which opened the file; it stays
    ///     open
    @Override
    public void close() {
        if (mapping != null && mapping.scope().isAlive()) {
            mapping.close();
        }
    }
}
