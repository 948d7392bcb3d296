package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.file.MappedFile;
import dev.arenite.archive.schema.ArchiveSchema;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A block file, mapped and read in place.
///
/// Opening reads header, index and footer, in time and memory proportional to the number of blocks.
/// A block is checked when it is touched for the first time, as [BlockCheck] says; a damaged one is
/// reported then, by a [BlockDamageException], and does not concern the others. Checking all blocks
/// takes time in proportion to the size of the file, whatever it contains.
///
/// May be used by all threads, or, if it was opened with an arena, by those that may use the
/// arena's memory. Views live as long as the file is open.
///
/// @param <V> the view of a value
public final class BlockFile<V> implements AutoCloseable, Iterable<V> {

    private final MappedFile file;
    private final BlockFileHeader header;
    private final BlockIndex index;
    private final ArchiveType<?, V> type;
    private final BlockVerifier verifier;
    private final BlockReadOptions options;
    private final @Nullable BlockFilter filter;
    private final boolean isFinished;

    private BlockFile(
            MappedFile file,
            BlockFileHeader header,
            ArchiveType<?, V> type,
            BlockReadOptions options)
            throws IOException {
        this.file = file;
        this.header = header;
        this.type = type;
        this.options = options;
        BlockIndex found = writtenIndex();
        isFinished = found != null;
        index = found != null ? found : new BlockRecovery(file.memory(), header).index();
        verifier = new BlockVerifier(file, index, type, options);
        filter = index.hasFilter() ? new BlockFilter(file.path(), index, header.bloomBits()) : null;
    }

    /// Returns the index that the file has; null if it has none and is to be recovered.
    private @Nullable BlockIndex writtenIndex() throws BlockFileException {
        MemorySegment memory = file.memory();
        try {
            if (BlockIndex.isFinished(memory)) {
                return BlockIndex.read(file.path(), memory, header);
            }
            throw new BlockFileException(
                    file.path(), "file is cut off or was not finished", memory.byteSize());
        } catch (BlockFileException damage) {
            if (options.recovers()) {
                return null;
            }
            throw damage;
        }
    }

    /// Maps a file with the [default options][BlockReadOptions#DEFAULT]. It must not be changed
    /// while it is open.
    ///
    /// @param type the type of the values
    /// @throws BlockSchemaException if the file has values of another schema
    /// @throws BlockFileException if the file is not a whole block file
    /// @throws IOException if the file cannot be read
    public static <V> BlockFile<V> open(Path path, ArchiveType<?, V> type) throws IOException {
        return open(path, type, BlockReadOptions.DEFAULT);
    }

    /// Maps a file. It must not be changed while it is open.
    ///
    /// @param type the type of the values
    /// @throws BlockSchemaException if the file has values of another schema
    /// @throws BlockFileException if the file is not a whole block file
    /// @throws BlockDamageException if everything is to be checked, and a block is damaged
    /// @throws IOException if the file cannot be read
    public static <V> BlockFile<V> open(Path path, ArchiveType<?, V> type, BlockReadOptions options)
            throws IOException {
        return open(path, options, ofSchema(type));
    }

    /// Opens a file that is in memory already.
    static <V> BlockFile<V> open(MappedFile file, ArchiveType<?, V> type, BlockReadOptions options)
            throws IOException {
        return opened(file, options, ofSchema(type));
    }

    private static <V> TypeChoice<V> ofSchema(ArchiveType<?, V> type) {
        Objects.requireNonNull(type, "type");
        return (file, header) -> {
            header.requireType(file.path(), type);
            return type;
        };
    }

    /// Maps a file whose values may be of another schema than those of today. It must not be
    /// changed while it is open.
    ///
    /// @param types returns the type for values of the file's schema
    /// @throws BlockFileException if the file is not a whole block file
    /// @throws BlockDamageException if everything is to be checked, and a block is damaged
    /// @throws IOException if the file cannot be read
    public static <V> BlockFile<V> open(
            Path path,
            Function<? super ArchiveSchema, ? extends ArchiveType<?, V>> types,
            BlockReadOptions options)
            throws IOException {
        Objects.requireNonNull(types, "types");
        return open(path, options, (file, header) -> types.apply(header.schema(file.path())));
    }

    /// Returns the schema of the values in a file, whose blocks are not touched. With it, archives
    /// of an older schema are read as values of today ([ArchiveSchema#resolve]).
    ///
    /// @throws BlockFileException if the file does not start as a block file does, or says no
    ///     schema
    /// @throws IOException if the file cannot be read
    public static ArchiveSchema schemaOf(Path path) throws IOException {
        Objects.requireNonNull(path, "path");
        try (Arena lifetime = Arena.ofConfined()) {
            return MappedFile.open(
                    path, lifetime, file -> BlockFileHeader.read(path, file.memory()).schema(path));
        }
    }

    private static <V> BlockFile<V> open(Path path, BlockReadOptions options, TypeChoice<V> choice)
            throws IOException {
        Objects.requireNonNull(path, "path");
        Arena lifetime = options.lifetime();
        MappedFile.Use<BlockFile<V>> use = file -> opened(file, options, choice);
        return lifetime == null ? MappedFile.open(path, use) : MappedFile.open(path, lifetime, use);
    }

    private static <V> BlockFile<V> opened(
            MappedFile file, BlockReadOptions options, TypeChoice<V> choice) throws IOException {
        BlockFileHeader header = BlockFileHeader.read(file.path(), file.memory());
        ArchiveType<?, V> type = choice.type(file, header);
        BlockFile<V> opened = new BlockFile<>(file, header, type, options);
        if (options.check() == BlockCheck.EVERYTHING) {
            opened.verify();
        }
        return opened;
    }

    /// Decides about the type of a file's values.
    private interface TypeChoice<V> {

        ArchiveType<?, V> type(MappedFile file, BlockFileHeader header) throws IOException;
    }

    /// Checks every block that has not been touched, and its part of the filter.
    ///
    /// @throws BlockDamageException if one is damaged
    public void verify() {
        for (long block = 0; block < index.blocks(); block++) {
            verifier.frame(block);
            if (filter != null) {
                filter.part(block);
            }
            options.progress().advanced(index.endItem(block), index.end(block));
        }
    }

    /// Returns the name that the file was given when it was made.
    public String name() {
        return header.name();
    }

    /// Returns the schema of the values, as the file says it.
    ///
    /// @throws BlockFileException if the file says none
    public ArchiveSchema schema() throws BlockFileException {
        return header.schema(file.path());
    }

    /// Whether the file was finished. If not, it was opened for recovery, and has the blocks that
    /// are complete.
    public boolean isFinished() {
        return isFinished;
    }

    /// Returns the number of values.
    public long size() {
        return index.items();
    }

    /// Returns a view of the value at an index, in the order in which they were written.
    ///
    /// @throws IndexOutOfBoundsException if the index is negative or not less than [#size()]
    /// @throws BlockDamageException if the value's block is damaged
    public V get(long index) {
        Objects.checkIndex(index, size());
        long block = this.index.find(index);
        return verifier.frame(block).view(type, index - this.index.firstItem(block));
    }

    /// Returns the value at an index as a Java value that does not depend on the file.
    ///
    /// @param type the type of the values, or one that is read from the same views
    /// @throws IndexOutOfBoundsException if the index is negative or not less than [#size()]
    /// @throws IllegalArgumentException if the type has other views
    /// @throws BlockDamageException if the value's block is damaged
    public <T> T read(ArchiveType<T, V> type, long index) {
        if (type.viewType() != this.type.viewType()) {
            throw new IllegalArgumentException(
                    "type must have the views that the file was opened with: type="
                            + type.getClass().getName());
        }
        Objects.checkIndex(index, size());
        long block = this.index.find(index);
        return verifier.frame(block).read(type, index - this.index.firstItem(block));
    }

    /// Returns all values in their order, each read when it is reached.
    <T> Iterator<T> values(ArchiveType<T, V> type) {
        return LongStream.range(0, size()).mapToObj(index -> read(type, index)).iterator();
    }

    /// Returns all values.
    public BlockRange<V> all() {
        return new BlockRange<>(this, 0, size());
    }

    /// Returns the values from an index on, up to another one.
    ///
    /// @param start the index of the first value
    /// @param end   the index behind the last value
    /// @throws IndexOutOfBoundsException if there are no such values
    public BlockRange<V> range(long start, long end) {
        Objects.checkFromToIndex(start, end, size());
        return new BlockRange<>(this, start, end);
    }

    /// Looks a value up in a file whose values were written in ascending order. A file with keys is
    /// searched faster by these: [KeyedBlocks].
    ///
    /// @param order negative for a view that lies before the one looked for, 0 for it, positive
    ///     behind it
    /// @return a view of the value, empty if there is none
    /// @throws BlockDamageException if a block that is looked at is damaged
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
    ///
    /// @throws BlockDamageException if a block is damaged, when it is reached
    @Override
    public void forEach(Consumer<? super V> consumer) {
        all().forEach(consumer);
    }

    @Override
    public Iterator<V> iterator() {
        return all().iterator();
    }

    /// Returns views of all values in their order. A parallel stream works on whole blocks.
    public Stream<V> stream() {
        return all().stream();
    }

    /// Returns the number of blocks.
    public long blocks() {
        return index.blocks();
    }

    /// Returns a block.
    ///
    /// @param number counts blocks from 0
    /// @throws IndexOutOfBoundsException if there is no such block
    /// @throws BlockDamageException if it is damaged
    public Block<V> block(long number) {
        return new Block<>(verifier.frame(Objects.checkIndex(number, blocks())), type);
    }

    /// Returns the size in bytes that a block takes in the file.
    ///
    /// @param number counts blocks from 0
    /// @throws IndexOutOfBoundsException if there is no such block
    public long blockBytes(long number) {
        return index.byteSize(Objects.checkIndex(number, blocks()));
    }

    /// Returns the number of values in a block.
    ///
    /// @param number counts blocks from 0
    /// @throws IndexOutOfBoundsException if there is no such block
    public long blockItems(long number) {
        Objects.checkIndex(number, blocks());
        return index.endItem(number) - index.firstItem(number);
    }

    /// Returns the parts of a block, as it says them itself; its checksum and its archives are not
    /// looked at. Empty if it is not shaped like a block.
    ///
    /// @param number counts blocks from 0
    /// @throws IndexOutOfBoundsException if there is no such block
    public Optional<BlockLayout> blockLayout(long number) {
        return verifier.layout(Objects.checkIndex(number, blocks()));
    }

    /// Checks every value of a block on its own, also behind one that is refused, and also if the
    /// block's checksum does not match: the place of damage, as far as it can be seen.
    ///
    /// @param number counts blocks from 0
    /// @return the values that are no archives of the type, in their order. A damaged block may
    ///     have none: a number that has changed is a number
    /// @throws IndexOutOfBoundsException if there is no such block
    /// @throws BlockDamageException if it is not shaped like a block
    public List<BlockFinding> findings(long number) {
        return verifier.findings(Objects.checkIndex(number, blocks()));
    }

    /// Returns the settings that the file was written with, and the sizes of its parts.
    ///
    /// @throws BlockFileException if the file has keys, and says no schema of them
    public BlockFileLayout layout() throws BlockFileException {
        return header.layout(file.path(), index.endPosition());
    }

    /// Returns the number of blocks that have been touched, and so checked.
    public long touchedBlocks() {
        return verifier.verifiedBlocks();
    }

    /// Returns the size in bytes of the file's Bloom filter; 0 if it has none.
    public long filterBytes() {
        return index.filter().byteSize();
    }

    /// Returns the filter; null if the file has none.
    @Nullable BlockFilter filter() {
        return filter;
    }

    BlockIndex index() {
        return index;
    }

    CheckLimits limits() {
        return options.limits();
    }

    BlockFileHeader header() {
        return header;
    }

    Path path() {
        return file.path();
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
