package dev.arenite.scratch;

/// The requirement of a load on a scratch.
///
/// @param peakBytes          the most bytes that were in use at once
/// @param peakBlocks         the most blocks that there were at once
/// @param strictestAlignment the largest alignment of a block in bytes
/// @param sufficientBytes    the size in bytes of a buffer that would have sufficed, at any address
public record ScratchRequirement(
        long peakBytes, int peakBlocks, long strictestAlignment, long sufficientBytes) {}
