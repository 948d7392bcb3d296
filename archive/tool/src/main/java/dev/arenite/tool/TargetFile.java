package dev.arenite.tool;

import dev.arenite.archive.ArchiveException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockKey;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.block.KeyOrderException;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;

/// A block file that is written: the writer and the memory that it needs. A failure of the file
/// system is one of the output.
final class TargetFile implements AutoCloseable {

    private final Path path;
    private final BumpArena arena;
    private final Scratch scratch;
    private final BlockFileWriter<Object> writer;

    private TargetFile(
            Path path, BumpArena arena, Scratch scratch, BlockFileWriter<Object> writer) {
        this.path = path;
        this.arena = arena;
        this.scratch = scratch;
        this.writer = writer;
    }

    /// Begins a file.
    ///
    /// @param key the key of the values, null for a file without keys
    /// @throws CommandFailure if the file cannot be written
    static TargetFile create(
            Path path,
            ArchiveType<Object, ?> type,
            @Nullable BlockKey<Object, Object, Object> key,
            BlockOptions options) {
        BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("arenite"));
        Scratch scratch = Scratch.ofConfined("arenite");
        try {
            BlockFileWriter<Object> writer =
                    key == null
                            ? BlockFileWriter.create(path, type, options, arena, scratch)
                            : BlockFileWriter.create(path, type, key, options, arena, scratch);
            return new TargetFile(path, arena, scratch, writer);
        } catch (IOException failure) {
            scratch.close();
            arena.close();
            throw CommandFailure.output(path.toString(), failure);
        }
    }

    /// Work on the writer.
    interface Work {

        /// Does the work.
        void run(BlockFileWriter<Object> writer) throws IOException;
    }

    /// Does work on the writer.
    ///
    /// @throws CommandFailure if the file cannot be written
    void run(Work work) {
        try {
            work.run(writer);
        } catch (IOException failure) {
            throw CommandFailure.output(path.toString(), failure);
        }
    }

    /// Adds a value.
    ///
    /// @return the reason for which the value is refused, empty if it was added
    /// @throws CommandFailure if the file cannot be written
    String tryAdd(Object value) {
        try {
            run(file -> file.add(value));
            return "";
        } catch (ArchiveException | KeyOrderException refusal) {
            return String.valueOf(refusal.getMessage());
        }
    }

    /// Returns the bytes that the file has.
    long bytes() {
        return writer.writtenBytes();
    }

    /// Closes the file; one that is not finished is deleted.
    @Override
    public void close() {
        try (arena;
                scratch) {
            run(BlockFileWriter::close);
        }
    }
}
