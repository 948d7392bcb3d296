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

    /// Closes an arena that it has opened, if the arena can be closed.
    ///
    /// @throws UnsupportedOperationException if it cannot be closed and counts in a budget, in
    ///     which its bytes would stay for ever
    void close(Arena opened) {
        try {
            opened.close();
        } catch (UnsupportedOperationException automatic) {
            // The garbage collector gives the memory back: nothing refers to it any more.
            if (budget != null) {
                throw automatic;
            }
        }
    }

    /// Returns options with the budget, for an arena that takes its memory by itself.
    ArenaOptions counting(ArenaOptions options) {
        return budget == null ? options : options.withBudget(budget);
    }
}
