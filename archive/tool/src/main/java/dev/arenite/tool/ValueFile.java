package dev.arenite.tool;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.block.BlockCheck;
import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockReadOptions;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaException;
import dev.arenite.archive.type.ArchiveTypes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A block file whose values are read by its own schema.
///
/// @param path   the name of the file
/// @param schema the schema of its values
/// @param type   the type that the schema makes; if it makes none, a stand-in
/// @param reason the reason for which the schema makes no type, empty if it makes one. Then blocks
///     have checksums alone, and values cannot be read
/// @param blocks the blocks
record ValueFile(
        Path path,
        ArchiveSchema schema,
        ArchiveType<Object, Object> type,
        String reason,
        BlockFile<Object> blocks)
        implements AutoCloseable {

    /// Values may be deeper than is usual: nothing else runs in this process.
    static final CheckLimits LIMITS = CheckLimits.DEFAULT.withMaxDepth(256);

    static final BlockReadOptions OPTIONS = BlockReadOptions.DEFAULT.withLimits(LIMITS);

    /// Opens a finished file.
    ///
    /// @throws IOException if the file cannot be read, or is no whole block file
    static ValueFile open(Path path) throws IOException {
        return open(path, OPTIONS);
    }

    /// Opens a file.
    ///
    /// @throws IOException if the file cannot be read, or is no whole block file
    static ValueFile open(Path path, BlockReadOptions options) throws IOException {
        ArchiveSchema schema = BlockFile.schemaOf(path);
        ArchiveType<Object, Object> type;
        try {
            type = any(schema.type());
        } catch (SchemaException refusal) {
            ArchiveType<Object, Object> none = any(ArchiveTypes.STANDARD.unit());
            BlockReadOptions unchecked = options.withCheck(BlockCheck.CHECKSUM);
            return new ValueFile(
                    path,
                    schema,
                    none,
                    String.valueOf(refusal.getMessage()),
                    BlockFile.open(path, _ -> none, unchecked));
        }
        return new ValueFile(path, schema, type, "", BlockFile.open(path, _ -> type, options));
    }

    /// Opens a file whose values are to have the same views as those of this one.
    ///
    /// @throws CommandFailure if it has values of another schema
    /// @throws IOException if the file cannot be read, or is no whole block file
    ValueFile openLike(Path other) throws IOException {
        ArchiveSchema otherSchema = BlockFile.schemaOf(other);
        List<String> differences = schema.differences(otherSchema);
        if (!differences.isEmpty()) {
            throw CommandFailure.input(
                    other
                            + ": schema differs from that of "
                            + path
                            + ": "
                            + String.join("; ", differences));
        }
        BlockFile<Object> opened = BlockFile.open(other, _ -> type, OPTIONS);
        return new ValueFile(other, otherSchema, type, reason, opened);
    }

    @SuppressWarnings("unchecked")
    static ArchiveType<Object, Object> any(ArchiveType<?, ?> type) {
        // Values are handed from one type of the same schema to another.
        return (ArchiveType<Object, Object>) type;
    }

    boolean isReadable() {
        return reason.isEmpty();
    }

    /// Returns this file.
    ///
    /// @throws CommandFailure if its values cannot be read by the schema
    ValueFile requireReadable() {
        if (!isReadable()) {
            throw CommandFailure.input(path + ": values cannot be read by the schema: " + reason);
        }
        return this;
    }

    /// Returns a value that does not depend on the file.
    Object read(long item) {
        return blocks.read(type, item);
    }

    @Override
    public void close() {
        blocks.close();
    }
}
