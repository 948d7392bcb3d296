package dev.arenite.comparison.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.comparison.report.Json;
import dev.arenite.comparison.run.Processor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Figures that are made up: a ratio of 2, and noise of up to 1.35 times.
final class GateTest {

    private static final double HUNDRED = 100;
    private static final Subject OURS = new Subject("ours", Map.of());
    private static final Subject YARDSTICK = new Subject("yardstick", Map.of());
    private static final Subject STEADY = new Subject("steady", Map.of());

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private Path file = Path.of("");
    private int calls;

    @BeforeEach
    void writeRatios() throws IOException {
        file = folder.resolve("gate.json");
        writeRatios(Processor.name());
    }

    private void writeRatios(String processor) throws IOException {
        Json.write(
                file,
                new Ratios(
                        processor,
                        List.of(
                                new Pair("log encode", OURS, YARDSTICK, 2, 1.35),
                                new Pair("allocate", STEADY, STEADY, 1, 1.35))));
    }

    /// Runs the gate with a time of our benchmark where the yardstick takes 100.
    private int gate(double ours, String... arguments) {
        return gate((subject, effort) -> subject.equals(OURS) ? ours : HUNDRED, arguments);
    }

    private int gate(Stopwatch stopwatch, String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[0] = "--file";
        all[1] = file.toString();
        return Gate.command(stopwatch)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all);
    }

    private void assertTold(String part) {
        assertTrue(out.toString().contains(part), out.toString());
    }

    @Test
    void aRatioBeyondTheNoiseKeepsTheGateShutAndIsNamed() {
        assertEquals(1, gate(271));
        assertTold("slower or failed: log encode" + System.lineSeparator());
        assertTold("2.710    2.000    2.700  slower");
        assertTold("1.000    1.000    1.350  same");
    }

    @Test
    void aRatioWithinTheNoiseOpensIt() {
        assertEquals(0, gate(269));
        assertTold("no benchmark became slower");
    }

    @Test
    void aQuickerRatioOpensItAndIsToldOnlyBeyondTheNoise() {
        assertEquals(0, gate(149));
        assertTold("same");
        assertTrue(!out.toString().contains("quicker"), out.toString());
        assertEquals(0, gate(147));
        assertTold("quicker: log encode (bench/gate --accept");
    }

    @Test
    void aSlowRatioIsTimedOnceMoreBeforeItCounts() {
        calls = 0;
        assertEquals(
                0,
                gate(
                        (subject, effort) -> {
                            if (subject.equals(OURS)) {
                                calls++;
                                return calls <= 2 ? 400 : 200;
                            }
                            return HUNDRED;
                        }));
        assertTold("once more: log encode");
        assertEquals(4, calls);
    }

    @Test
    void whatIsTimedOnceMoreIsWarmedUpLonger() {
        assertEquals(
                0,
                gate(
                        (subject, effort) ->
                                subject.equals(OURS) && effort.warmups() < 10 ? 800 : HUNDRED));
        assertTold("once more: log encode");
    }

    @Test
    void aBenchmarkThatFailsKeepsTheGateShut() {
        assertEquals(1, gate(Double.NaN));
        assertTold("slower or failed: log encode");
    }

    @Test
    void acceptedRatiosAreTheNewMeasure() throws IOException {
        assertEquals(0, gate(400, "--accept"));
        List<Pair> accepted = Json.read(file, Ratios.class).pairs();
        assertEquals(4.0, accepted.get(0).ratio());
        assertEquals(1.35, accepted.get(0).noise());
        assertEquals(0, gate(400));
        assertEquals(1, gate(541));
    }

    @Test
    void theRatiosOfAnotherProcessorAreShownAndNotCompared() throws IOException {
        writeRatios("abacus");
        assertEquals(0, gate(400));
        assertTold("4.000    2.000    2.700  slower");
        assertTold("not compared: the ratios are of another processor: committed=abacus this=");
        assertEquals(1, gate(Double.NaN));
        assertTold("failed: log encode" + System.lineSeparator());
        assertEquals(0, gate(400, "--accept"));
        assertEquals(Processor.name(), Json.read(file, Ratios.class).processor());
    }

    @Test
    void aFailedBenchmarkIsNotAccepted() throws IOException {
        String before = Files.readString(file);
        assertEquals(1, gate(Double.NaN, "--accept"));
        assertEquals(before, Files.readString(file));
    }

    @Test
    void aMissingFileIsTold() {
        file = folder.resolve("other.json");
        assertEquals(1, gate(200));
        assertTold("other.json: no such file or directory");
    }

    @Test
    void theCommittedPairsAreOfBenchmarksThatAreThere() throws Exception {
        for (Pair pair : Json.read(Path.of("..", "gate.json"), Ratios.class).pairs()) {
            assertTrue(pair.noise() >= 1.2, pair.name());
            for (Subject subject : List.of(pair.ours(), pair.yardstick())) {
                String name = subject.benchmark();
                int dot = name.lastIndexOf('.');
                Class.forName(name.substring(0, dot)).getMethod(name.substring(dot + 1));
            }
        }
    }
}
