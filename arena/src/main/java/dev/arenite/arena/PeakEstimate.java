package dev.arenite.arena;

/// An estimate of the memory that recent generations have needed: a peak that decays.
final class PeakEstimate {

    /*
     * The peak rises at once and falls by a sixteenth per generation, so that half of a burst is
     * forgotten after 11 generations and 95 percent after 47. A load that needs several chunks for
     * a few generations in a row is steady enough to be given one chunk of the right size.
     */

    private static final int DECAY_SHIFT = 4;
    private static final int CROWDED_GENERATIONS = 4;

    /// A chunk more than this many times as large as the needed memory is too large.
    private static final int GENEROUS = 4;

    private long peakBytes;

    /// The generations in a row that needed more than one chunk.
    private int crowded;

    /// Takes note of a generation.
    ///
    /// @param usedBytes  the most bytes that it had in regular chunks at once
    /// @param chunkBytes the size of its first chunk, 0 if it had none
    void record(long usedBytes, long chunkBytes) {
        peakBytes = Math.max(usedBytes, peakBytes - (peakBytes >> DECAY_SHIFT));
        crowded = usedBytes > chunkBytes ? crowded + 1 : 0;
    }

    /// Whether the load has needed several chunks for long enough to deserve a single one.
    boolean isCrowded() {
        return crowded >= CROWDED_GENERATIONS;
    }

    /// Whether a chunk is several times as large as the needed memory.
    boolean isTooLarge(long chunkBytes) {
        return chunkBytes / GENEROUS > targetBytes();
    }

    /// Returns the bytes to keep for the next generation.
    long targetBytes() {
        return peakBytes > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : peakBytes + (peakBytes >> 2);
    }
}
