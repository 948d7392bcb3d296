/// Temporary memory, pushed and popped last-in first-out, with a fallback for blocks that do not
/// fit.
///
/// The contract of [Scratch] holds for every kind: only the newest block can be popped, an
/// exception leaves the scratch as it was, and `clear()` gives all blocks back.
///
/// ```java
/// try (Scratch sort = Scratch.ofConfined("sort")) {
///     MemorySegment keys = sort.push(800, 8);
///     try (ScratchFrame frame = sort.frame()) {
///         frame.push(1 << 20, 8); // too large for the main memory: the fallback serves it
///     } // given back
///     sort.pop(keys);
///     long peakBytes = sort.peakBytes();
/// }
/// ```
///
/// Kinds: [FallbackScratch] for general use, [BufferScratch] of fixed size, [AllocScratch] with
/// memory for each block; [ScratchTracker] measures the size that a buffer should have,
/// [ScratchPool] keeps scratches by thread.
@NullMarked
package dev.arenite.scratch;

import org.jspecify.annotations.NullMarked;
