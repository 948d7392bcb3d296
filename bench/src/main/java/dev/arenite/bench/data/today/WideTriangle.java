package dev.arenite.bench.data.today;

import dev.arenite.archive.derive.Archivable;

/// A triangle of a mesh, all of whose numbers are wider.
@Archivable
public record WideTriangle(WideVector v0, WideVector v1, WideVector v2, WideVector normal) {}
