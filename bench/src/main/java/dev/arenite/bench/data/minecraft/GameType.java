package dev.arenite.bench.data.minecraft;

import dev.arenite.bench.data.Pcg32;

/// The way a player plays.
public enum GameType {
    SURVIVAL,
    CREATIVE,
    ADVENTURE,
    SPECTATOR;

    private static final GameType[] ALL = values();

    static GameType random(Pcg32 random) {
        return ALL[random.range(0, ALL.length)];
    }
}
