package dev.arenite.arena;

import jdk.jfr.FlightRecorder;

/// The events that arenas send to Flight Recorder. None is sent where the optional module `jdk.jfr`
/// is absent, and none is registered before somebody records: registering takes a fifth of a second
/// of each process.
final class ArenaEvents {

    private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private ArenaEvents() {}

    private static boolean isRecorderInUse() {
        return PRESENT && FlightRecorder.isInitialized();
    }

    static void chunkAllocated(String arenaName, Chunk chunk) {
        if (isRecorderInUse()) {
            FlightRecorderEvents.chunkAllocated(arenaName, chunk.byteSize(), chunk.oversized);
        }
    }

    static void chunkReleased(String arenaName, Chunk chunk) {
        if (isRecorderInUse()) {
            FlightRecorderEvents.chunkReleased(arenaName, chunk.byteSize(), chunk.oversized);
        }
    }

    /// Reports once per process that memory is not retained because native access is off.
    static void notRetained(String arenaName) {
        if (isRecorderInUse()) {
            FlightRecorderEvents.notRetained(arenaName);
        }
    }

    static void cleared(String arenaName, BumpSpace space) {
        if (isRecorderInUse()) {
            FlightRecorderEvents.cleared(arenaName, space);
        }
    }

    static void limitExceeded(ArenaLimitException refusal) {
        if (isRecorderInUse()) {
            FlightRecorderEvents.limitExceeded(refusal);
        }
    }

    static void leaked(ArenaLeak leak) {
        if (isRecorderInUse()) {
            FlightRecorderEvents.leaked(leak.arenaName(), leak.reservedBytes());
        }
    }
}
