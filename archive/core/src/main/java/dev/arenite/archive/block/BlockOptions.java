package dev.arenite.archive.block;

import dev.arenite.archive.CheckLimits;

import java.util.Objects;

/// The settings of blocks and of the files that they are written to.
///
/// A value: every `with` method returns changed options and leaves these as they are.
///
/// ```java
/// BlockOptions options = BlockOptions.DEFAULT.withTargetBytes(8 << 10).withMinItems(32);
/// ```
///
/// @param targetBytes the size that blocks have at most, header, table and padding included, a
///     multiple of the alignment. A block with fewer values than `minItems` grows beyond it
/// @param minItems    the number of values that each block but the last one has at least; at
///     least 1
/// @param alignment   the size of blocks and their positions in a file are multiples of it: a
///     power of two, at least 512 and at most 65,536. 4,096 suits direct I/O
/// @param name        a name kept in the file, for people; at most 1,000 characters
/// @param bloomBits   the bits that a file with keys has for each value in its Bloom filter, by
///     which most keys that are not there are known to be absent without a block being touched: at
///     most 64; 0 for no filter
/// @param limits      the limits with which readers will check the values
/// @param force       the moments at which bytes are forced to the device
/// @param progress    is told after each block of a file
public record BlockOptions(
        long targetBytes,
        int minItems,
        int alignment,
        String name,
        int bloomBits,
        CheckLimits limits,
        BlockForce force,
        BlockProgress progress) {

    static final int MIN_ALIGNMENT = 512;
    static final int MAX_ALIGNMENT = 1 << 16;
    static final int MAX_NAME_CHARS = 1000;
    static final int MAX_BLOOM_BITS = 64;

    /// Blocks of 64 KiB at multiples of 4 KiB, with one value at least and the [default
    /// limits][CheckLimits#DEFAULT], and no filter; forced when the file is finished.
    public static final BlockOptions DEFAULT =
            new BlockOptions(
                    64 << 10,
                    1,
                    4 << 10,
                    "",
                    0,
                    CheckLimits.DEFAULT,
                    BlockForce.AT_FINISH,
                    (items, bytes) -> {});

    /// Checks the components.
    ///
    /// @throws IllegalArgumentException if a number is out of its range
    public BlockOptions {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(force, "force");
        Objects.requireNonNull(progress, "progress");
        require(
                Integer.bitCount(alignment) == 1
                        && alignment >= MIN_ALIGNMENT
                        && alignment <= MAX_ALIGNMENT,
                "alignment must be a power of two from 512 to 65536",
                "alignment",
                alignment);
        require(
                targetBytes >= alignment
                        && targetBytes % alignment == 0
                        && targetBytes <= BlockFormat.MAX_BLOCK_BYTES,
                "targetBytes must be a multiple of the alignment " + alignment,
                "targetBytes",
                targetBytes);
        require(minItems >= 1, "minItems must be at least 1", "minItems", minItems);
        require(
                name.length() <= MAX_NAME_CHARS,
                "name must have at most " + MAX_NAME_CHARS + " characters",
                "length",
                name.length());
        require(
                bloomBits >= 0 && bloomBits <= MAX_BLOOM_BITS,
                "bloomBits must be from 0 to " + MAX_BLOOM_BITS,
                "bloomBits",
                bloomBits);
    }

    private static void require(boolean holds, String rule, String name, long value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ": " + name + "=" + value);
        }
    }

    /// Returns these options with another size of blocks; if it is smaller than the alignment, or
    /// no multiple of it, with the greatest alignment that suits it.
    public BlockOptions withTargetBytes(long targetBytes) {
        long suitable = Math.min(alignment, Math.max(1, Long.lowestOneBit(targetBytes)));
        int other = (int) Math.max(MIN_ALIGNMENT, suitable);
        return new BlockOptions(
                targetBytes, minItems, other, name, bloomBits, limits, force, progress);
    }

    /// Returns these options with another smallest number of values in a block.
    public BlockOptions withMinItems(int minItems) {
        return new BlockOptions(
                targetBytes, minItems, alignment, name, bloomBits, limits, force, progress);
    }

    /// Returns these options with another alignment of blocks.
    public BlockOptions withAlignment(int alignment) {
        return new BlockOptions(
                targetBytes, minItems, alignment, name, bloomBits, limits, force, progress);
    }

    /// Returns these options with another name.
    public BlockOptions withName(String name) {
        return new BlockOptions(
                targetBytes, minItems, alignment, name, bloomBits, limits, force, progress);
    }

    /// Returns these options with a Bloom filter for files with keys, or without one.
    ///
    /// @param bloomBits the bits for each value: 10 let one of about 80 absent keys pass, 16 one of
    ///     about 800; 0 for no filter
    public BlockOptions withBloomBits(int bloomBits) {
        return new BlockOptions(
                targetBytes, minItems, alignment, name, bloomBits, limits, force, progress);
    }

    /// Returns these options with other limits.
    public BlockOptions withLimits(CheckLimits limits) {
        return new BlockOptions(
                targetBytes, minItems, alignment, name, bloomBits, limits, force, progress);
    }

    /// Returns these options with other moments of forcing.
    public BlockOptions withForce(BlockForce force) {
        return new BlockOptions(
                targetBytes, minItems, alignment, name, bloomBits, limits, force, progress);
    }

    /// Returns these options with another observer of progress.
    public BlockOptions withProgress(BlockProgress progress) {
        return new BlockOptions(
                targetBytes, minItems, alignment, name, bloomBits, limits, force, progress);
    }
}
