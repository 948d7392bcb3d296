package dev.arenite.bench.data.minecraft;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.bench.data.Pcg32;

import java.util.List;

/// The data set `minecraft_savedata`.
@Archivable
public record Players(List<Player> players) {

    /// How many players the public benchmark has.
    public static final int BENCHMARK_COUNT = 500;

    /// Returns the data set as the public benchmark has it.
    public static Players ofBenchmark() {
        Pcg32 random = Pcg32.ofBenchmark();
        int count = random.length(BENCHMARK_COUNT, BENCHMARK_COUNT + 1);
        return new Players(Pcg32.list(count, () -> Player.random(random)));
    }
}
