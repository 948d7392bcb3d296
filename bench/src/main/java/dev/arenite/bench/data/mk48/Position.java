package dev.arenite.bench.data.mk48;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.bench.data.Pcg32;

/// A place in the world: two `f32`, a tuple in Rust.
@Archivable
public record Position(float x, float y) {

    private static final float RANGE = 750;

    static Position random(Pcg32 random) {
        return new Position(random.range(-RANGE, RANGE), random.range(-RANGE, RANGE));
    }
}
