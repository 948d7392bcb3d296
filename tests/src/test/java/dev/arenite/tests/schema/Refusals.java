package dev.arenite.tests.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tables of what is refused, and the messages.
final class Refusals {

    private Refusals() {}

    /// Returns the messages by what is refused.
    ///
    /// @param table lines in pairs: what is refused, and the message with blanks before it
    static Map<String, String> of(String table) {
        List<String> lines = table.lines().toList();
        Map<String, String> refusals = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i += 2) {
            refusals.put(lines.get(i), lines.get(i + 1).strip());
        }
        return refusals;
    }
}
