package dev.arenite.archive.block;

import java.util.concurrent.atomic.AtomicLongArray;

/// A bit for each block of a file, set by any thread, never cleared.
final class BlockBits {

    private final AtomicLongArray words;

    BlockBits(long blocks) {
        words = new AtomicLongArray(Math.toIntExact((blocks + Long.SIZE - 1) / Long.SIZE));
    }

    boolean get(long block) {
        return (words.getAcquire((int) (block / Long.SIZE)) & bit(block)) != 0;
    }

    void set(long block) {
        words.accumulateAndGet((int) (block / Long.SIZE), bit(block), (word, bit) -> word | bit);
    }

    /// Returns the number of bits that are set.
    long count() {
        long count = 0;
        for (int i = 0; i < words.length(); i++) {
            count += Long.bitCount(words.get(i));
        }
        return count;
    }

    private static long bit(long block) {
        return 1L << (block % Long.SIZE);
    }
}
