package dev.arenite.comparison.report;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What values and peers take.
///
/// @param contenders the sizes of values: by data set, then by contender
/// @param peers      what the peers add to a program, by their names
public record Sizes(Map<String, Map<String, Size>> contenders, Map<String, Footprint> peers) {

    /// The values of one data set, written by one contender.
    ///
    /// @param bytes          of all values together
    /// @param zstdBytes      of all values, each compressed by itself by Zstandard at level 3
    /// @param readsInPlace   whether values are read without being decoded as a whole
    /// @param updatesInPlace whether values are changed where they lie
    /// @param failure        why there are no figures, empty if there are
    public record Size(
            long bytes,
            long zstdBytes,
            boolean readsInPlace,
            boolean updatesInPlace,
            String failure) {

        /// Returns what stands for a contender that does not work.
        public static Size failed(String failure) {
            return new Size(0, 0, false, false, failure);
        }

        /// Returns whether there are figures.
        public boolean isThere() {
            return failure.isEmpty();
        }
    }

    /// What a peer adds to a program.
    ///
    /// @param version        of its first jar, empty if it has none
    /// @param jars           the bytes of each of its jars, by file name
    /// @param generatedBytes of the class files generated for all data sets
    public record Footprint(String version, Map<String, Long> jars, long generatedBytes) {

        /// Returns the bytes of all jars.
        public long jarBytes() {
            return jars.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// Returns the names of a data set's contenders, in the order of the tables.
    public List<String> names(String dataSet) {
        return List.copyOf(contenders.getOrDefault(dataSet, Map.of()).keySet());
    }

    /// Returns the sizes of a contender, null if it has not been asked.
    public @Nullable Size of(String dataSet, String contender) {
        return contenders.getOrDefault(dataSet, Map.of()).get(contender);
    }
}
