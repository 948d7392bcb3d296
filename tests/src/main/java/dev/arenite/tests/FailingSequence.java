package dev.arenite.tests;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// Reports a failing sequence of operations: shrunk, and with a line that repeats it.
public final class FailingSequence {

    /// The system property that gives a contract a sequence to check besides the generated ones.
    static final String SCRIPT = "arenite.operations";

    private static final int REPETITIONS = 20;

    private FailingSequence() {}

    /// Checks a sequence.
    ///
    /// @param <T>        the kind of operations
    /// @param operations the sequence
    /// @param property   throws if a sequence fails
    /// @param test       the name of the test class that repeats it
    /// @throws AssertionError if the sequence fails, with a short sequence that fails as well, the
    ///     message of that failure, and the number of repetitions that fail if not all do
    public static <T extends Operation<T>> void check(
            List<T> operations, Consumer<List<T>> property, String test) {
        Throwable failure = failure(property, operations);
        if (failure == null) {
            return;
        }
        // Where the sequence itself fails a second time, shorter ones must, too: they are more sure
        // to fail again.
        int runs = failure(property, operations) == null ? 1 : 2;
        Shrinker<T> shrinker =
                Shrinker.shrink(operations, failure, shorter -> failure(property, shorter, runs));
        throw report(shrinker.operations(), shrinker.failure(), property, test);
    }

    /// Returns an error with the message of a run of just these operations.
    private static <T extends Operation<T>> AssertionError report(
            List<T> operations, Throwable failure, Consumer<List<T>> property, String test) {
        String script = Operation.script(operations);
        return new AssertionError(
                message(failure)
                        + repetitions(property, operations)
                        + "\noperations: "
                        + script
                        + "\nrepeat with: mvn test -Dtest="
                        + test
                        + " '-D"
                        + SCRIPT
                        + "="
                        + script
                        + "'",
                failure);
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof AssertionError && message != null ? message : failure.toString();
    }

    /// Returns a remark for the message if the operations do not fail each time.
    private static <T> String repetitions(Consumer<List<T>> property, List<T> operations) {
        int failed = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            failed += failure(property, operations) == null ? 0 : 1;
        }
        return failed == REPETITIONS
                ? ""
                : "\nfails in "
                        + failed
                        + " of "
                        + REPETITIONS
                        + " repetitions: it depends on more than the operations, such as addresses";
    }

    /// Returns the exception of the last of several runs if each run throws, else null.
    private static <T> @Nullable Throwable failure(
            Consumer<List<T>> property, List<T> operations, int runs) {
        Throwable failure = failure(property, operations);
        for (int run = 1; failure != null && run < runs; run++) {
            failure = failure(property, operations);
        }
        return failure;
    }

    private static <T> @Nullable Throwable failure(Consumer<List<T>> property, List<T> operations) {
        try {
            property.accept(operations);
            return null;
        } catch (RuntimeException | Error thrown) {
            return thrown;
        }
    }
}
