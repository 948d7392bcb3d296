package dev.arenite.bench.data.today;

import dev.arenite.archive.derive.Archivable;

/// A point or a direction, with wider numbers.
@Archivable
public record WideVector(double x, double y, double z) {}
