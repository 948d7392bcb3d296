package dev.arenite.tests.interop;

import java.io.PrintStream;

/// Counts archives and reports those that fail.
final class Tally {

    /// What an archive must withstand.
    @FunctionalInterface
    interface Trial {
        void run() throws Exception;
    }

    /// What a failure may print: values can be long.
    private static final int MAX_CHARS = 400;

    private final PrintStream out;
    private int archives;
    private int failures;

    Tally(PrintStream out) {
        this.out = out;
    }

    /// Counts an archive. Whatever is thrown is a failure of it alone.
    void count(String name, Trial trial) {
        archives++;
        try {
            trial.run();
        } catch (Exception | AssertionError | StackOverflowError failure) {
            failures++;
            String reason = failure.toString().replace('\n', ' ');
            int shown = Math.min(reason.length(), MAX_CHARS);
            out.println("FAILED " + name + ": " + reason.substring(0, shown));
        }
    }

    boolean isClean() {
        return failures == 0;
    }

    @Override
    public String toString() {
        return archives + " archives, " + failures + " failures";
    }
}
