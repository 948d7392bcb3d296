package dev.arenite.bench.data;

import dev.arenite.archive.derive.Archivable;

/// A triangle of a mesh.
@Archivable
public record Triangle(Vector3 v0, Vector3 v1, Vector3 v2, Vector3 normal) {

    static Triangle random(Pcg32 random) {
        return new Triangle(
                Vector3.random(random),
                Vector3.random(random),
                Vector3.random(random),
                Vector3.random(random));
    }
}
