package dev.arenite.scratch;

/// What a load asked of a scratch.
///
/// @param peakBytes          the most bytes that were in use at once
/// @param peakBlocks         the most blocks that there were at once
/// @param strictestAlignment the largest alignment of a block in bytes
/// @param sufficientBytes    the size in bytes of a buffer that would have sufficed, wherever it
///     begins
public record ScratchRequirement(
        long peakBytes, int peakBlocks, long strictestAlignment, long sufficientBytes) {}
