package dev.arenite.comparison.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.comparison.DataSets;
import dev.arenite.comparison.SerializerBenchmark;
import dev.arenite.comparison.report.Firsts;
import dev.arenite.comparison.report.Sizes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Fork;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is run, in which order, and what wrong arguments are told.
final class RunTest {

    @TempDir Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Run.command(arguments)
                .setOut(new PrintWriter(err, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private void assertTold(String part) {
        assertTrue(err.toString().contains(part), err.toString());
    }

    private static Stream<String> allContenders() {
        return DataSets.names().stream()
                .flatMap(dataSet -> DataSets.of(dataSet).contenders().keySet().stream())
                .distinct();
    }

    @Test
    void unknownNamesAreToldWithTheKnownOnes() {
        assertEquals(2, run("--data-set", "logs"));
        assertTold("data set not found: name=logs known=[order-book, ");
        assertEquals(2, run("--data-set", "log", "--contender", "sbd"));
        assertTold("contender not found: name=sbd known=[arenite, ");
        assertEquals(2, run("--operation", "write"));
        assertTold("operation not found: name=write known=[encode, ");
    }

    @Test
    void aRunWithoutThreadsIsRefused() {
        assertEquals(2, run("--threads", "0"));
        assertTold("threads must be positive: threads=0");
    }

    @Test
    void aFolderThatIsAFileOrHasResultsIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(1, run("--out", file.toString()));
        assertTold(file + ": is no folder");
        Files.createFile(folder.resolve("sizes.json"));
        assertEquals(2, run("--out", folder.toString()));
        assertTold("folder must have no results of another run: out=" + folder);
    }

    @Test
    void theHelpNamesTheDataSets() {
        assertEquals(0, run("--help"));
        assertTold("log-non-ascii");
        assertTold("bench/run --quick --data-set order-book");
    }

    @Test
    void contendersTakeTurns() {
        Map<String, Sizes.Size> contenders = new LinkedHashMap<>();
        contenders.put("a", new Sizes.Size(1, 1, true, true, ""));
        contenders.put("b", new Sizes.Size(1, 1, false, false, ""));
        contenders.put("c", Sizes.Size.failed("broken"));
        Sizes sizes = new Sizes(Map.of("log", contenders), Map.of());
        assertEquals(
                List.of(
                        new Step("log", "encode", 1, "a"),
                        new Step("log", "encode", 1, "b"),
                        new Step("log", "encode", 2, "a"),
                        new Step("log", "encode", 2, "b"),
                        new Step("log", "update", 1, "a"),
                        new Step("log", "update", 2, "a")),
                Plan.of(sizes, List.of("encode", "update"), 2, false));
    }

    @Test
    void recordsAreMadeByOneContenderAlone() {
        Map<String, Sizes.Size> contenders = new LinkedHashMap<>();
        contenders.put("arenite", new Sizes.Size(1, 1, true, true, ""));
        contenders.put("kryo", new Sizes.Size(1, 1, false, false, ""));
        Sizes sizes = new Sizes(Map.of("log", contenders), Map.of());
        assertEquals(
                List.of(new Step("log", "make", 1, "arenite")),
                Plan.of(sizes, List.of("make"), 1, false));
    }

    @Test
    void rkyvTakesItsTurnWhereItsProgramCan() {
        Map<String, Map<String, Sizes.Size>> contenders = new LinkedHashMap<>();
        Map<String, Sizes.Size> ours = Map.of("arenite", new Sizes.Size(1, 1, true, true, ""));
        contenders.put("order-book", ours);
        contenders.put("log", ours);
        assertEquals(
                List.of(
                        new Step("order-book", "encode", 1, "arenite"),
                        new Step("order-book", "field", 1, "arenite"),
                        new Step("log", "encode", 1, "arenite"),
                        new Step("log", "encode", 1, "rkyv"),
                        new Step("log", "field", 1, "arenite")),
                Plan.of(new Sizes(contenders, Map.of()), List.of("encode", "field"), 1, true));
    }

    @Test
    void rkyvIsChosenByNameAndWithAllOthers() {
        assertTrue(Choice.of(List.of("log"), List.of(), List.of()).hasRkyv());
        assertTrue(Choice.of(List.of("log"), List.of("rkyv"), List.of()).hasRkyv());
        assertFalse(Choice.of(List.of("log"), List.of("kryo"), List.of()).hasRkyv());
        assertFalse(Choice.of(List.of("order-book"), List.of(), List.of()).hasRkyv());
    }

    @Test
    void aTimeIsFoundInWhatTheProgramOfRkyvTells() throws IOException {
        List<String> lines = List.of("rkyv, ns", "rkyv,mesh,serialize,17.5", "rkyv,log,access,1.0");
        assertEquals(17.5, RkyvProgram.nanos(lines, "mesh", "serialize"));
        IOException missing =
                assertThrows(IOException.class, () -> RkyvProgram.nanos(lines, "log", "serialize"));
        assertTrue(String.valueOf(missing.getMessage()).endsWith("rkyv,log,serialize,"));
    }

    @Test
    void withoutItsSourcesTheProgramOfRkyvIsToldToBeMissing() {
        IOException missing =
                assertThrows(
                        IOException.class,
                        () -> RkyvProgram.build(folder, folder.resolve("rkyv.json")));
        assertTrue(String.valueOf(missing.getMessage()).startsWith("its sources are not here: "));
    }

    @Test
    void aChoiceAlwaysHasWhatRatiosAreTo() {
        Choice choice = Choice.of(List.of("order-book"), List.of("kryo"), List.of("decode"));
        assertEquals(Map.of("order-book", List.of("arenite", "kryo")), choice.contenders());
        assertEquals(List.of("decode"), choice.operations());
    }

    @Test
    void progressTellsTheTimeThatIsLeft() {
        long[] now = {0};
        Progress progress = new Progress(new PrintWriter(err), 100, 8, () -> now[0]);
        progress.begin("log encode, round 1 of 5");
        assertTold("log encode, round 1 of 5: 0 of 100 timed, 13 min left");
        progress.done();
        now[0] = 10_000_000_000L;
        progress.begin("log encode, round 1 of 5");
        assertFalse(err.toString().contains("1 of 100"), err.toString());
        progress.begin("log encode, round 2 of 5");
        assertTold("1 of 100 timed, 16 min left");
    }

    @Test
    void everyContenderHasAPeer() {
        Peers peers = Peers.ofComparison();
        allContenders().forEach(name -> assertFalse(peers.of(name).name().isEmpty()));
        assertEquals("arenite", peers.of("arenite-by-hand").name());
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> peers.of("areniteX"));
        assertEquals(
                "contender must have a peer in peers.json: contender=areniteX",
                refused.getMessage());
    }

    /// Otherwise a contender would be timed without what its first value needs.
    @Test
    void theBenchmarkHasWhatThePeersMustOpen() {
        Fork fork = Objects.requireNonNull(SerializerBenchmark.class.getAnnotation(Fork.class));
        Peers peers = Peers.ofComparison();
        List<String> missing =
                allContenders()
                        .flatMap(name -> peers.of(name).flags().stream())
                        .filter(flag -> flag.startsWith("--add"))
                        .filter(flag -> !List.of(fork.jvmArgsAppend()).contains(flag))
                        .collect(Collectors.toList());
        assertEquals(List.of(), missing);
    }

    @Test
    void aContenderIsTriedInMachinesOfItsOwn() throws IOException {
        Survey survey =
                new Survey(Peers.ofComparison(), Map.of("order-book", List.of("arenite", "sbe")));
        Sizes.Size size = Objects.requireNonNull(survey.sizes().of("order-book", "arenite"));
        assertEquals("", size.failure());
        assertTrue(size.readsInPlace() && size.updatesInPlace());
        assertTrue(size.zstdBytes() < size.bytes(), size.toString());
        Firsts firsts = survey.firsts(1);
        Firsts.First ours = Objects.requireNonNull(firsts.of("order-book", "arenite"));
        assertEquals(List.of(), ours.plain().warnings());
        assertEquals(1, ours.plain().millis().size());
        assertNull(ours.flagged());
        Firsts.First sbe = Objects.requireNonNull(firsts.of("order-book", "sbe"));
        assertFalse(sbe.plain().failure().isEmpty());
        assertEquals("", Objects.requireNonNull(sbe.flagged()).failure());
    }

    @Test
    void aPeerHasTheBytesOfItsJarsAndGeneratedClasses() throws IOException {
        Path jar = Files.write(folder.resolve("thing-1.2.jar"), new byte[10]);
        Files.write(folder.resolve("thing-more-1.2.jar"), new byte[100]);
        Path classes = Files.createDirectories(folder.resolve("classes/a/b"));
        Files.write(classes.resolve("One.class"), new byte[5]);
        Files.write(classes.resolve("Other.class"), new byte[7]);
        Footprints footprints =
                new Footprints(
                        List.of(
                                folder.resolve("thing-more-1.2.jar"),
                                jar,
                                folder.resolve("classes")));
        Sizes.Footprint footprint =
                footprints.of(new Peer("thing", List.of("thing"), List.of(), List.of()));
        assertEquals("1.2", footprint.version());
        assertEquals(Map.of("thing-1.2.jar", 10L), footprint.jars());
        Footprints generated = new Footprints(List.of(folder.resolve("classes")));
        Peer peer = new Peer("thing", List.of(), List.of("a/**/On*"), List.of());
        assertEquals(5, generated.of(peer).generatedBytes());
    }

    @Test
    void aChildThatFailsTellsTheCauseOfAll() {
        Child child =
                new Child(
                        1,
                        List.of(),
                        List.of(
                                "Exception in thread \"main\" java.lang.Error: a",
                                "\tat a.B.c",
                                "Caused by: java.lang.IllegalAccessError: b"));
        assertEquals("java.lang.IllegalAccessError: b", child.failure());
        assertEquals("", new Child(0, List.of(), List.of("WARNING: c")).failure());
    }
}
