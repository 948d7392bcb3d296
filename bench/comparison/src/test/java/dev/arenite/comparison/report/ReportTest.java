package dev.arenite.comparison.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The page and the charts of results that are made up.
final class ReportTest {

    private static final Path RESULTS = Path.of("src", "test", "resources", "results");

    @TempDir Path folder;

    private static String page() throws IOException {
        return Report.markdown(Results.read(RESULTS));
    }

    private static void assertHas(String text, String part) {
        assertTrue(text.contains(part), () -> part + " is missing in\n" + text);
    }

    @Test
    void ratiosAreOfMediansOverAllRounds() throws IOException {
        String page = page();
        assertHas(page, "| **arenite** | 1.00 | 1.00 | 2,100 | 900 |");
        assertHas(page, "| sbe | 1.30 | 2.00 | 1,800 | 850 |");
    }

    @Test
    void forksOfTwoKindsAreSeenInTheirSpread() throws IOException {
        assertHas(page(), "| sbe | 1.30 | 520 ns | 533 ns | 1.04 us | 0 |");
    }

    @Test
    void whoeverDecodesTheWholeForAFieldIsMarkedThereAlone() throws IOException {
        String page = page();
        assertHas(page, "| kryo | 1.83 | 1,000,000\\* | 1,500 | 800 |");
        assertHas(page, "| kryo | 1,000,000\\* | 2.10 ms | 2.10 ms | 2.10 ms | 1,800 |");
    }

    @Test
    void theMakingOfTheRecordsIsARowOfDecoding() throws IOException {
        Results read = Results.read(RESULTS);
        Results results =
                new Results(
                        read.machine(),
                        read.sizes(),
                        read.firsts(),
                        List.of(score("decode", 200), score("make", 50)));
        String page = Report.markdown(results);
        assertHas(page, "| _records alone_ | 0.25 | 50.0 ns | 50.0 ns | 50.0 ns | 8 |");
        assertFalse(page.contains("make"), page);
        Map<String, String> charts = Report.charts(results);
        assertEquals(Set.of("order-book-decode.svg"), charts.keySet());
        assertHas(charts.getOrDefault("order-book-decode.svg", ""), ">records alone<");
    }

    @Test
    void headsAndChartsTellTheConditions() throws IOException {
        Results read = Results.read(RESULTS);
        assertEquals(Conditions.PLAIN, read.machine().conditions());
        Machine machine = read.machine();
        Results results =
                new Results(
                        new Machine(
                                machine.date(),
                                machine.cpu(),
                                machine.cores(),
                                machine.kernel(),
                                machine.jdk(),
                                machine.peers(),
                                machine.command(),
                                machine.forks(),
                                new Conditions(2, true)),
                        read.sizes(),
                        read.firsts(),
                        read.scores());
        String page = Report.markdown(results);
        assertHas(page, " forks, 2 threads, polluted profiles. ");
        assertHas(page, "Polluted profiles: each contender has worked on all other data sets");
        assertHas(page, "### order-book: encode, 2 threads, polluted profiles\n");
        assertHas(
                Report.charts(results).getOrDefault("order-book-encode.svg", ""),
                "order-book: encode, 2 threads, polluted profiles");
        Path file = folder.resolve("machine.json");
        Json.write(file, results.machine());
        assertEquals(results.machine(), Json.read(file, Machine.class));
    }

    private static Score score(String operation, double nanos) {
        return new Score(
                "order-book",
                operation,
                "arenite",
                Spread.of(List.of(nanos)),
                Spread.of(List.of(8.0)));
    }

    @Test
    void aContenderThatDoesNotWorkIsNamedWithItsReason() throws IOException {
        String page = page();
        assertHas(page, "| broken | - | - | - | - |");
        assertHas(page, "Not timed: `broken`, java.lang.IllegalStateException: contender must");
    }

    @Test
    void startsNameFailuresWarningsAndFlags() throws IOException {
        String page = page();
        assertHas(page, "| **arenite** | 55.0 ms | 105 ms | clean | - |");
        assertHas(page, "| sbe | 40.0 ms | 90.0 ms | fails | clean |");
        assertHas(page, "| kryo | 80.0 ms | 130 ms | warns | clean |");
        assertHas(page, "flags: `--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED`");
        assertHas(page, "fails without flags: `java.lang.IllegalAccessError: module java.base");
        assertHas(page, "warns: `WARNING: A terminally deprecated method");
    }

    @Test
    void peersHaveTheSizesOfAllTheirJars() throws IOException {
        assertHas(page(), "| **arenite** | 0.1.0 | 2 | 700,000 | 40,000 |");
    }

    @Test
    void aChartShowsOursFirstWhenItIsTheQuickest() throws IOException {
        Map<String, String> charts = Report.charts(Results.read(RESULTS));
        assertEquals(Set.of("order-book-encode.svg", "order-book-field.svg"), charts.keySet());
        String encode = charts.getOrDefault("order-book-encode.svg", "");
        assertHas(encode, "prefers-color-scheme:dark");
        assertHas(encode, "<rect class=\"ours\"");
        assertTrue(encode.indexOf(">arenite<") < encode.indexOf(">sbe<"), encode);
        assertTrue(encode.indexOf(">sbe<") < encode.indexOf(">kryo<"), encode);
        assertHas(encode, "533 ns (1.30)");
        assertFalse(encode.contains("pale"), encode);
        assertTrue(encode.length() < 3500, () -> "characters=" + encode.length());
        String field = charts.getOrDefault("order-book-field.svg", "");
        assertHas(field, "<rect class=\"whole\"");
        assertHas(field, "2.10 ms* (1,000,000)");
        assertHas(field, "pale");
    }

    @Test
    void rkyvHasRowsOfItsOwnTimes() throws IOException {
        copyResults();
        Json.write(
                folder.resolve("rkyv.json"),
                new Rkyv(Map.of("order-book", Map.of("serialize", List.of(100.0, 120.0, 300.0)))));
        String page = Report.markdown(Results.read(folder));
        assertHas(page, "| rkyv | 0.29 | - | - | - |");
        assertHas(page, "| rkyv | 0.29 | 100 ns | 120 ns | 300 ns | - |");
    }

    @Test
    void thePageIsWrittenBesideTheResultsWithItsCharts() throws IOException {
        copyResults();
        String page = Files.readString(Report.write(folder));
        assertHas(page, "![order-book-field](order-book-field.svg)");
        assertTrue(Files.exists(folder.resolve("order-book-field.svg")));
    }

    private void copyResults() throws IOException {
        Files.createDirectories(folder.resolve("jmh"));
        for (String name :
                List.of(
                        "machine.json",
                        "sizes.json",
                        "firsts.json",
                        "jmh/order-book-encode.json",
                        "jmh/order-book-field.json")) {
            Files.copy(RESULTS.resolve(name), folder.resolve(name));
        }
    }

    @Test
    void whatIsNoResultIsRefusedWithItsName() throws IOException {
        Path wrong = folder.resolve("wrong.json");
        Files.writeString(wrong, "[{\"benchmark\": \"a.B.c\"}]");
        IOException refused = assertThrows(IOException.class, () -> JmhResults.read(folder));
        assertHas(String.valueOf(refused.getMessage()), "wrong.json: not a result of the");
    }

    @Test
    void recordsAreReadAsTheyWereWritten() throws IOException {
        Results results = Results.read(RESULTS);
        Path file = folder.resolve("file.json");
        Json.write(file, results.sizes());
        assertEquals(results.sizes(), Json.read(file, Sizes.class));
        Json.write(file, results.firsts());
        assertEquals(results.firsts(), Json.read(file, Firsts.class));
    }

    @Test
    void figuresHaveThreeDigits() {
        assertEquals("0.52 ns", Figure.time(0.52));
        assertEquals("52.0 ns", Figure.time(52));
        assertEquals("1.00 us", Figure.time(999.6));
        assertEquals("345 us", Figure.time(345_000));
        assertEquals("-", Figure.bytes(Double.NaN));
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTwo() {
        assertEquals(new Spread(1, 2.5, 10), Spread.of(List.of(10.0, 2.0, 1.0, 3.0)));
    }
}
