package dev.arenite.archive;

/// How a full destination is reported from the middle of a value: made once, without a stack,
/// because it is how every block ends. Each writer knows its own.
final class LimitSignal extends RuntimeException {

    private static final long serialVersionUID = 1;

    LimitSignal() {
        super("limit reached", null, false, false);
    }
}
