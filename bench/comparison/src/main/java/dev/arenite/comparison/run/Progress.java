package dev.arenite.comparison.run;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Tells how far work is: a line for each piece of it.
final class Progress {

    private final PrintWriter err;
    private final LongSupplier nanoTime;
    private final int steps;
    private final long begun;
    private final double guessedSeconds;
    private String told = "";
    private int done;

    /// @param steps          the number of steps
    /// @param guessedSeconds what one takes, until one is done
    /// @param nanoTime       the clock
    Progress(PrintWriter err, int steps, double guessedSeconds, LongSupplier nanoTime) {
        this.err = err;
        this.nanoTime = nanoTime;
        this.steps = steps;
        this.guessedSeconds = guessedSeconds;
        begun = nanoTime.getAsLong();
    }

    /// A step begins. It is told if it belongs to another piece of work than the one before.
    ///
    /// @param piece the name of the piece, a few words
    void begin(String piece) {
        if (!piece.equals(told)) {
            told = piece;
            err.printf("%s: %d of %d timed, %s left%n", piece, done, steps, left());
            err.flush();
        }
    }

    /// A step is done.
    void done() {
        done++;
    }

    private String left() {
        double seconds = done == 0 ? guessedSeconds : (nanoTime.getAsLong() - begun) / 1e9 / done;
        Duration left = Duration.ofSeconds(Math.round(seconds * (steps - done)));
        if (left.toMinutes() < 2) {
            return left.toSeconds() + " s";
        }
        return left.toHours() < 2
                ? left.toMinutes() + " min"
                : left.toHours() + " h " + left.toMinutesPart() + " min";
    }
}
