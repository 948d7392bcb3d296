package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

/// Refuses calls of an arena while code of users, a cleanup action, runs inside one of its methods:
/// the arena is between two states then.
interface ReentrancyGuard {

    /// Refuses every call that would change the arena, until [#unlock].
    ///
    /// @return the innermost frame, for `unlock`
    @Nullable ArenaFrame lock();

    /// Admits calls again.
    ///
    /// @param innermost the frame that is innermost from now on, null if none is open
    void unlock(@Nullable ArenaFrame innermost);
}
