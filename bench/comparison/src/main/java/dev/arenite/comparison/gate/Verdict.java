package dev.arenite.comparison.gate;

/// What a measured ratio says.
enum Verdict {
    /// Within the noise.
    SAME,

    /// Quicker than the noise allows: the committed ratio is out of date.
    QUICKER,

    /// Slower than the noise allows.
    SLOWER,

    /// There is no figure.
    FAILED;

    /// Returns whether the gate stays shut.
    boolean isBad() {
        return this == SLOWER || this == FAILED;
    }

    /// Returns the verdict on a ratio.
    ///
    /// @param measured a ratio, not a number if there is none
    static Verdict of(Pair pair, double measured) {
        if (Double.isNaN(measured)) {
            return FAILED;
        }
        if (measured > pair.ratio() * pair.noise()) {
            return SLOWER;
        }
        return measured * pair.noise() < pair.ratio() ? QUICKER : SAME;
    }
}
