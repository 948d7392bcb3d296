package dev.arenite.arena;

/// The events that arenas send to Flight Recorder. None is sent where the optional module `jdk.jfr`
/// is absent.
final class ArenaEvents {

    private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private ArenaEvents() {}

    static void chunkAllocated(String arenaName, Chunk chunk) {
        if (PRESENT) {
            FlightRecorderEvents.chunkAllocated(arenaName, chunk.byteSize(), chunk.oversized);
        }
    }

    static void chunkReleased(String arenaName, Chunk chunk) {
        if (PRESENT) {
            FlightRecorderEvents.chunkReleased(arenaName, chunk.byteSize(), chunk.oversized);
        }
    }

    /// Reports once per process that memory is not retained because native access is off.
    static void notRetained(String arenaName) {
        if (PRESENT) {
            FlightRecorderEvents.notRetained(arenaName);
        }
    }

    static void cleared(String arenaName, BumpSpace space) {
        if (PRESENT) {
            FlightRecorderEvents.cleared(arenaName, space);
        }
    }

    static void limitExceeded(ArenaLimitException refusal) {
        if (PRESENT) {
            FlightRecorderEvents.limitExceeded(refusal);
        }
    }

    static void leaked(ArenaLeak leak) {
        if (PRESENT) {
            FlightRecorderEvents.leaked(leak.arenaName(), leak.reservedBytes());
        }
    }
}
