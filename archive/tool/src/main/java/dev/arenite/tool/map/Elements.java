package dev.arenite.tool.map;

import java.util.function.Supplier;

/// The trails of a sequence's elements, or of the entries of a map: those of the first ones, and
/// one for all others together.
final class Elements {

    private final Trail around;
    private final String type;
    private final long count;
    private final long shown;
    private Trail rest = Trail.start("");
    private boolean hasRest;

    /// @param type  the type of each
    /// @param count the number of elements
    Elements(Trail around, String type, long count, MapDetail detail) {
        this.around = around;
        this.type = type;
        this.count = count;
        // One element more takes no more room than to say that there is one more.
        shown = count - 1 <= detail.elements() ? count : detail.elements();
    }

    /// Returns the number of elements that have trails of their own.
    long shown() {
        return around.isFolded() ? 0 : shown;
    }

    Trail at(long index) {
        return at(index, () -> "[" + index + "]");
    }

    Trail at(long index, Supplier<String> step) {
        if (around.isFolded()) {
            return around;
        }
        return index < shown ? around.to(step.get()) : rest();
    }

    /// Returns the trail of all elements that have none of their own.
    Trail rest() {
        if (around.isFolded()) {
            return around;
        }
        if (!hasRest) {
            rest = around.folded("[" + shown + ".." + count + ")", type);
            hasRest = true;
        }
        return rest;
    }
}
