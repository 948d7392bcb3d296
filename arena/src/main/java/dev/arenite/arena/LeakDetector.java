package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.ref.Cleaner;

/// Notices arenas that become unreachable without having been closed. Arenas are watched only if
/// the leak level asks for it.
final class LeakDetector {

    private static final Cleaner CLEANER = Cleaner.create();

    private LeakDetector() {}

    /// Watches an arena, if leaks are looked for.
    static void watch(BumpArena arena, ArenaAccounting ledger) {
        switch (Diagnostics.LEAK) {
            case OFF -> {}
            case SIMPLE -> CLEANER.register(arena, new Watch(ledger, null));
            case PARANOID -> CLEANER.register(arena, new Watch(ledger, new Origin()));
        }
    }

    /// Reports an arena unless it is closed. Must not refer to the arena itself.
    record Watch(ArenaAccounting ledger, @Nullable Throwable origin) implements Runnable {

        @Override
        public void run() {
            if (!ledger.isClosed()) {
                new ArenaLeak(ledger.arenaName, ledger.reservedBytes(), origin).report();
            }
        }
    }

    /// The stack trace of the place where an arena was made.
    private static final class Origin extends Throwable {
        private static final long serialVersionUID = 1;

        Origin() {
            super("arena was made here", null, false, true);
        }
    }
}
