package dev.arenite.bench.data;

import java.util.ArrayList;
import java.util.List;

/// The data set `mesh`.
public record Mesh(List<Triangle> triangles) {

    /// How many triangles the public benchmark has.
    public static final int BENCHMARK_COUNT = 125_000;

    /// Returns the data set as the public benchmark has it.
    public static Mesh ofBenchmark() {
        Pcg32 random = Pcg32.ofBenchmark();
        List<Triangle> triangles = new ArrayList<>(BENCHMARK_COUNT);
        int count = random.length(BENCHMARK_COUNT);
        for (int i = 0; i < count; i++) {
            triangles.add(Triangle.random(random));
        }
        return new Mesh(triangles);
    }
}
