package dev.arenite.tests.mutation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs PIT on the parts of the product, and fails if too many mutants survive the tests.
///
/// Started by Maven's profile `mutation` in the directory of this module. Its arguments are the
/// names of the parts.
public final class MutationTesting {

    private static final Path REPORTS = Path.of("target", "mutation");
    private static final List<String> MODULES = List.of("arena", "scratch", "archive/core");

    /// The least share of mutants that the tests of each part have to kill.
    private static final double MIN_SHARE = 0.93;

    private MutationTesting() {}

    static void main(String[] names) throws IOException, InterruptedException {
        List<KnownSurvivor> known = KnownSurvivor.all();
        List<MutationScore> scores = new ArrayList<>();
        for (String name : names) {
            MutationScore score = MutationScore.of(name, mutants(name), known);
            score.unknown().forEach(System.out::println);
            score.obsolete().forEach(site -> System.out.println("explained, but killed: " + site));
            scores.add(score);
        }
        scores.forEach(System.out::println);
        if (scores.stream().anyMatch(score -> score.share() < MIN_SHARE)) {
            System.out.println("too many mutants survive: leastShare=" + MIN_SHARE);
            System.exit(1);
        }
    }

    private static List<Mutant> mutants(String name) throws IOException, InterruptedException {
        MutatedPart part = MutatedPart.named(name);
        List<Mutant> mutants = List.of();
        String classes = part.classes();
        for (String jvmOptions : part.jvmOptions()) {
            Path report = REPORTS.resolve(name);
            run(part, classes, jvmOptions, report);
            mutants = Mutant.merged(mutants, Mutant.read(report.resolve("mutations.csv")));
            // The next JVM needs to kill only those that survived this one.
            classes = String.join(",", Mutant.survivingClasses(mutants));
            if (classes.isEmpty()) {
                break;
            }
        }
        return mutants;
    }

    private static void run(MutatedPart part, String classes, String jvmOptions, Path report)
            throws IOException, InterruptedException {
        Files.createDirectories(report);
        Path log = report.resolve("pit.log");
        int exitValue =
                new ProcessBuilder(command(part, classes, jvmOptions, report))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        if (exitValue != 0) {
            throw new IllegalStateException("PIT failed: exitValue=" + exitValue + " log=" + log);
        }
    }

    private static List<String> command(
            MutatedPart part, String classes, String jvmOptions, Path report) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                "org.pitest.mutationtest.commandline.MutationCoverageReport",
                "--mutableCodePaths=" + classes(part.module()),
                "--sourceDirs=" + module(part.module()).resolve("src", "main", "java"),
                "--targetClasses=" + classes,
                "--targetTests=" + part.tests(),
                // Starts JVMs of its own, in which there are no mutants.
                "--excludedTestClasses=dev.arenite.arena.DiagnosticsTest",
                "--threads=" + Runtime.getRuntime().availableProcessors(),
                "--timeoutConst=3000",
                "--outputFormats=CSV",
                "--reportDir=" + report,
                "--timestampedReports=false",
                "--jvmArgs=" + jvmOptions + ",-Darenite.ops=20000");
    }

    /// Returns the class path of this JVM, behind the classes and tests of the modules.
    private static String classPath() {
        Stream<Path> modules =
                MODULES.stream().flatMap(module -> Stream.of(classes(module), tests(module)));
        Stream<Path> others =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of);
        return Stream.concat(modules, others)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path classes(String module) {
        return module(module).resolve("target", "classes");
    }

    private static Path tests(String module) {
        return module(module).resolve("target", "test-classes");
    }

    private static Path module(String module) {
        return Path.of("..", module).toAbsolutePath().normalize();
    }
}
