package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.ref.Cleaner;

/// Notices arenas that become unreachable without having been closed. Exists only where the level
/// asks for it.
final class LeakDetector {

    private static final Cleaner CLEANER = Cleaner.create();

    private LeakDetector() {}

    /// Watches an arena.
    ///
    /// @return what to cancel when the arena is closed; null if leaks are not looked for
    static @Nullable Watch watch(BumpArena arena, Ledger ledger) {
        return switch (Diagnostics.LEAK) {
            case OFF -> null;
            case SIMPLE -> watch(arena, new Watch(ledger, null));
            case PARANOID -> watch(arena, new Watch(ledger, new Origin()));
        };
    }

    private static Watch watch(BumpArena arena, Watch watch) {
        CLEANER.register(arena, watch);
        return watch;
    }

    /// Reports its arena unless cancelled. Must not refer to it.
    static final class Watch implements Runnable {
        private final Ledger ledger;
        private final @Nullable Throwable origin;
        private volatile boolean cancelled;

        Watch(Ledger ledger, @Nullable Throwable origin) {
            this.ledger = ledger;
            this.origin = origin;
        }

        void cancel() {
            cancelled = true;
        }

        @Override
        public void run() {
            if (!cancelled) {
                new ArenaLeak(ledger.arenaName, ledger.reservedBytes(), origin).report();
            }
        }
    }

    /// Where an arena was made.
    private static final class Origin extends Throwable {
        private static final long serialVersionUID = 1;

        Origin() {
            super("arena was made here", null, false, true);
        }
    }
}
