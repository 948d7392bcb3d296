package dev.arenite.tests.write;

import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.derive.Archivable;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Packs records into a file, and prints the memory of its process as it goes on: a program
/// for a virtual machine of its own.
final class Packing {

    /// The number of times that memory is looked at.
    static final int SAMPLES = 40;

    private static final Path STATUS = Path.of("/proc/self/status");

    private Packing() {}

    /// A record, small ones some with a text that lies elsewhere, so that the roots of a block have
    /// no constant distance.
    @Archivable
    record Reading(long at, int sensor, String unit) {}

    /// Packs, and prints a line with the kilobytes that the process has in memory, SAMPLES times.
    ///
    /// @param arguments the number of records, the path of the file, which is deleted, and the
    ///     length of each record's text, 0 for short ones
    public static void main(String[] arguments) throws IOException {
        long records = Long.parseLong(arguments[0]);
        Path path = Path.of(arguments[1]);
        int length = Integer.parseInt(arguments[2]);
        String[] units =
                length == 0
                        ? new String[] {"m", "kelvin", "micrograms per cubic meter"}
                        : new String[] {"m".repeat(length)};
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("packing");
                BlockFileWriter<Reading> file =
                        BlockFileWriter.create(
                                path, ArchivedReading.TYPE, BlockOptions.DEFAULT, arena, scratch)) {
            for (long i = 1; i <= records; i++) {
                file.add(new Reading(i, (int) (i % 1000), units[(int) (i % units.length)]));
                if (i % (records / SAMPLES) == 0) {
                    System.out.println(residentKilobytes());
                }
            }
            file.finish();
        }
        Files.delete(path);
    }

    private static long residentKilobytes() throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("status of the process must name its resident memory");
    }

    /// Whether the system tells of the memory of a process.
    static boolean isPossible() {
        return Files.exists(STATUS);
    }
}
