package dev.arenite.bench.data.minecraft;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.bench.data.Pcg32;

/// A direction: two `f32`, a tuple in Rust.
@Archivable
public record Rotation(float yaw, float pitch) {

    static Rotation random(Pcg32 random) {
        return new Rotation(random.nextFloat(), random.nextFloat());
    }
}
