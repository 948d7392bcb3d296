package dev.arenite.archive;

/// Reports a full destination from the middle of a value. Made once for each writer, without a
/// stack trace, because every block ends with it. Each writer recognizes its own.
final class LimitSignal extends RuntimeException {

    private static final long serialVersionUID = 1;

    LimitSignal() {
        super("limit reached", null, false, false);
    }
}
