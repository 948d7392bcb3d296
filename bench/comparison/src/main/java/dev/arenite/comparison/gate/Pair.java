package dev.arenite.comparison.gate;

/// A benchmark of ours and a yardstick, which does not change with the library: their ratio in one
/// run says more than a time, on whatever machine.
///
/// @param name  for people
/// @param ratio of our time to that of the yardstick, as committed
/// @param noise the factor up to which a ratio is as good as the committed one
record Pair(String name, Subject ours, Subject yardstick, double ratio, double noise) {

    /// Returns the same with another ratio, to three digits after the point.
    Pair withRatio(double other) {
        return new Pair(name, ours, yardstick, Math.round(other * 1000) / 1000.0, noise);
    }
}
