package dev.arenite.comparison.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A bar chart of times as SVG, the quickest at the top, in light and dark colours as the reader
/// prefers.
final class Chart {

    private static final int WIDTH = 760;
    private static final int ROW = 22;
    private static final int TOP = 40;
    private static final int LEFT = 170;
    private static final int BAR = 400;

    private static final String STYLE =
            """
            <style>
            text{font:13px system-ui,sans-serif;fill:#24292f}
            .h{font-size:15px;font-weight:600}
            .n{text-anchor:end}
            .ours{font-weight:700}
            rect{fill:#8c959f}
            rect.ours{fill:#0969da}
            rect.whole{fill-opacity:.45}
            @media(prefers-color-scheme:dark){
            text{fill:#e6edf3}
            rect{fill:#6e7681}
            rect.ours{fill:#4493f8}}
            </style>
            """;

    private final String title;
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(String contender, double nanos, boolean isWhole) {}

    Chart(String title) {
        this.title = title;
    }

    /// Adds a bar.
    ///
    /// @param isWhole whether the contender decodes the whole value where others read a part
    void add(String contender, double nanos, boolean isWhole) {
        bars.add(new Bar(contender, nanos, isWhole));
    }

    /// Returns the chart.
    String svg() {
        List<Bar> sorted = bars.stream().sorted(Comparator.comparingDouble(Bar::nanos)).toList();
        double longest = sorted.isEmpty() ? 1 : sorted.getLast().nanos();
        int height = TOP + ROW * sorted.size() + 26;
        StringBuilder svg = new StringBuilder();
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                                + " width=\"%d\" height=\"%d\" role=\"img\">\n<title>%s</title>\n",
                        WIDTH,
                        height,
                        WIDTH,
                        height,
                        escape(title)));
        svg.append(STYLE);
        svg.append("<text class=\"h\" x=\"8\" y=\"22\">").append(escape(title));
        svg.append("</text>\n");
        for (int i = 0; i < sorted.size(); i++) {
            append(svg, sorted.get(i), TOP + ROW * i, longest);
        }
        svg.append("<text x=\"8\" y=\"").append(height - 8).append("\">");
        return svg.append(note()).append("</text>\n</svg>\n").toString();
    }

    private String note() {
        String note = "time of one call, and its ratio to arenite: shorter is better";
        return bars.stream().anyMatch(Bar::isWhole) ? note + "; *pale: decodes all of it" : note;
    }

    private void append(StringBuilder svg, Bar bar, int top, double longest) {
        boolean isOurs = RatioTables.isOurs(bar.contender());
        String kind = (isOurs ? " ours" : "") + (bar.isWhole() ? " whole" : "");
        double width = Math.max(1, BAR * bar.nanos() / longest);
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text class=\"n%s\" x=\"%d\" y=\"%d\">%s</text>",
                        isOurs ? " ours" : "",
                        LEFT - 8,
                        top + 14,
                        escape(bar.contender())));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect%s x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\"/>",
                        kind.isEmpty() ? "" : " class=\"" + kind.strip() + "\"",
                        LEFT,
                        top + 1,
                        width));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.0f\" y=\"%d\">%s</text>\n",
                        LEFT + width + 6,
                        top + 14,
                        label(bar)));
    }

    private String label(Bar bar) {
        String time = Figure.time(bar.nanos()) + (bar.isWhole() ? "*" : "");
        return bars.stream()
                .filter(other -> other.contender().equals(Results.BASE))
                .findFirst()
                .map(base -> time + " (" + Figure.ratio(bar.nanos() / base.nanos()) + ")")
                .orElse(time);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
