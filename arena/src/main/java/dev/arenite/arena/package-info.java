/// A bump-pointer arena of memory segments whose stale segments throw.
///
/// A [BumpArena] takes memory in chunks and hands it out by advancing a position. `clear()` gives
/// all memory back at once; closing a [frame][ArenaFrame] gives back the memory that was allocated
/// within it. The segments of that memory throw from then on, although the memory is used again.
///
/// ```java
/// ArenaOptions options = ArenaOptions.named("orders").withLimitBytes(64 << 20);
/// try (BumpArena orders = BumpArena.ofConfined(options)) {
///     for (int batch = 0; batch < 3; batch++) {
///         MemorySegment totals = orders.allocate(ValueLayout.JAVA_LONG, 100); // zeroed
///         try (ArenaFrame frame = orders.frame()) {
///             MemorySegment name = frame.allocateFrom("temporary");
///             totals.setAtIndex(ValueLayout.JAVA_LONG, batch, name.byteSize());
///         } // name throws from here on
///         orders.clear(); // totals throws from here on; the memory serves the next batch
///     }
///     ArenaStats stats = orders.stats(); // one chunk served all three batches
/// }
/// ```
///
/// Where to look next: [ArenaOptions] for sizes, limits and [Retention]; [MemoryBudget] for a limit
/// that several arenas share; [ArenaStats] and [ArenaTotals] for the memory that arenas hold;
/// [ArenaLeak] for arenas that are forgotten.
@NullMarked
package dev.arenite.arena;

import org.jspecify.annotations.NullMarked;
