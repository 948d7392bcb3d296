package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

/// The memory that one arena holds from its source, entered in every place where it counts: in the
/// arena's limit, in its budget, in the totals of its name, in events.
///
/// Does not refer to the arena, so that it can report an arena that was forgotten.
final class ArenaAccounting {

    final String arenaName;
    private final long limitBytes;
    private final @Nullable MemoryBudget budget;
    private final ArenaTotals.Counters totals;

    /// The bytes held, at most `limitBytes`.
    private long reservedBytes;

    /// Read by the leak detector, in a thread of its own.
    private volatile boolean closed;

    private int chunks;
    private long sourceAllocations;

    ArenaAccounting(ArenaOptions options) {
        this.arenaName = options.name();
        this.limitBytes = options.limitBytes();
        this.budget = options.budget();
        this.totals = ArenaTotals.enter(arenaName);
    }

    /// Returns the bytes that could be reserved at this moment.
    long availableBytes() {
        long availableBytes = limitBytes - reservedBytes;
        return budget == null ? availableBytes : Math.min(availableBytes, budget.availableBytes());
    }

    /// Reserves a chunk that is about to be taken from the machine, until [#taken] or [#notTaken].
    ///
    /// @param chunkBytes  the size of the chunk
    /// @param neededBytes the part of it that the request needs, for the message
    /// @param usedBytes   the bytes in use in the arena, for the message
    /// @throws ArenaLimitException if the limit or a budget would be exceeded; nothing has changed
    void reserve(long chunkBytes, long neededBytes, long usedBytes) {
        if (chunkBytes > limitBytes - reservedBytes) {
            ArenaLimitException refusal =
                    new ArenaLimitException(
                            arenaName, null, neededBytes, usedBytes, reservedBytes, limitBytes);
            ArenaEvents.limitExceeded(refusal);
            throw refusal;
        }
        if (budget != null) {
            budget.reserve(arenaName, chunkBytes, neededBytes, usedBytes);
        }
    }

    /// Enters a chunk that was reserved. Only now does the chunk count for peaks, because the
    /// machine may refuse it until then.
    void taken(long chunkBytes) {
        reservedBytes += chunkBytes;
        chunks++;
        sourceAllocations++;
        totals.add(chunkBytes);
        if (budget != null) {
            budget.taken(chunkBytes);
        }
    }

    /// Cancels a reservation because the machine has refused the memory.
    void notTaken(long chunkBytes) {
        if (budget != null) {
            budget.cancel(chunkBytes);
        }
    }

    /// Removes from the accounts a chunk that was taken.
    void release(long chunkBytes) {
        reservedBytes -= chunkBytes;
        chunks--;
        totals.remove(chunkBytes);
        if (budget != null) {
            budget.release(chunkBytes);
        }
    }

    /// Enters a chunk that belongs to the caller: it counts for this arena only.
    void adopt(long chunkBytes) {
        reservedBytes += chunkBytes;
        chunks++;
    }

    /// Removes from the accounts a chunk that belongs to the caller.
    void abandon(long chunkBytes) {
        reservedBytes -= chunkBytes;
        chunks--;
    }

    /// Ends the arena's part in the totals.
    void close() {
        closed = true;
        ArenaTotals.leave(arenaName, totals);
    }

    boolean isClosed() {
        return closed;
    }

    long reservedBytes() {
        return reservedBytes;
    }

    long limitBytes() {
        return limitBytes;
    }

    int chunks() {
        return chunks;
    }

    long sourceAllocations() {
        return sourceAllocations;
    }
}
