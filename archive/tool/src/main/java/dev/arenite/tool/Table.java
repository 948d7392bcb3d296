package dev.arenite.tool;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Names and values in two aligned columns, in the order in which they were added.
final class Table {

    private final Map<String, String> rows = new LinkedHashMap<>();

    /// Adds a row, or changes one.
    void put(String name, String value) {
        rows.put(name, value);
    }

    void print(Output out) {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        rows.forEach(
                (name, value) ->
                        out.println(name + " ".repeat(width - name.length()) + "  " + value));
    }

    /// Returns a number with commas between thousands.
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// Returns a part of a whole, in percent.
    static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0 : 100.0 * part / whole);
    }
}
