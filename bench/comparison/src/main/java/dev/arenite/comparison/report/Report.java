package dev.arenite.comparison.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Turns a folder of results into a page of tables, `comparison.md`, and a chart for each data set
/// and operation that matters.
public final class Report {

    /// All operations, in the order of the tables.
    public static final List<String> OPERATIONS =
            List.of("encode", "toArray", "checksum", "field", "update", "decode", Results.MAKE);

    private static final List<String> CHARTED = List.of("encode", "checksum", "field", "decode");

    private static final int FEWEST_FORKS = 3;

    private final Results results;

    private Report(Results results) {
        this.results = results;
    }

    /// Reads the results of a folder, and writes the page and the charts beside them.
    ///
    /// @return the page
    /// @throws IOException if a file is missing, is something else, or cannot be written
    public static Path write(Path folder) throws IOException {
        Report report = new Report(Results.read(folder));
        for (Map.Entry<String, String> chart : report.charts().entrySet()) {
            Files.write(folder.resolve(chart.getKey()), chart.getValue().getBytes(UTF_8));
        }
        return Files.write(folder.resolve("comparison.md"), report.page().getBytes(UTF_8));
    }

    /// Returns the page of results.
    static String markdown(Results results) {
        return new Report(results).page();
    }

    /// Returns the charts by their file names.
    static Map<String, String> charts(Results results) {
        return new Report(results).charts();
    }

    private String page() {
        StringBuilder page = new StringBuilder();
        page.append("# Comparison of serializers\n\n");
        appendMachine(page);
        page.append(
                """

                Times are of one call. A ratio is the median of a contender's forks over that of \
                `arenite` in the same run: above 1 is slower. A fork is a virtual machine of its own. \
                What is marked with * decodes the whole value for it, because its format must be \
                read as a whole.
                """);
        for (String dataSet : results.sizes().contenders().keySet()) {
            page.append("\n## ").append(dataSet).append("\n\n");
            page.append(new RatioTables(results, dataSet).text(chartsOf(dataSet)));
        }
        return page.append(StartTables.text(results)).append(SizeTable.text(results)).toString();
    }

    private void appendMachine(StringBuilder page) {
        Machine machine = results.machine();
        Conditions conditions = machine.conditions();
        page.append("`").append(machine.command()).append("` on ").append(machine.date());
        page.append(", ").append(machine.forks()).append(" forks");
        page.append(conditions.note()).append(". ").append(machine.cpu());
        page.append(", ").append(machine.cores()).append(" processors, ").append(machine.kernel());
        page.append(", ").append(machine.jdk()).append(".\n");
        if (conditions.isPolluted()) {
            page.append(
                    """

                    Polluted profiles: each contender has worked on all other data sets that it \
                    knows before it was timed, so the compiler has seen many types wherever a call \
                    depends on one.
                    """);
        }
        if (machine.forks() < FEWEST_FORKS) {
            page.append("\n**Too few forks to compare anything: this shows that it runs.**\n");
        }
    }

    private List<String> chartsOf(String dataSet) {
        return results.operations(dataSet, CHARTED).stream()
                .map(operation -> chartName(dataSet, operation))
                .toList();
    }

    private static String chartName(String dataSet, String operation) {
        return dataSet + "-" + operation + ".svg";
    }

    private Map<String, String> charts() {
        return results.sizes().contenders().keySet().stream()
                .flatMap(
                        dataSet ->
                                results.operations(dataSet, CHARTED).stream()
                                        .map(operation -> chart(dataSet, operation)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map.Entry<String, String> chart(String dataSet, String operation) {
        String note = results.machine().conditions().note();
        Chart chart = new Chart(dataSet + ": " + operation + note);
        for (String contender : results.contenders(dataSet)) {
            results.score(dataSet, operation, contender)
                    .ifPresent(
                            score ->
                                    chart.add(
                                            contender,
                                            score.nanos().median(),
                                            results.readsWhole(dataSet, operation, contender)));
        }
        results.bound(dataSet, operation)
                .ifPresent(score -> chart.add(Results.BOUND, score.nanos().median(), false));
        return Map.entry(chartName(dataSet, operation), chart.svg());
    }
}
