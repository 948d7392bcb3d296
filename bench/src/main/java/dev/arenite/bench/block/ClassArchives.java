package dev.arenite.bench.block;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.tool.ClassRecord;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The values that the storages of others keep: an archive for each class. They are read without a
/// check, which is to their advantage.
final class ClassArchives {

    /// More than the largest archive of a class has.
    static final int MAX_BYTES = 4 << 20;

    private static final long SCRATCH_BYTES = 1 << 20;

    private final MemorySegment memory = Arena.ofAuto().allocate(MAX_BYTES, 64);
    private final ArchiveWriter writer =
            ArchiveWriter.to(
                    memory,
                    BufferScratch.over("bench", Arena.ofAuto().allocate(SCRATCH_BYTES, 64)));

    /// Returns the archive of a class, in memory that the next one is written to.
    MemorySegment write(ClassRecord each) {
        writer.reset(memory);
        writer.write(ClassIndex.TYPE, each);
        return writer.written();
    }

    /// Returns the digest of an archived class.
    static long digest(MemorySegment archive) {
        return ClassIndex.digest(Archive.accessUnchecked(ClassIndex.TYPE, archive));
    }
}
