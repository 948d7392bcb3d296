package dev.arenite.tool;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

import java.util.Locale;

/// The progress of long work, on the standard error: a bar on a terminal, elsewhere a plain line
/// for every tenth of the work, but not more than one in a second.
sealed interface Progress extends AutoCloseable {

    /// Returns the progress of a piece of work.
    ///
    /// @param task  the name of the work, a few words
    /// @param steps the number of its steps
    static Progress of(String task, long steps) {
        return of(task, steps, Unit.STEPS);
    }

    /// Returns the progress of work on bytes.
    ///
    /// @param task  the name of the work, a few words
    /// @param bytes the number of bytes
    static Progress ofBytes(String task, long bytes) {
        return of(task, bytes, Unit.BYTES);
    }

    private static Progress of(String task, long steps, Unit unit) {
        if (System.console() == null || !System.console().isTerminal()) {
            return new Lines(task, steps, unit);
        }
        var bar = new ProgressBarBuilder().setTaskName(task).setInitialMax(steps);
        return new Bar(bar.setUnit(unit.text, unit.steps).build());
    }

    /// The unit in which steps are told.
    enum Unit {
        /// The steps themselves.
        STEPS("", 1),
        /// 2^20 bytes.
        BYTES(" MiB", 1 << 20);

        private final String text;
        private final long steps;

        Unit(String text, long steps) {
            this.text = text;
            this.steps = steps;
        }

        private String told(long count) {
            return steps == 1
                    ? String.valueOf(count)
                    : String.format(Locale.ROOT, "%.1f", (double) count / steps);
        }
    }

    /// Some steps are done.
    ///
    /// @param done the number of all steps that are done
    void advanceTo(long done);

    @Override
    void close();

    /// A bar.
    record Bar(ProgressBar bar) implements Progress {

        @Override
        public void advanceTo(long done) {
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /// Plain lines.
    final class Lines implements Progress {

        private static final int PARTS = 10;
        private static final long NANOS_BETWEEN = 1_000_000_000;

        private final String task;
        private final long steps;
        private final Unit unit;
        private long toldParts;
        private long toldAt = System.nanoTime();

        Lines(String task, long steps, Unit unit) {
            this.task = task;
            this.steps = Math.max(1, steps);
            this.unit = unit;
        }

        @Override
        public void advanceTo(long done) {
            long parts = (long) (Math.min(done, steps) * (double) PARTS / steps);
            if (parts > toldParts && System.nanoTime() - toldAt > NANOS_BETWEEN) {
                toldParts = parts;
                toldAt = System.nanoTime();
                System.err.println(
                        task + ": " + unit.told(done) + " of " + unit.told(steps) + unit.text);
            }
        }

        @Override
        public void close() {}
    }
}
