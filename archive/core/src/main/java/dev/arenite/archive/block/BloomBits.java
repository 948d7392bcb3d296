package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// The bits of a Bloom filter (FORMAT 13.6): buckets of 256 bits, of which a key sets 8 in one.
///
/// Each block has a part of its own, so that a part can be made as soon as its block is full,
/// whatever comes later. Where the parts begin follows from the first values of the blocks.
final class BloomBits {

    static final int BUCKET_BYTES = 32;

    /// Positions of buckets cannot overflow up to here: far more values than bytes that fit any
    /// memory.
    static final long MAX_ITEMS = 1L << 56;

    private static final int BUCKET_BITS = 8 * BUCKET_BYTES;
    private static final long HIGH_HALF = 0xFFFF_FFFF_0000_0000L;
    private static final int BIT_SHIFT = Integer.SIZE - 5;

    /// Odd numbers; the product with each of them chooses a bit of one word.
    private static final int[] SALTS = {
        0x47b6137b,
        0x44974d91,
        0x8824ad5b,
        0xa2b7289d,
        0x705495c7,
        0x2df1424b,
        0x9efc4947,
        0x5c6bfb31
    };

    private BloomBits() {}

    /// Returns the hash of a key: that of hash tables, mixed until each bit depends on all others.
    static <K> long hash(ArchiveKey<K> keys, K key) {
        long hash = keys.hash(FxHash.START, key);
        hash = (hash ^ (hash >>> 33)) * 0xff51_afd7_ed55_8ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ce_b9fe_1a85_ec53L;
        return hash ^ (hash >>> 33);
    }

    /// Returns the position of a block's part: one bucket for each block before it, and those that
    /// the bits of the values before it fill.
    ///
    /// @param firstItem the index of the block's first value, at most [#MAX_ITEMS]
    static long position(int bits, long block, long firstItem) {
        return (firstItem * bits / BUCKET_BITS + block) * BUCKET_BYTES;
    }

    /// Returns the size of a block's part, a bucket at least.
    static long byteSize(int bits, long firstItem, long endItem) {
        return position(bits, 1, endItem) - position(bits, 0, firstItem);
    }

    /// Adds a key to a part.
    static void add(MemorySegment part, long hash) {
        long bucket = bucket(part, hash);
        for (int word = 0; word < SALTS.length; word++) {
            long at = bucket + (long) word * Integer.BYTES;
            LittleEndian.putInt(part, at, LittleEndian.getInt(part, at) | bit(hash, word));
        }
    }

    /// Whether a key may have been added to a part; if not, it has not been.
    static boolean mayHave(MemorySegment part, long hash) {
        long bucket = bucket(part, hash);
        for (int word = 0; word < SALTS.length; word++) {
            int found = LittleEndian.getInt(part, bucket + (long) word * Integer.BYTES);
            if ((found & bit(hash, word)) == 0) {
                return false;
            }
        }
        return true;
    }

    /// The high half of the hash, as a fraction, chooses the bucket.
    private static long bucket(MemorySegment part, long hash) {
        long buckets = part.byteSize() / BUCKET_BYTES;
        return Math.unsignedMultiplyHigh(hash & HIGH_HALF, buckets) * BUCKET_BYTES;
    }

    /// The low half of the hash chooses the bit of each word.
    private static int bit(long hash, int word) {
        return 1 << (((int) hash * SALTS[word]) >>> BIT_SHIFT);
    }
}
