package dev.arenite.mistakes;

/// Two places outside the package of the arena, for its tests to call from.
public final class CallSites {

    private CallSites() {}

    /// Runs an action from one place.
    public static void first(Runnable action) {
        action.run();
    }

    /// Runs an action from another place.
    public static void second(Runnable action) {
        action.run();
    }
}
