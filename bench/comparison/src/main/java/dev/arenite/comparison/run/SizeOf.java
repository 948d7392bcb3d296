package dev.arenite.comparison.run;

import com.github.luben.zstd.Zstd;

import dev.arenite.comparison.Contender;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.DataSets;
import dev.arenite.comparison.Trial;
import dev.arenite.comparison.UpdatingContender;
import dev.arenite.comparison.report.Sizes;

import java.util.List;

/// The program that tries a contender, and tells the sizes of what it writes.
final class SizeOf {

    /// The word before the figures.
    static final String ANSWER = "size";

    private static final int ZSTD_LEVEL = 3;

    private SizeOf() {}

    /// Measures one contender.
    ///
    /// @param arguments the names of a data set and of a contender
    public static void main(String[] arguments) {
        measure(DataSets.of(arguments[0]), arguments[1]);
    }

    private static <V> void measure(DataSet<V> dataSet, String name) {
        Contender<V> contender = DataSets.contender(dataSet, name);
        Trial.requireRight(dataSet, contender);
        long bytes = 0;
        long zstdBytes = 0;
        for (int slot = 0; slot < dataSet.values().size(); slot++) {
            byte[] encoded = contender.bytes(slot);
            bytes += encoded.length;
            zstdBytes += Zstd.compress(encoded, ZSTD_LEVEL).length;
        }
        System.out.printf(
                "%s %d %d %b %b%n",
                ANSWER,
                bytes,
                zstdBytes,
                contender.readsInPlace(),
                contender instanceof UpdatingContender);
    }

    /// Returns what the words after [#ANSWER] say.
    static Sizes.Size read(List<String> words) {
        return new Sizes.Size(
                Long.parseLong(words.get(0)),
                Long.parseLong(words.get(1)),
                Boolean.parseBoolean(words.get(2)),
                Boolean.parseBoolean(words.get(3)),
                "");
    }
}
