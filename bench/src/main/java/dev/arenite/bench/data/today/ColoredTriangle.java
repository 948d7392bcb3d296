package dev.arenite.bench.data.today;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.Default;
import dev.arenite.bench.data.Vector3;

/// A triangle of a mesh, with a component that is new.
@Archivable
public record ColoredTriangle(
        @Default int color, Vector3 v0, Vector3 v1, Vector3 v2, Vector3 normal) {}
