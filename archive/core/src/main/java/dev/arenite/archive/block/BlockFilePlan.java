package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.GrowingBuffer;
import dev.arenite.archive.file.UnfinishedFile;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// What a block file is to hold.
///
/// @param type    the type of the values
/// @param key     their key, null if they have none
/// @param options all other settings
record BlockFilePlan<T>(
        ArchiveType<T, ?> type, @Nullable BlockKey<T, ?, ?> key, BlockOptions options) {

    BlockFilePlan {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(options, "options");
        if (key == null && options.bloomBits() > 0) {
            throw new IllegalArgumentException(
                    "bloomBits must be 0 for a file without keys: bloomBits="
                            + options.bloomBits());
        }
    }

    /// Returns the header of a new file.
    BlockFileHeader header() {
        return BlockFileHeader.of(type, key, options);
    }

    /// Returns a writer of blocks with the sizes of a header.
    BlockFileWriter<T> writer(
            UnfinishedFile file, BlockFileHeader header, BumpArena arena, Scratch scratch) {
        BlockOptions sized = header.sized(options);
        BlockBuffers buffers = BlockBuffers.in(arena);
        BlockWriter<T> blocks = BlockWriter.create(type, sized, buffers, scratch);
        if (key == null) {
            return BlockFileWriter.of(file, blocks, sized, null);
        }
        ArchiveWriter firstKeys = ArchiveWriter.to(GrowingBuffer.in(arena), scratch);
        firstKeys.setLimits(options.limits());
        int bits = sized.bloomBits();
        FilterRecorder filter = bits == 0 ? null : new FilterRecorder(file, buffers, bits);
        return BlockFileWriter.of(file, blocks, sized, new KeyRecorder<>(key, firstKeys, filter));
    }
}
