package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

/// Refuses calls of an arena while a cleanup action, which is code of a user, runs inside one of
/// the arena's methods: the arena is between two states then.
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
