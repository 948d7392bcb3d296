package dev.arenite.bench.data.minecraft;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.bench.data.Pcg32;

/// A point or a motion: three `f64`, a tuple in Rust.
@Archivable
public record Vector(double x, double y, double z) {

    static Vector random(Pcg32 random) {
        return new Vector(random.nextDouble(), random.nextDouble(), random.nextDouble());
    }
}
