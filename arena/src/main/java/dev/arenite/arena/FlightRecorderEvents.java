package dev.arenite.arena;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicBoolean;

/// The Flight Recorder events of arenas. This class is loaded only where the module `jdk.jfr` is
/// present.
final class FlightRecorderEvents {

    /// An event that only tells whether clears are recorded. Clears are frequent, and code that is
    /// not compiled yet would make an event for each.
    private static final ArenaClear ANY_CLEAR = new ArenaClear();

    /// Whether the event that memory is not retained was recorded.
    private static final AtomicBoolean NOT_RETAINED = new AtomicBoolean();

    private FlightRecorderEvents() {}

    static void chunkAllocated(String arenaName, long chunkBytes, boolean oversized) {
        ChunkAllocation event = new ChunkAllocation();
        if (event.isEnabled()) {
            event.arena = arenaName;
            event.chunkBytes = chunkBytes;
            event.oversized = oversized;
            event.commit();
        }
    }

    static void chunkReleased(String arenaName, long chunkBytes, boolean oversized) {
        ChunkRelease event = new ChunkRelease();
        if (event.isEnabled()) {
            event.arena = arenaName;
            event.chunkBytes = chunkBytes;
            event.oversized = oversized;
            event.commit();
        }
    }

    static void notRetained(String arenaName) {
        MemoryNotRetained event = new MemoryNotRetained();
        if (event.isEnabled() && NOT_RETAINED.compareAndSet(false, true)) {
            event.arena = arenaName;
            event.option = Rescoping.optionThatGrants();
            event.commit();
        }
    }

    static void cleared(String arenaName, BumpSpace space) {
        if (ANY_CLEAR.isEnabled()) {
            ArenaClear event = new ArenaClear();
            event.arena = arenaName;
            event.usedBytes = space.usedBytes();
            event.peakBytes = space.peakBytes();
            event.reservedBytes = space.store.ledger.reservedBytes();
            event.commit();
        }
    }

    static void limitExceeded(ArenaLimitException refusal) {
        LimitExceeded event = new LimitExceeded();
        if (event.isEnabled()) {
            event.arena = refusal.arenaName();
            event.budget = refusal.budgetPath();
            event.requestedBytes = refusal.requestedBytes();
            event.usedBytes = refusal.usedBytes();
            event.reservedBytes = refusal.reservedBytes();
            event.limitBytes = refusal.limitBytes();
            event.commit();
        }
    }

    static void leaked(String arenaName, long reservedBytes) {
        Leak event = new Leak();
        if (event.isEnabled()) {
            event.arena = arenaName;
            event.reservedBytes = reservedBytes;
            event.commit();
        }
    }

    @Name("dev.arenite.ChunkAllocation")
    @Label("Arena Chunk Allocation")
    @Category({"Arenite", "Arena"})
    @Description("An arena took a chunk from the machine")
    static final class ChunkAllocation extends Event {
        @Label("Arena")
        @Nullable String arena;

        @Label("Chunk Size")
        @DataAmount
        long chunkBytes;

        @Label("Oversized")
        boolean oversized;
    }

    @Name("dev.arenite.ChunkRelease")
    @Label("Arena Chunk Release")
    @Category({"Arenite", "Arena"})
    @Description("An arena gave a chunk back to the machine")
    @StackTrace(false)
    static final class ChunkRelease extends Event {
        @Label("Arena")
        @Nullable String arena;

        @Label("Chunk Size")
        @DataAmount
        long chunkBytes;

        @Label("Oversized")
        boolean oversized;
    }

    @Name("dev.arenite.MemoryNotRetained")
    @Label("Arena Memory Not Retained")
    @Category({"Arenite", "Arena"})
    @Description(
            "Arenas take the memory of segments anew for each generation and frame, because native"
                    + " access is not granted to them; told once per process")
    static final class MemoryNotRetained extends Event {
        @Label("Arena")
        @Description("The arena that was the first to need memory while this was recorded")
        @Nullable String arena;

        @Label("Option")
        @Description("The option of the JVM that grants native access")
        @Nullable String option;
    }

    @Name("dev.arenite.ArenaClear")
    @Label("Arena Clear")
    @Category({"Arenite", "Arena"})
    @Description("An arena was cleared; off unless asked for, because it happens often")
    @Enabled(false)
    @StackTrace(false)
    static final class ArenaClear extends Event {
        @Label("Arena")
        @Nullable String arena;

        @Label("Used")
        @DataAmount
        long usedBytes;

        @Label("Peak")
        @DataAmount
        long peakBytes;

        @Label("Reserved")
        @DataAmount
        long reservedBytes;
    }

    @Name("dev.arenite.LimitExceeded")
    @Label("Arena Limit Exceeded")
    @Category({"Arenite", "Arena"})
    @Description("An arena refused a request because of its limit or a budget")
    static final class LimitExceeded extends Event {
        @Label("Arena")
        @Nullable String arena;

        @Label("Budget")
        @Nullable String budget;

        @Label("Requested")
        @DataAmount
        long requestedBytes;

        @Label("Used")
        @DataAmount
        long usedBytes;

        @Label("Reserved")
        @DataAmount
        long reservedBytes;

        @Label("Limit")
        @DataAmount
        long limitBytes;
    }

    @Name("dev.arenite.ArenaLeak")
    @Label("Arena Leak")
    @Category({"Arenite", "Arena"})
    @Description("An arena became unreachable without having been closed")
    @StackTrace(false)
    static final class Leak extends Event {
        @Label("Arena")
        @Nullable String arena;

        @Label("Reserved")
        @DataAmount
        long reservedBytes;
    }
}
