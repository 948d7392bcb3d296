package dev.arenite.bench.data.minecraft;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.bench.data.Pcg32;

/// A player's abilities.
@Archivable
public record Abilities(
        float walkSpeed,
        float flySpeed,
        boolean mayFly,
        boolean flying,
        boolean invulnerable,
        boolean mayBuild,
        boolean instabuild) {

    static Abilities random(Pcg32 random) {
        return new Abilities(
                random.nextFloat(),
                random.nextFloat(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean());
    }
}
