package dev.arenite.tests;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// Reports a failing sequence of operations: shrunk, and with a line that repeats it.
public final class FailingSequence {

    /// The system property that gives a contract a sequence to check besides the generated ones.
    static final String SCRIPT = "arenite.operations";

    private FailingSequence() {}

    /// Checks a sequence.
    ///
    /// @param <T>        the kind of operations
    /// @param operations the sequence
    /// @param property   throws if a sequence fails
    /// @param test       the name of the test class that repeats it
    /// @throws AssertionError if the sequence fails, with a short one that fails as well
    public static <T extends Operation<T>> void check(
            List<T> operations, Consumer<List<T>> property, String test) {
        Throwable failure = failure(property, operations);
        if (failure == null) {
            return;
        }
        List<T> shrunk =
                Shrinker.shrink(operations, sequence -> failure(property, sequence) != null);
        String script = Operation.script(shrunk);
        Throwable last = failure(property, shrunk);
        String message = (last == null ? failure : last).getMessage();
        throw new AssertionError(
                message
                        + "\noperations: "
                        + script
                        + "\nrepeat with: mvn test -Dtest="
                        + test
                        + " '-D"
                        + SCRIPT
                        + "="
                        + script
                        + "'",
                last);
    }

    private static <T> @Nullable Throwable failure(Consumer<List<T>> property, List<T> operations) {
        try {
            property.accept(operations);
            return null;
        } catch (AssertionError | RuntimeException thrown) {
            return thrown;
        }
    }
}
