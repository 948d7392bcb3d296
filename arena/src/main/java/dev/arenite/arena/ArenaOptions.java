package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// The settings of an arena: its name, the sizes of its chunks, its limits.
///
/// A value: every `with` method returns changed options and leaves these as they are.
///
/// ```java
/// ArenaOptions options = ArenaOptions.named("orders").withLimitBytes(64 << 20);
/// ```
///
/// @param name              the name of the arena, for messages and statistics
/// @param firstChunkBytes   the size of the first chunk in bytes, at least 1
/// @param largestChunkBytes the size in bytes that chunks grow to by doubling, at least
///     `firstChunkBytes`
/// @param oversizeBytes     requests of at least this number of bytes that do not fit the current
///     chunk get a chunk of their own; at least 1
/// @param limitBytes        the bytes that the arena may hold from its source at once, not negative
/// @param budget            a limit shared with other arenas, null for none
/// @param retention         the policy that decides which memory is kept at [BumpArena#clear()]
/// @param transferable      whether retained memory survives [BumpArena#handOver()], at the price
///     of tens of microseconds whenever a chunk is released
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public record ArenaOptions(
        String name,
        long firstChunkBytes,
        long largestChunkBytes,
        long oversizeBytes,
        long limitBytes,
        @Nullable MemoryBudget budget,
        Retention retention,
        boolean transferable) {

    /// Small first chunk (8 KiB), doubling to 1 MiB, no limit, all memory retained.
    public static final ArenaOptions DEFAULT =
            new ArenaOptions(
                    "arena",
                    8 << 10,
                    1 << 20,
                    256 << 10,
                    Long.MAX_VALUE,
                    null,
                    Retention.all(),
                    false);

    /// Checks the components.
    ///
    /// @throws IllegalArgumentException if a size is out of its range
    public ArenaOptions {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(retention, "retention");
        atLeast(1, firstChunkBytes, "firstChunkBytes");
        atLeast(firstChunkBytes, largestChunkBytes, "largestChunkBytes");
        atLeast(1, oversizeBytes, "oversizeBytes");
        atLeast(0, limitBytes, "limitBytes");
    }

    /// Returns the default options under a name.
    public static ArenaOptions named(String name) {
        return DEFAULT.withName(name);
    }

    /// Returns these options with another name.
    public ArenaOptions withName(String name) {
        return new ArenaOptions(
                name,
                firstChunkBytes,
                largestChunkBytes,
                oversizeBytes,
                limitBytes,
                budget,
                retention,
                transferable);
    }

    /// Returns these options with other sizes of chunks, in bytes; requests of a quarter of the
    /// largest one count as oversized.
    ///
    /// @throws IllegalArgumentException if a size is out of its range
    public ArenaOptions withChunkBytes(long firstChunkBytes, long largestChunkBytes) {
        return new ArenaOptions(
                name,
                firstChunkBytes,
                largestChunkBytes,
                Math.max(1, largestChunkBytes / 4),
                limitBytes,
                budget,
                retention,
                transferable);
    }

    /// Returns these options with another size, in bytes, from which a request counts as oversized.
    ///
    /// @throws IllegalArgumentException if the size is less than 1
    public ArenaOptions withOversizeBytes(long oversizeBytes) {
        return new ArenaOptions(
                name,
                firstChunkBytes,
                largestChunkBytes,
                oversizeBytes,
                limitBytes,
                budget,
                retention,
                transferable);
    }

    /// Returns these options with another limit, in bytes.
    ///
    /// @throws IllegalArgumentException if the limit is negative
    public ArenaOptions withLimitBytes(long limitBytes) {
        return new ArenaOptions(
                name,
                firstChunkBytes,
                largestChunkBytes,
                oversizeBytes,
                limitBytes,
                budget,
                retention,
                transferable);
    }

    /// Returns these options with a limit shared with other arenas.
    public ArenaOptions withBudget(MemoryBudget budget) {
        return new ArenaOptions(
                name,
                firstChunkBytes,
                largestChunkBytes,
                oversizeBytes,
                limitBytes,
                Objects.requireNonNull(budget, "budget"),
                retention,
                transferable);
    }

    /// Returns these options with another retention policy.
    public ArenaOptions withRetention(Retention retention) {
        return new ArenaOptions(
                name,
                firstChunkBytes,
                largestChunkBytes,
                oversizeBytes,
                limitBytes,
                budget,
                retention,
                transferable);
    }

    /// Returns these options with or without retained memory surviving a hand-over.
    public ArenaOptions withTransferable(boolean transferable) {
        return new ArenaOptions(
                name,
                firstChunkBytes,
                largestChunkBytes,
                oversizeBytes,
                limitBytes,
                budget,
                retention,
                transferable);
    }

    private static void atLeast(long least, long value, String component) {
        if (value < least) {
            throw new IllegalArgumentException(
                    component + " is too small: " + component + "=" + value + " least=" + least);
        }
    }
}
