package dev.arenite.comparison.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.arenite.comparison.Contender;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.DataSets;
import dev.arenite.comparison.report.Json;
import dev.arenite.comparison.report.Results;
import dev.arenite.comparison.report.Rkyv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The program of `tests/interop` that times rkyv. It is given the archives of the comparison, and
/// its times are kept in a file.
final class RkyvProgram {

    private static final String PROGRAM = "arenite-interop-bench";

    private final Path program;
    private final Path archives;
    private final Path file;
    private final Map<String, Map<String, List<Double>>> nanos = new LinkedHashMap<>();

    private RkyvProgram(Path program, Path archives, Path file) {
        this.program = program;
        this.archives = archives;
        this.file = file;
    }

    /// Builds the program.
    ///
    /// @param root of the sources
    /// @param file where the times are kept
    /// @throws IOException if it cannot be built; the message says why in one line
    static RkyvProgram build(Path root, Path file) throws IOException {
        Path script = root.resolve("tests/interop/build").toAbsolutePath();
        if (!Files.exists(script)) {
            throw new IOException("its sources are not here: " + script);
        }
        List<String> told = run(script.toString(), PROGRAM, "--release");
        Path archives = Files.createTempDirectory("comparison");
        // After what is in it, which is registered later.
        archives.toFile().deleteOnExit();
        for (String dataSet : Rkyv.DATA_SETS) {
            Path archive = archives.resolve(dataSet + ".bin");
            Files.write(archive, archive(DataSets.of(dataSet)));
            archive.toFile().deleteOnExit();
        }
        return new RkyvProgram(Path.of(told.getLast()), archives, file);
    }

    private static <V> byte[] archive(DataSet<V> dataSet) {
        Contender<V> ours = DataSets.contender(dataSet, Results.BASE);
        return ours.toArray(0, dataSet.values().getFirst());
    }

    /// Times one round of one operation.
    void time(Step step) throws IOException {
        List<String> lines =
                run(
                        program.toString(),
                        "--datasets",
                        archives.toString(),
                        "--samples",
                        "31",
                        "--sample-ms",
                        "2",
                        "--warmup-ms",
                        "100");
        for (String operation : Rkyv.timed(step.operation())) {
            nanos.computeIfAbsent(step.dataSet(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(operation, _ -> new ArrayList<>())
                    .add(nanos(lines, step.dataSet(), operation));
        }
        Json.write(file, new Rkyv(nanos));
    }

    /// Returns what the program tells of an operation.
    ///
    /// @param lines of which one is `rkyv,DATA-SET,OPERATION,NANOS`
    static double nanos(List<String> lines, String dataSet, String operation) throws IOException {
        String head = Rkyv.NAME + "," + dataSet + "," + operation + ",";
        for (String line : lines) {
            if (line.startsWith(head)) {
                return Double.parseDouble(line.substring(head.length()));
            }
        }
        throw new IOException(PROGRAM + " has not told a time: " + head);
    }

    /// Returns the lines that a program prints; what it complains of goes to a log that is thrown
    /// away.
    private static List<String> run(String... command) throws IOException {
        Path out = Files.createTempFile("comparison", ".out");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            int status = process.waitFor();
            List<String> lines = Files.readAllLines(out, UTF_8);
            if (status != 0 || lines.isEmpty()) {
                String why = lines.isEmpty() ? "exit status " + status : lines.getLast();
                throw new IOException(why);
            }
            return lines;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            Files.delete(out);
        }
    }
}
