package dev.arenite.flink;

import dev.arenite.archive.block.BlockForce;
import dev.arenite.archive.block.BlockOptions;

import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;

import java.io.IOException;

/// Writes block files in a `FileSink`, of values or of views.
///
/// ```java
/// FileSink.forBulkFormat(directory, BlockFileWriterFactory.of(Order.class))
///         .withOutputFileConfig(OutputFileConfig.builder().withPartSuffix(".blocks").build())
///         .build();
/// ```
///
/// A block file is complete when its index is written, so each one is built in a temporary file of
/// the local disk, and is copied into the sink's file when a checkpoint ends it. The sink commits
/// it then, or not at all.
///
/// @param <E> the elements: values or views
public final class BlockFileWriterFactory<E> implements BulkWriter.Factory<E> {

    private static final long serialVersionUID = 1;

    private final Class<E> elements;
    private final long blockBytes;

    private BlockFileWriterFactory(Class<E> elements, long blockBytes) {
        this.elements = elements;
        this.blockBytes = blockBytes;
    }

    /// Returns the factory for files of a record or of a sealed interface.
    ///
    /// @param elements the class of the values, or the class of their views
    /// @throws IllegalArgumentException if the class has no derived type, or is generic
    public static <E> BlockFileWriterFactory<E> of(Class<E> elements) {
        DerivedClass.of(elements);
        return new BlockFileWriterFactory<>(elements, BlockOptions.DEFAULT.targetBytes());
    }

    /// Returns this factory, but with blocks of another size.
    ///
    /// @param blockBytes the size in bytes, as of [BlockOptions#withTargetBytes]
    /// @throws IllegalArgumentException if blocks cannot have that size
    public BlockFileWriterFactory<E> withBlockBytes(long blockBytes) {
        return new BlockFileWriterFactory<>(elements, options(blockBytes).targetBytes());
    }

    private static BlockOptions options(long blockBytes) {
        // What lasts is the sink's file, not the temporary one.
        return BlockOptions.DEFAULT.withTargetBytes(blockBytes).withForce(BlockForce.NEVER);
    }

    @Override
    public BulkWriter<E> create(FSDataOutputStream target) throws IOException {
        return new BlockFileBulkWriter<>(elements, options(blockBytes), target);
    }
}
