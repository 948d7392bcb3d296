package dev.arenite.tool;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// The progress of long work: a bar on a terminal, elsewhere a plain line for every tenth of the
/// work.
sealed interface Progress extends AutoCloseable {

    /// Returns the progress of a piece of work.
    ///
    /// @param task  the name of the work, a few words
    /// @param steps the number of its steps
    static Progress of(String task, long steps) {
        return System.console() != null && System.console().isTerminal()
                ? new Bar(new ProgressBarBuilder().setTaskName(task).setInitialMax(steps).build())
                : new Lines(task, steps);
    }

    /// One step is done.
    void step();

    @Override
    void close();

    /// A bar.
    record Bar(ProgressBar bar) implements Progress {

        @Override
        public void step() {
            bar.step();
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /// Plain lines.
    final class Lines implements Progress {

        private static final int PARTS = 10;

        private final String task;
        private final long steps;
        private long done;

        Lines(String task, long steps) {
            this.task = task;
            this.steps = steps;
        }

        @Override
        public void step() {
            done++;
            if (done * PARTS / steps > (done - 1) * PARTS / steps) {
                System.err.println(task + ": " + done + " of " + steps);
            }
        }

        @Override
        public void close() {}
    }
}
