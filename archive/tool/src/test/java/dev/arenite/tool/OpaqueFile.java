package dev.arenite.tool;

import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.FixedType;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import java.io.IOException;
import java.nio.file.Path;

/// A block file of a type that says nothing of itself.
final class OpaqueFile {

    private static final FixedType<Long> MONEY =
            FixedType.of(Long.BYTES, Long.BYTES, ArchiveTypes.STANDARD.i64().access());

    private OpaqueFile() {}

    /// Writes two values.
    static Path write(Path path) throws IOException {
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<Long> file =
                        BlockFileWriter.create(path, MONEY, BlockOptions.DEFAULT, arena, scratch)) {
            file.add(7L);
            file.add(8L);
            file.finish();
        }
        return path;
    }
}
