package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The outermost scope of an arena, from one clear to the next.
final class Generation extends BumpScope {

    /// The innermost frame that is open, null if none is.
    @Nullable ArenaFrame innermost;

    private Generation(
            @Nullable Arena lifetime,
            @Nullable MemorySegment view,
            @Nullable ArenaFrame innermost) {
        super(null, lifetime, view);
        this.innermost = innermost;
    }

    /// Returns a generation without segments and frames.
    static Generation empty() {
        return new Generation(null, null, null);
    }

    /// Returns this generation as a new object.
    Generation renewed() {
        Generation renewed = new Generation(lifetime, view, innermost);
        renewed.newestStart = newestStart;
        return renewed;
    }
}
