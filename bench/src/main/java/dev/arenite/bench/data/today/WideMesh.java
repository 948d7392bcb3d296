package dev.arenite.bench.data.today;

import dev.arenite.archive.derive.Archivable;

import java.util.List;

/// The data set `mesh`, with wider numbers.
@Archivable
public record WideMesh(List<WideTriangle> triangles) {}
