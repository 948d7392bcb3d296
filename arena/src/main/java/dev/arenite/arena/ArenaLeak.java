package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.Consumer;

/// An arena that was forgotten: it became unreachable without having been closed. Its memory stays
/// reserved for as long as the process lives.
///
/// Forgotten arenas are looked for only if the JVM runs with `-Darenite.leak=simple`, or
/// `-Darenite.leak=paranoid`, which also reports where the arena was made.
///
/// @param arenaName     the arena's name
/// @param reservedBytes the bytes that it held, lost now
/// @param origin        the stack trace of the place where the arena was made; null unless the
///     level is `paranoid`
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public record ArenaLeak(String arenaName, long reservedBytes, @Nullable Throwable origin) {

    private static volatile Consumer<ArenaLeak> listener = ArenaLeak::print;

    /// Sets the listener that is told of forgotten arenas from now on, in a thread of the detector.
    /// Before the first call of this method, forgotten arenas are printed to the standard error
    /// stream.
    public static void onLeak(Consumer<ArenaLeak> newListener) {
        listener = Objects.requireNonNull(newListener, "newListener");
    }

    void report() {
        ArenaEvents.leaked(this);
        listener.accept(this);
    }

    @SuppressWarnings("SystemOut")
    private void print() {
        StringBuilder text =
                new StringBuilder("arena was not closed: arena=")
                        .append(arenaName)
                        .append(" reservedBytes=")
                        .append(reservedBytes);
        if (origin != null) {
            for (StackTraceElement element : origin.getStackTrace()) {
                text.append(System.lineSeparator()).append("\tat ").append(element);
            }
        }
        System.err.println(text);
    }
}
