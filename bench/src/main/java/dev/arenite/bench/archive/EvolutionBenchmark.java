package dev.arenite.bench.archive;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.bench.data.ArchivedLogs;
import dev.arenite.bench.data.ArchivedMesh;
import dev.arenite.bench.data.ArchivedTriangle;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.today.ArchivedColoredMesh;
import dev.arenite.bench.data.today.ArchivedNewLogs;
import dev.arenite.bench.data.today.ArchivedWideMesh;
import dev.arenite.bench.data.today.ColoredMesh;
import dev.arenite.bench.data.today.NewLog;
import dev.arenite.bench.data.today.NewLogs;
import dev.arenite.bench.data.today.WideMesh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Reads archives of an older schema as records of today, beside reading them as what they were.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public class EvolutionBenchmark {

    private final Logs logs = Logs.ofBenchmark();
    private final Mesh mesh = Mesh.ofBenchmark();
    private final MemorySegment logArchive =
            Archive.toSegment(ArchivedLogs.TYPE, logs, Arena.ofAuto());
    private final MemorySegment meshArchive =
            Archive.toSegment(ArchivedMesh.TYPE, mesh, Arena.ofAuto());
    private final ArchiveType<NewLogs, ?> newLogs =
            ArchiveSchema.resolve(ArchiveSchema.of(ArchivedLogs.TYPE), ArchivedNewLogs.TYPE);
    private final ArchiveType<ColoredMesh, ?> coloredMesh =
            ArchiveSchema.resolve(ArchiveSchema.of(ArchivedMesh.TYPE), ArchivedColoredMesh.TYPE);
    private final ArchiveType<WideMesh, ?> wideMesh =
            ArchiveSchema.resolve(ArchiveSchema.of(ArchivedMesh.TYPE), ArchivedWideMesh.TYPE);

    /// The triangles by their own type, each read by a call of its own.
    private static final ArchiveType<List<Triangle>, ?> ONE_BY_ONE =
            ArchiveTypes.STANDARD.list(
                    ArchiveTypes.STANDARD.adapted(
                            ArchivedTriangle.TYPE,
                            Function.<Triangle>identity(),
                            Function.<Triangle>identity()));

    private final MemorySegment trianglesArchive =
            Archive.toSegment(ONE_BY_ONE, mesh.triangles(), Arena.ofAuto());

    private final MemorySegment wideArchive =
            Archive.toSegment(
                    ArchivedWideMesh.TYPE, Archive.read(wideMesh, meshArchive), Arena.ofAuto());

    /// Checks that records of today have what the older ones had.
    @Setup(Level.Trial)
    public void setUp() {
        NewLogs read = Archive.read(newLogs, logArchive);
        boolean same = read.logs().size() == logs.logs().size();
        for (int i = 0; i < logs.logs().size() && same; i++) {
            same = isSame(logs.logs().get(i), read.logs().get(i));
        }
        ColoredMesh colored = Archive.read(coloredMesh, meshArchive);
        WideMesh wide = Archive.read(wideMesh, meshArchive);
        for (int i = 0; i < mesh.triangles().size() && same; i++) {
            same =
                    colored.triangles().get(i).normal().equals(mesh.triangles().get(i).normal())
                            && wide.triangles().get(i).v1().z() == mesh.triangles().get(i).v1().z();
        }
        if (!same) {
            throw new IllegalStateException("records of today must have what older ones had");
        }
    }

    private static boolean isSame(Log older, NewLog log) {
        return log.client().equals(older.address())
                && log.userid().orElseThrow().equals(older.userid())
                && log.date().equals(older.date())
                && log.request().equals(older.request())
                && log.code() == Short.toUnsignedInt(older.code())
                && log.size() == older.size();
    }

    private static <T> T read(ArchiveType<T, ?> type, MemorySegment archive) {
        return type.read(archive, Archive.rootPosition(type, archive));
    }

    /// Makes records of log as they were.
    @Benchmark
    public Object readLog() {
        return read(ArchivedLogs.TYPE, logArchive);
    }

    /// Makes newer records of log.
    @Benchmark
    public Object readNewLog() {
        return read(newLogs, logArchive);
    }

    /// Makes records of mesh as they were.
    @Benchmark
    public Object readMesh() {
        return read(ArchivedMesh.TYPE, meshArchive);
    }

    /// Makes records of mesh as they were, each by a call of its own.
    @Benchmark
    public Object readMeshOneByOne() {
        return read(ONE_BY_ONE, trianglesArchive);
    }

    /// Makes records of mesh with one more component.
    @Benchmark
    public Object readColoredMesh() {
        return read(coloredMesh, meshArchive);
    }

    /// Makes records of mesh with wider numbers.
    @Benchmark
    public Object readWideMesh() {
        return read(wideMesh, meshArchive);
    }

    /// Makes records of mesh with wider numbers of an archive that has these.
    @Benchmark
    public Object readWideMeshAsItIs() {
        return read(ArchivedWideMesh.TYPE, wideArchive);
    }

    /// Checks log.
    @Benchmark
    public Object checkLog() {
        return Archive.check(ArchivedLogs.TYPE, logArchive);
    }

    /// Checks log by its resolved type.
    @Benchmark
    public Object checkNewLog() {
        return Archive.check(newLogs, logArchive);
    }

    /// Checks mesh.
    @Benchmark
    public Object checkMesh() {
        return Archive.check(ArchivedMesh.TYPE, meshArchive);
    }

    /// Checks mesh by its resolved type.
    @Benchmark
    public Object checkColoredMesh() {
        return Archive.check(coloredMesh, meshArchive);
    }
}
