package dev.arenite.arena;

/// Room on the thread's stack for a step that must not end half-way.
///
/// Memory is taken in several steps: it is reserved, allocated, entered in the accounts, and
/// handed to its scope. A [StackOverflowError] between two of them, or in the handler of the first
/// one, would lose the memory. So the stack ends before the first step or not at all.
final class StackRoom {

    /// The calls tried. With 32 of them chunks were lost where compiled calls take less of the
    /// stack than the interpreted ones that follow, with 48 none. All 64 take 90 nanoseconds.
    private static final int CALLS = 64;

    private StackRoom() {}

    /// Ends the call if the stack has too little room.
    ///
    /// @throws StackOverflowError if it has; nothing has changed
    static void require() {
        if (use(CALLS) != CALLS) {
            throw new AssertionError("calls must be counted");
        }
    }

    private static int use(int calls) {
        return calls == 0 ? 0 : 1 + use(calls - 1);
    }
}
