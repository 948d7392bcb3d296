package dev.arenite.flink;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;

import java.io.IOException;

/// Reads block files in a `FileSource`, as values or as views that own their memory.
///
/// ```java
/// FileSource.forBulkFileFormat(BlockFileFormat.of(ArchivedOrder.class), directory)
///         .setFileEnumerator(() -> new BlockFileEnumerator(64 << 20))
///         .build();
/// ```
///
/// A split has the blocks that begin in it. Checkpoints keep the position of a block and the number
/// of values that have been read of it, so a reader that is restored begins at that block. Each
/// block is checked when it is read. A file of an older record is read as the record of today. A
/// file that is not on a local disk is copied to one first, as a whole for each split of it.
///
/// @param <E> the elements: values or views
public final class BlockFileFormat<E> implements BulkFormat<E, FileSourceSplit> {

    private static final long serialVersionUID = 1;

    private final Class<E> elements;

    private BlockFileFormat(Class<E> elements) {
        this.elements = elements;
    }

    /// Returns the format of files of a record or of a sealed interface.
    ///
    /// @param elements the class of the values, or the class of their views
    /// @throws IllegalArgumentException if the class has no derived type, or is generic
    public static <E> BlockFileFormat<E> of(Class<E> elements) {
        DerivedClass.of(elements);
        return new BlockFileFormat<>(elements);
    }

    /// Opens the file of a split.
    ///
    /// @throws dev.arenite.archive.schema.UnresolvedSchemaException if the file has values that
    ///     cannot be read as those of today, with every reason
    /// @throws IOException if the file cannot be read, or is not a whole block file
    @Override
    public Reader<E> createReader(Configuration configuration, FileSourceSplit split)
            throws IOException {
        return BlockFileReader.open(elements, split);
    }

    /// Opens the file of a split, behind what has been read of it.
    @Override
    public Reader<E> restoreReader(Configuration configuration, FileSourceSplit split)
            throws IOException {
        BlockFileReader<E> reader = BlockFileReader.open(elements, split);
        CheckpointedPosition position = split.getReaderPosition().orElseThrow();
        reader.skip(position.getOffset(), position.getRecordsAfterOffset());
        return reader;
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public TypeInformation<E> getProducedType() {
        return DerivedClass.isView(elements)
                ? ViewTypeInfo.of(elements)
                : ArchiveTypeInfo.of(elements);
    }
}
