package dev.arenite.bench.archive;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.ArchivedList;
import dev.arenite.bench.data.Leaves;
import dev.arenite.bench.data.Logs;
import dev.arenite.bench.data.Mesh;
import dev.arenite.scratch.BufferScratch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The data sets, a reused native buffer to write to, and a writer with scratch memory.
public final class ArchiveContext {

    /// The size of the public benchmark's buffer.
    static final long OUT_BYTES = 10_000_000;

    private static final long SCRATCH_BYTES = 1 << 20;

    final Logs logs = Logs.ofBenchmark();
    final Mesh mesh = Mesh.ofBenchmark();
    final MemorySegment out = Arena.global().allocate(OUT_BYTES, 64);
    final ArchiveWriter writer =
            ArchiveWriter.to(
                    out, BufferScratch.over("bench", Arena.global().allocate(SCRATCH_BYTES, 64)));
    final BareLogWriter bareLogWriter =
            new BareLogWriter(Arena.global().allocate(48L * Logs.BENCHMARK_COUNT, 64));

    /// Writes a value at the beginning of the buffer, and returns the length of its archive.
    public <T> long write(ArchiveType<T, ?> type, T value) {
        writer.reset(out);
        writer.write(type, value);
        return writer.position();
    }

    /// Returns a copy of the archive of a value, in native memory.
    <T> MemorySegment archive(ArchiveType<T, ?> type, T value) {
        long byteSize = write(type, value);
        return Arena.global().allocate(byteSize, 64).copyFrom(out.asSlice(0, byteSize));
    }

    /// Returns the leaves of archived logs, after a check.
    static Leaves leavesOfLogs(MemorySegment archive) {
        Leaves leaves = new Leaves();
        ArchivedList<ArchivedLog> logs = Archive.access(DataSetTypes.LOGS, archive);
        leaves.add(logs.size());
        for (int i = 0; i < logs.size(); i++) {
            logs.get(i).addTo(leaves);
        }
        return leaves;
    }

    /// Returns the leaves of an archived mesh, after a check.
    static Leaves leavesOfMesh(MemorySegment archive) {
        Leaves leaves = new Leaves();
        ArchivedList<ArchivedTriangle> mesh = Archive.access(DataSetTypes.MESH, archive);
        leaves.add(mesh.size());
        for (int i = 0; i < mesh.size(); i++) {
            mesh.get(i).addTo(leaves);
        }
        return leaves;
    }
}
