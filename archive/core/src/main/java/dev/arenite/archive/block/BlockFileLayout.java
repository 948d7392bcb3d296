package dev.arenite.archive.block;

import dev.arenite.archive.schema.ArchiveSchema;

import java.util.Objects;
import java.util.Optional;

/// The settings that a block file was written with, and the sizes of its parts (FORMAT 13.3, 13.4).
///
/// @param version     the version of the block file format
/// @param headerBytes the size of the header in bytes; blocks begin behind it
/// @param blocksEnd   the end of the last block, in bytes from the start of the file
/// @param targetBytes the size in bytes that blocks have at most, unless they have few values
/// @param alignment   sizes and positions of blocks are multiples of it, in bytes
/// @param minItems    the number of values that each block but the last one has at least
/// @param keySchema   the schema of the keys; empty if the file has none
/// @param keysRepeat  whether several values may have the same key
public record BlockFileLayout(
        int version,
        long headerBytes,
        long blocksEnd,
        long targetBytes,
        int alignment,
        int minItems,
        Optional<ArchiveSchema> keySchema,
        boolean keysRepeat) {

    /// Makes a layout.
    public BlockFileLayout {
        Objects.requireNonNull(keySchema, "keySchema");
    }
}
