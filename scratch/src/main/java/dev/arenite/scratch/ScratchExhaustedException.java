package dev.arenite.scratch;

import dev.arenite.arena.ArenaLimitException;

import org.jspecify.annotations.Nullable;

/// A scratch has no room for a block: its own limit or a
/// [budget][dev.arenite.arena.MemoryBudget] forbids it. The scratch is unchanged.
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public final class ScratchExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String scratchName;
    private final @Nullable String budgetPath;
    private final long requestedBytes;
    private final long remainingBytes;
    private final long limitBytes;

    /// Reports that a request does not fit.
    ///
    /// @param name           the name of the scratch
    /// @param requestedBytes the size of the block in bytes
    /// @param remainingBytes the bytes that are left
    /// @param limitBytes     the bytes that the scratch may hold
    public ScratchExhaustedException(
            String name, long requestedBytes, long remainingBytes, long limitBytes) {
        this.scratchName = name;
        this.budgetPath = null;
        this.requestedBytes = requestedBytes;
        this.remainingBytes = remainingBytes;
        this.limitBytes = limitBytes;
    }

    /// Reports that a budget refuses memory.
    ScratchExhaustedException(String name, ArenaLimitException refusal) {
        super(refusal);
        this.scratchName = name;
        this.budgetPath = refusal.budgetPath();
        this.requestedBytes = refusal.requestedBytes();
        this.remainingBytes = Math.max(0, refusal.limitBytes() - refusal.reservedBytes());
        this.limitBytes = refusal.limitBytes();
    }

    /// Returns the name of the scratch that refused.
    public String scratchName() {
        return scratchName;
    }

    /// Returns the path of the budget that refused the memory; null if the scratch's own limit
    /// refused it.
    public @Nullable String budgetPath() {
        return budgetPath;
    }

    /// Returns the size of the block in bytes; if a budget refused, the size of the memory for the
    /// block.
    public long requestedBytes() {
        return requestedBytes;
    }

    /// Returns the bytes that were left to the scratch, or to the budget.
    public long remainingBytes() {
        return remainingBytes;
    }

    /// Returns the bytes that the scratch, or the budget, may hold.
    public long limitBytes() {
        return limitBytes;
    }

    @Override
    public String getMessage() {
        return "scratch is exhausted: scratch="
                + scratchName
                + (budgetPath == null ? "" : " budget=" + budgetPath)
                + " requestedBytes="
                + requestedBytes
                + " remainingBytes="
                + remainingBytes
                + " limitBytes="
                + limitBytes;
    }
}
