package dev.arenite.tool.json;

import java.util.List;

/// A way into a value, such as `lines.3.sku`: names of fields and variants, indexes, keys of maps.
///
/// @param steps the steps
record ValuePath(List<String> steps) {

    /// Returns the way that a text tells. A point within a name is `\.`.
    static ValuePath of(String text) {
        String plain = text.startsWith(".") ? text.substring(1) : text;
        if (plain.isEmpty()) {
            return new ValuePath(List.of());
        }
        return new ValuePath(
                List.of(plain.split("(?<!\\\\)\\.", -1)).stream()
                        .map(step -> step.replace("\\.", "."))
                        .toList());
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    String first() {
        return steps.getFirst();
    }

    ValuePath rest() {
        return new ValuePath(steps.subList(1, steps.size()));
    }
}
