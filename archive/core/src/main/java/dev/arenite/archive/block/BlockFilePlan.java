package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
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
    }

    /// Returns the header of a new file.
    BlockFileHeader header() {
        return BlockFileHeader.of(type, key, options);
    }

    /// Returns a writer of blocks with the sizes of a header.
    BlockFileWriter<T> writer(
            UnfinishedFile file, BlockFileHeader header, BumpArena arena, Scratch scratch) {
        BlockOptions sized = header.sized(options);
        BlockWriter<T> blocks = BlockWriter.create(type, sized, BlockBuffers.in(arena), scratch);
        return BlockFileWriter.of(
                file, blocks, sized, recorder(key, arena, scratch, options.limits()));
    }

    private static <T, K> @Nullable KeyRecorder<T, K> recorder(
            @Nullable BlockKey<T, ?, K> key, BumpArena arena, Scratch scratch, CheckLimits limits) {
        return key == null ? null : new KeyRecorder<>(key, arena, scratch, limits);
    }
}
