package dev.arenite.flink;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockReadOptions;
import dev.arenite.archive.schema.ArchiveSchema;

import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.ArrayResultIterator;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Reads the blocks that begin in a split, one at a time.
final class BlockFileReader<E> implements BulkFormat.Reader<E> {

    private final LocalFile local;
    private final BlockFile<Object> file;
    private final ArchiveType<Object, Object> type;

    /// Makes views; null if values are wanted.
    private final @Nullable RecordContext<Object, E> views;

    private final long end;
    private long block;

    /// The position of the block in the file, and the index of its first value.
    private long position;

    private long firstItem;

    /// The values of the next block that have been read before.
    private long skipped;

    private BlockFileReader(
            LocalFile local,
            BlockFile<Object> file,
            ArchiveType<Object, Object> type,
            @Nullable RecordContext<Object, E> views,
            FileSourceSplit split)
            throws IOException {
        this.local = local;
        this.file = file;
        this.type = type;
        this.views = views;
        end = split.offset() + split.length();
        position = file.layout().headerBytes();
        goTo(split.offset());
    }

    static <E> BlockFileReader<E> open(Class<E> elements, FileSourceSplit split)
            throws IOException {
        DerivedClass derived = DerivedClass.of(elements);
        RecordContext<Object, E> views =
                DerivedClass.isView(elements)
                        ? new RecordContext<>(elements, false, Layouts.of(derived))
                        : null;
        LocalFile local = LocalFile.of(split.path());
        try {
            ArchiveType<Object, Object> type =
                    ArchiveSchema.resolve(BlockFile.schemaOf(local.path()), derived.type());
            BlockFile<Object> file =
                    BlockFile.open(local.path(), schema -> type, BlockReadOptions.DEFAULT);
            return new BlockFileReader<>(local, file, type, views, split);
        } catch (Throwable failure) {
            local.close();
            throw failure;
        }
    }

    /// Goes to the first block that begins at a position or behind it.
    private void goTo(long start) {
        while (block < file.blocks() && position < start) {
            next();
        }
    }

    private void next() {
        position += file.blockBytes(block);
        firstItem += file.blockItems(block);
        block++;
    }

    /// Goes behind values that have been read before.
    ///
    /// @param offset the position of a block, or [CheckpointedPosition#NO_OFFSET] for the first one
    /// @param values the values from there on, which are all of one block
    void skip(long offset, long values) {
        if (offset != CheckpointedPosition.NO_OFFSET) {
            goTo(offset);
        }
        skipped = values;
    }

    @Override
    public BulkFormat.@Nullable RecordIterator<E> readBatch() throws IOException {
        while (block < file.blocks() && position < end) {
            long from = Math.min(skipped, file.blockItems(block));
            skipped -= from;
            E[] elements = read(from);
            ArrayResultIterator<E> batch = new ArrayResultIterator<>();
            batch.set(elements, elements.length, position, from);
            next();
            if (elements.length > 0) {
                return batch;
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // The array is read by those only who know its elements.
    private E[] read(long from) throws IOException {
        Object[] elements = new Object[Math.toIntExact(file.blockItems(block) - from)];
        for (int i = 0; i < elements.length; i++) {
            Object value = file.read(type, firstItem + from + i);
            elements[i] = views == null ? value : views.build(value);
        }
        return (E[]) elements;
    }

    @Override
    public void close() throws IOException {
        file.close();
        local.close();
    }
}
