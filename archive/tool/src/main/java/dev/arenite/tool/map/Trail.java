package dev.arenite.tool.map;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/// The path to a value, such as `#7.lines[3].sku`, as the chain of its steps: trails of the same
/// value share what they have in common. Two are equal only if they are the same.
public final class Trail {

    private final @Nullable Trail parent;
    private final String step;

    /// Empty if this is one value; else the type of the values that are told together.
    private final String foldedType;

    private Trail(@Nullable Trail parent, String step, String foldedType) {
        this.parent = parent;
        this.step = step;
        this.foldedType = foldedType;
    }

    /// Returns the start of paths.
    ///
    /// @param step its text, which may be empty
    static Trail start(String step) {
        return new Trail(null, step, "");
    }

    /// Returns the trail to a part, by a step such as `.name` or `[3]`. What is told together is
    /// not told apart by steps.
    Trail to(String next) {
        return isFolded() ? this : new Trail(this, next, "");
    }

    /// Returns the trail to several values that are told together.
    ///
    /// @param type the type of each
    Trail folded(String next, String type) {
        return isFolded() ? this : new Trail(this, next, type);
    }

    /// Whether this leads to values that are told together.
    boolean isFolded() {
        return !foldedType.isEmpty();
    }

    String foldedType() {
        return foldedType;
    }

    /// Returns the trail that this one goes on from, or null.
    @Nullable Trail parent() {
        return parent;
    }

    /// Returns the last step.
    String step() {
        return step;
    }

    @Override
    public String toString() {
        Deque<String> steps = new ArrayDeque<>();
        for (Trail trail = this; trail != null; trail = trail.parent) {
            steps.push(trail.step);
        }
        return String.join("", steps);
    }
}
