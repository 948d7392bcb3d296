package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.SeriesChecker;
import dev.arenite.archive.file.MappedFile;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// A block file, mapped and read in place.
///
/// Opening checks everything: the frame of the file, the checksum of each block, and every archive
/// in it. After that, views of the values are handed out without looking again. Opening takes time
/// in proportion to the size of the file, and bounded memory for any contents.
///
/// May be used by all threads, or, if it was opened with an arena, by those that may use the
/// arena's memory.
///
/// @param <V> the view of a value
public final class BlockFile<V> implements AutoCloseable {

    private final MappedFile file;
    private final ArchiveType<?, V> type;
    private final BlockIndex index;

    private BlockFile(MappedFile file, ArchiveType<?, V> type) throws BlockFileException {
        this.file = file;
        this.type = type;
        this.index = new BlockScanner(file.path(), file.memory()).scan();
    }

    /// Maps a file and checks it, each value within the [default limits][CheckLimits#DEFAULT]. The
    /// file must not be changed while it is open.
    ///
    /// @param type the type of the values
    /// @throws BlockFileException if the file is not a whole and undamaged block file
    /// @throws ArchiveFormatException if a value is not of the type
    /// @throws IOException if the file cannot be read
    public static <V> BlockFile<V> open(Path path, ArchiveType<?, V> type) throws IOException {
        return open(path, type, CheckLimits.DEFAULT);
    }

    /// Maps a file and checks it. The file must not be changed while it is open.
    ///
    /// @param type   the type of the values
    /// @param limits the limits for each value. For all values together, the number of objects
    ///     beyond the number of the file's bytes has the same limit
    /// @throws BlockFileException if the file is not a whole and undamaged block file
    /// @throws ArchiveFormatException if a value is not of the type, within the limits
    /// @throws IOException if the file cannot be read
    public static <V> BlockFile<V> open(Path path, ArchiveType<?, V> type, CheckLimits limits)
            throws IOException {
        requireArguments(path, type, limits);
        return MappedFile.open(path, file -> checked(file, type, limits));
    }

    /// Maps a file for as long as an arena lives, and checks it. The threads that may use the
    /// arena's memory may share the file and its views. The file must not be changed meanwhile.
    ///
    /// @param type     the type of the values
    /// @param limits   as in [#open(Path, ArchiveType, CheckLimits)]
    /// @param lifetime the arena whose end unmaps the file, also a refused file; [#close()] does
    ///     nothing
    /// @throws BlockFileException if the file is not a whole and undamaged block file
    /// @throws ArchiveFormatException if a value is not of the type, within the limits
    /// @throws IOException if the file cannot be read
    public static <V> BlockFile<V> open(
            Path path, ArchiveType<?, V> type, CheckLimits limits, Arena lifetime)
            throws IOException {
        requireArguments(path, type, limits);
        Objects.requireNonNull(lifetime, "lifetime");
        return MappedFile.open(path, lifetime, file -> checked(file, type, limits));
    }

    private static void requireArguments(Path path, ArchiveType<?, ?> type, CheckLimits limits) {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(limits, "limits");
    }

    private static <V> BlockFile<V> checked(
            MappedFile file, ArchiveType<?, V> type, CheckLimits limits) throws IOException {
        BlockFile<V> opened = new BlockFile<>(file, type);
        SeriesChecker checker = new SeriesChecker(limits);
        try {
            opened.forEachBlock(block -> block.check(type, checker));
        } catch (ArchiveFormatException refusal) {
            throw refusal.inFile(file.path());
        }
        return opened;
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

    private void forEachBlock(Consumer<ScannedBlock> consumer) {
        if (index.blocks() == 0) {
            return;
        }
        ScannedBlock block = index.block(0);
        consumer.accept(block);
        while (block.endIndex() < size()) {
            block = block.next(file.memory());
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

    /// Unmaps the file; views throw [IllegalStateException] from now on, in every thread. Closing
    /// again does nothing. Closing also does nothing if the file was opened with an arena.
    ///
    /// @throws IllegalStateException if a native call is using the memory at this moment; the file
    ///     stays open
    @Override
    public void close() {
        file.close();
    }
}
