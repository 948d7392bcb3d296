package dev.arenite.bench.data.mk48;

import dev.arenite.bench.data.Pcg32;

/// How ships move: numbers that several records draw.
final class Movement {

    private static final double SUBMERGED = 0.9;
    private static final int DEEPEST = -120;
    private static final int SHALLOWEST = -35;
    private static final int MIN_SPEED = 140;
    private static final int MAX_SPEED = 900;
    private static final int PERCENT = 100;
    private static final int AHEAD_PERCENT = 80;
    private static final int AHEAD_OR_STILL_PERCENT = 90;

    /// How many times slower ships are astern than ahead.
    private static final int ASTERN_SLOWER = 4;

    private Movement() {}

    static boolean submerged(Pcg32 random, EntityType type) {
        return type.isSubmarine() && random.chance(SUBMERGED);
    }

    static byte altitude(Pcg32 random, EntityType type) {
        return submerged(random, type) ? (byte) random.narrowRange(DEEPEST, SHALLOWEST) : 0;
    }

    static short velocity(Pcg32 random) {
        int percent = random.range(0, PERCENT);
        if (percent < AHEAD_PERCENT) {
            return (short) random.narrowRange(MIN_SPEED, MAX_SPEED);
        }
        return percent < AHEAD_OR_STILL_PERCENT
                ? 0
                : (short)
                        random.narrowRange(-MAX_SPEED / ASTERN_SLOWER, -MIN_SPEED / ASTERN_SLOWER);
    }
}
