package dev.arenite.scratch;

import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.MemoryBudget;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.util.function.Supplier;

/// The source that a scratch takes its memory from, and the budget that the memory counts in.
///
/// @param arenas opens an arena for each piece of memory
/// @param budget the budget that the memory counts in, null for none
record MemorySource(Supplier<Arena> arenas, @Nullable MemoryBudget budget) {

    /// Confined arenas without a budget.
    static final MemorySource CONFINED = new MemorySource(Arena::ofConfined, null);

    /// Opens an arena for one piece of memory.
    ///
    /// @param name the name of the memory, for messages
    Arena open(String name) {
        Arena opened = arenas.get();
        return budget == null ? opened : budget.count(name, opened);
    }

    /// Returns options with the budget, for an arena that takes its memory by itself.
    ArenaOptions counting(ArenaOptions options) {
        return budget == null ? options : options.withBudget(budget);
    }
}
