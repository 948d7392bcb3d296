package dev.arenite.bench.data;

import dev.arenite.archive.derive.Archivable;

/// A point or a direction.
@Archivable
public record Vector3(float x, float y, float z) {

    static Vector3 random(Pcg32 random) {
        return new Vector3(random.nextFloat(), random.nextFloat(), random.nextFloat());
    }
}
