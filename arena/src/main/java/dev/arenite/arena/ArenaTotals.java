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

    private static final ConcurrentHashMap<String, Counters> LIVE = new ConcurrentHashMap<>();

    /// Returns the totals of every name under which an arena is open, in order of the names. May be
    /// called from any thread; arenas that change meanwhile may be counted in their state before or
    /// after the change.
    public static Map<String, ArenaTotals> byName() {
        Map<String, ArenaTotals> totals = new TreeMap<>();
        LIVE.forEach((name, counters) -> totals.put(name, counters.totals(name)));
        return totals;
    }

    /// Counts an arena in, until [#leave].
    static Counters enter(String name) {
        // If the stack ended within, the map would refuse the name from then on.
        StackRoom.require();
        return LIVE.compute(
                name,
                (_, live) -> {
                    Counters counters = live == null ? new Counters() : live;
                    counters.arenas.incrementAndGet();
                    return counters;
                });
    }

    /// Counts an arena out. The last arena of a name removes the entry of the name, because there
    /// may be many names.
    static void leave(String name) {
        LIVE.computeIfPresent(name, (_, live) -> live.arenas.decrementAndGet() == 0 ? null : live);
    }

    /// The counts of one name.
    static final class Counters {

        /// Changed within the map's computations only, so that no arena is lost with a removed
        /// entry.
        private final AtomicLong arenas = new AtomicLong();

        private final AtomicLong chunks = new AtomicLong();
        private final AtomicLong reserved = new AtomicLong();
        private final AtomicLong peak = new AtomicLong();

        void add(long byteSize) {
            chunks.incrementAndGet();
            long now = reserved.addAndGet(byteSize);
            if (now > peak.get()) {
                peak.accumulateAndGet(now, Math::max);
            }
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
