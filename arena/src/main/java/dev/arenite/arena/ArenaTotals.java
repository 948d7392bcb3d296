package dev.arenite.arena;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The memory that all open arenas of one name hold together, at one moment.
///
/// @param name          the name
/// @param arenas        arenas that were made and not closed, forgotten ones included
/// @param chunks        chunks that they hold
/// @param reservedBytes bytes that they hold from the machine, used or not
/// @param peakBytes     the most bytes that they held at once
public record ArenaTotals(
        String name, long arenas, long chunks, long reservedBytes, long peakBytes) {

    /// The counts of each name under which an arena is open. Not private: a test looks whether any
    /// stay.
    static final ConcurrentHashMap<String, Counters> LIVE = new ConcurrentHashMap<>();

    /// Returns the totals of every name under which an arena is open, in order of the names. May be
    /// called from any thread; arenas that change meanwhile may be counted in their state before or
    /// after the change.
    public static Map<String, ArenaTotals> byName() {
        Map<String, ArenaTotals> totals = new TreeMap<>();
        LIVE.forEach(
                (name, counters) -> {
                    ArenaTotals total = counters.totals(name);
                    // Else its first arena has not entered yet, or its last one has left.
                    if (total.arenas > 0) {
                        totals.put(name, total);
                    }
                });
        return totals;
    }

    /// Counts an arena in, until [#leave].
    ///
    /// Not by [ConcurrentHashMap#compute]: where the stack ends within, the map refuses the name
    /// from then on.
    static Counters enter(String name) {
        while (true) {
            Counters counters = LIVE.get(name);
            if (counters == null) {
                counters = new Counters();
                Counters other = LIVE.putIfAbsent(name, counters);
                counters = other == null ? counters : other;
            }
            if (counters.enter()) {
                return counters;
            }
            LIVE.remove(name, counters);
        }
    }

    /// Counts an arena out. The last arena of a name removes the entry of the name, because there
    /// may be many names.
    static void leave(String name, Counters counters) {
        if (counters.leave()) {
            LIVE.remove(name, counters);
        }
    }

    /// The counts of one name.
    static final class Counters {

        /// Of counts that no arena enters any more: their entry is removed.
        private static final long ENDED = -1;

        private final AtomicLong arenas = new AtomicLong();

        private final AtomicLong chunks = new AtomicLong();
        private final AtomicLong reserved = new AtomicLong();
        private final AtomicLong peak = new AtomicLong();

        /// Counts an arena in, unless the counts have ended.
        private boolean enter() {
            long before = arenas.get();
            while (before != ENDED) {
                long seen = arenas.compareAndExchange(before, before + 1);
                if (seen == before) {
                    return true;
                }
                before = seen;
            }
            return false;
        }

        /// Counts an arena out, and returns whether the counts have ended with it.
        private boolean leave() {
            return arenas.decrementAndGet() == 0 && arenas.compareAndSet(0, ENDED);
        }

        void add(long byteSize) {
            chunks.incrementAndGet();
            MemoryBudget.raise(peak, reserved.addAndGet(byteSize));
        }

        void remove(long byteSize) {
            chunks.decrementAndGet();
            reserved.addAndGet(-byteSize);
        }

        private ArenaTotals totals(String name) {
            return new ArenaTotals(name, arenas.get(), chunks.get(), reserved.get(), peak.get());
        }
    }
}
