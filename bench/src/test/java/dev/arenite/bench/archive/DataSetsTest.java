package dev.arenite.bench.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import com.sun.management.ThreadMXBean;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.type.ListType;
import dev.arenite.bench.data.ArchivedLogs;
import dev.arenite.bench.data.ArchivedMesh;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.bench.data.minecraft.ArchivedPlayers;
import dev.arenite.bench.data.minecraft.Players;
import dev.arenite.bench.data.mk48.ArchivedUpdates;
import dev.arenite.bench.data.mk48.Updates;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The data sets are the public benchmark's, to the byte: rkyv itself wrote the archives with these
/// digests, and read these leaves from them. Every contender of the benchmarks is checked here.
final class DataSetsTest {

    private static final String LOG_SHA256 =
            "f8b4f1d33968f9fb527c475d1c3867e7f71a19b7f173e97136c000e7cf71b104";
    private static final String MESH_SHA256 =
            "5a1ba4f5fdd2a6b4ed359503d7cfb281659417fb7fa675da274e03c81d48bc82";
    private static final String MINECRAFT_SHA256 =
            "0d07197f98897ed9b90f0b866945fc9c4ef8a374264c6c479d7c6eeff90e881b";
    private static final String MK48_SHA256 =
            "bb52b1cb252d5221380092dc7265209aefddcd6799e3e23761daea4c34920da2";
    private static final String LOG_LEAVES =
            "leaves=180001 sum=0x000000750becea00 fold=0x8cb8a17737b4c108";
    private static final String MESH_LEAVES =
            "leaves=1500001 sum=0x00059c383a182eb0 fold=0x38aae3ab5835f76a";

    /// Less than the smallest object: what other threads of the virtual machine may cause.
    private static final long ALLOWED_BYTES_PER_OPERATION = 7;

    private final ArchiveContext context = new ArchiveContext();

    @Test
    void logsAreWrittenAsRkyvWroteThem() throws Exception {
        assertEquals(LOG_SHA256, written(context.write(DataSetTypes.LOGS, context.logs)));
        assertEquals(
                LOG_SHA256,
                written(context.write(ListType.of(LogType.LOG), context.logs.logs())),
                "one by one");
        assertEquals(
                LOG_SHA256,
                written(context.bareLogWriter.write(context.logs.logs(), context.out)),
                "without the library");
    }

    @Test
    void meshIsWrittenAsRkyvWroteIt() throws Exception {
        assertEquals(MESH_SHA256, written(context.write(DataSetTypes.MESH, context.mesh)));
        assertEquals(
                MESH_SHA256,
                written(BareMeshWriter.write(context.mesh.triangles(), context.out)),
                "without the library");
    }

    @Test
    void derivedTypesWriteWhatRkyvWrote() throws Exception {
        assertDerived(LOG_SHA256, ArchivedLogs.TYPE, context.logs);
        assertDerived(MESH_SHA256, ArchivedMesh.TYPE, context.mesh);
        assertDerived(MINECRAFT_SHA256, ArchivedPlayers.TYPE, Players.ofBenchmark());
        assertDerived(MK48_SHA256, ArchivedUpdates.TYPE, Updates.ofBenchmark());
    }

    /// Checks the archive of a data set, what a check says of it, and what is read from it.
    private <T> void assertDerived(String sha256, ArchiveType<T, ?> type, T value)
            throws Exception {
        MemorySegment archive = context.archive(type, value);
        assertEquals(sha256, written(archive.byteSize()));
        assertEquals(Optional.empty(), Archive.check(type, archive));
        assertEquals(value, Archive.read(type, archive));
    }

    @Test
    void leavesAreThoseThatRkyvReads() {
        MemorySegment logs = context.archive(DataSetTypes.LOGS, context.logs);
        MemorySegment mesh = context.archive(DataSetTypes.MESH, context.mesh);
        assertEquals(LOG_LEAVES, ArchiveContext.leavesOfLogs(logs).toString());
        assertEquals(MESH_LEAVES, ArchiveContext.leavesOfMesh(mesh).toString());
    }

    @Test
    void readingGivesBackWhatWasWritten() {
        MemorySegment logs = context.archive(DataSetTypes.LOGS, context.logs);
        MemorySegment mesh = context.archive(DataSetTypes.MESH, context.mesh);
        assertEquals(context.logs, Archive.read(DataSetTypes.LOGS, logs));
        assertEquals(context.mesh, Archive.read(DataSetTypes.MESH, mesh));
    }

    @Test
    void logsThatAreNotAsciiAreWrittenAllTheSame() {
        List<Log> logs = new ArrayList<>(context.logs.logs().subList(0, 1000));
        Log log = logs.get(700);
        logs.set(
                700,
                new Log(
                        log.address(),
                        "\u00e9",
                        "\u00e9\u00e9\u00e9\u00e9\u00e9",
                        log.date(),
                        "GET /\u65e5\u672c\u8a9e/\ud83d\ude00.html HTTP/2",
                        log.code(),
                        log.size()));
        Logs mixed = new Logs(logs);
        assertEquals(
                mixed, Archive.read(DataSetTypes.LOGS, context.archive(DataSetTypes.LOGS, mixed)));
    }

    @Test
    void writingAllocatesNothing() {
        assertAllocatesNothing(DataSetTypes.LOGS, context.logs, Long.MAX_VALUE, 300);
        assertAllocatesNothing(DataSetTypes.MESH, context.mesh, Long.MAX_VALUE, 60);
    }

    @Test
    void writingDerivedTypesAllocatesNothing() {
        assertAllocatesNothing(ArchivedLogs.TYPE, context.logs, Long.MAX_VALUE, 300);
        assertAllocatesNothing(ArchivedMesh.TYPE, context.mesh, Long.MAX_VALUE, 60);
        assertAllocatesNothing(ArchivedPlayers.TYPE, Players.ofBenchmark(), Long.MAX_VALUE, 100);
        assertAllocatesNothing(ArchivedUpdates.TYPE, Updates.ofBenchmark(), Long.MAX_VALUE, 60);
    }

    @Test
    void beingStoppedByALimitAllocatesNothing() {
        assertAllocatesNothing(DataSetTypes.LOGS, context.logs, 100_000, 1000);
        assertAllocatesNothing(DataSetTypes.MESH, context.mesh, 100_000, 1000);
    }

    private <T> void assertAllocatesNothing(
            ArchiveType<T, ?> type, T value, long limitBytes, int operations) {
        long thread = Thread.currentThread().threadId();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // The first rounds are interpreted, and compiled code is replaced now and then.
        for (int round = 0; round < 60 && least > ALLOWED_BYTES_PER_OPERATION; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < operations; i++) {
                tryWrite(type, value, limitBytes);
            }
            long bytes = threads.getThreadAllocatedBytes(thread) - before;
            least = Math.min(least, bytes / operations);
        }
        assertTrue(least <= ALLOWED_BYTES_PER_OPERATION, "bytesPerOperation=" + least);
    }

    private <T> void tryWrite(ArchiveType<T, ?> type, T value, long limitBytes) {
        context.writer.reset(context.out);
        long root = context.writer.tryWrite(type, value, limitBytes);
        assertEquals(limitBytes < 1_000_000, root == ArchiveWriter.LIMIT_REACHED);
    }

    private String written(long byteSize) throws Exception {
        byte[] archive = context.out.asSlice(0, byteSize).toArray(JAVA_BYTE);
        context.out.fill((byte) 0x55);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
    }
}
