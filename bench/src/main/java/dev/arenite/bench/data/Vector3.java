package dev.arenite.bench.data;

/// A point or a direction.
public record Vector3(float x, float y, float z) {

    static Vector3 random(Pcg32 random) {
        return new Vector3(random.nextFloat(), random.nextFloat(), random.nextFloat());
    }
}
