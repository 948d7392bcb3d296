package dev.arenite.bench.data.mk48;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.bench.data.Pcg32;

import java.util.List;

/// The data set `mk48`.
@Archivable
public record Updates(List<Update> updates) {

    /// How many updates the public benchmark has.
    public static final int BENCHMARK_COUNT = 1_000;

    /// Returns the data set as the public benchmark has it.
    public static Updates ofBenchmark() {
        Pcg32 random = Pcg32.ofBenchmark();
        int count = random.length(BENCHMARK_COUNT, BENCHMARK_COUNT + 1);
        return new Updates(Pcg32.list(count, () -> Update.random(random)));
    }
}
