package dev.arenite.bench.data.today;

import dev.arenite.archive.derive.Archivable;

import java.util.List;

/// The data set `mesh`, with a new component in each triangle.
@Archivable
public record ColoredMesh(List<ColoredTriangle> triangles) {}
