package dev.arenite.tests.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Packs millions of small records, and large ones, in a virtual machine of its own with
/// a small heap: a buffer kept of each block would soon be seen.
final class BlockFileMemoryTest {

    /// The number of records: 10 million take some 10 seconds (`-Darenite.records=10000000`).
    private static final long RECORDS = Long.getLong("arenite.records", 2_000_000);

    /// The number of large records, of a million bytes each (`-Darenite.large.records=1000`).
    private static final long LARGE_RECORDS = Long.getLong("arenite.large.records", 120);

    private static final int LARGE_BYTES = 1_000_000;

    /// What the compiler and the collector may take while the program runs.
    private static final long ALLOWED_KILOBYTES = 4 << 10;

    /// The compiler has done most of its work after a part of the records.
    private static final long WARM_RECORDS = 1_000_000;

    private static final long WARM_LARGE_RECORDS = 30;

    @TempDir private Path folder;

    @Test
    void theMemoryOfAProcessThatPacksDoesNotGrow() throws Exception {
        assertFlat(RECORDS, WARM_RECORDS, 0);
    }

    @Test
    void theMemoryOfAProcessThatPacksLargeRecordsDoesNotGrow() throws Exception {
        assertFlat(LARGE_RECORDS, WARM_LARGE_RECORDS, LARGE_BYTES);
    }

    private void assertFlat(long records, long warmRecords, int length) throws Exception {
        assumeTrue(Packing.isPossible());
        Process packing =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xms32m",
                                "-Xmx32m",
                                "-XX:+AlwaysPreTouch",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Packing.class.getName(),
                                Long.toString(records),
                                folder.resolve("readings").toString(),
                                Integer.toString(length))
                        .redirectErrorStream(true)
                        .start();
        String output = new String(packing.getInputStream().readAllBytes(), UTF_8);
        assertTrue(packing.waitFor(60, TimeUnit.SECONDS), output);
        assertEquals(0, packing.exitValue(), output);
        List<Long> kilobytes = output.lines().map(Long::valueOf).toList();
        assertEquals(Packing.SAMPLES, kilobytes.size(), output);
        int warm = Math.toIntExact(warmRecords * Packing.SAMPLES / records);
        long early =
                kilobytes.subList(warm, warm + 2).stream().mapToLong(x -> x).max().orElseThrow();
        long late = kilobytes.getLast();
        assertTrue(late <= early + ALLOWED_KILOBYTES, output);
    }
}
