package dev.arenite.bench.data;

import dev.arenite.archive.derive.Archivable;

import java.util.List;

/// The data set `mesh`.
@Archivable
public record Mesh(List<Triangle> triangles) {

    /// How many triangles the public benchmark has.
    public static final int BENCHMARK_COUNT = 125_000;

    /// Returns the data set as the public benchmark has it.
    public static Mesh ofBenchmark() {
        return of(BENCHMARK_COUNT);
    }

    /// Returns the first triangles of the data set.
    public static Mesh of(int count) {
        Pcg32 random = Pcg32.ofBenchmark();
        int drawn = random.length(count, count + 1);
        return new Mesh(Pcg32.list(drawn, () -> Triangle.random(random)));
    }
}
