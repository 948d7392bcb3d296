package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

/// An arena may not hold as much memory as a request needs: its own limit or a [MemoryBudget]
/// forbids it. The arena is unchanged and usable.
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public final class ArenaLimitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String arenaName;
    private final @Nullable String budgetPath;
    private final long requestedBytes;
    private final long usedBytes;
    private final long reservedBytes;
    private final long limitBytes;

    ArenaLimitException(
            String arenaName,
            @Nullable String budgetPath,
            long requestedBytes,
            long usedBytes,
            long reservedBytes,
            long limitBytes) {
        this.arenaName = arenaName;
        this.budgetPath = budgetPath;
        this.requestedBytes = requestedBytes;
        this.usedBytes = usedBytes;
        this.reservedBytes = reservedBytes;
        this.limitBytes = limitBytes;
    }

    /// Returns the name of the arena that refused.
    public String arenaName() {
        return arenaName;
    }

    /// Returns the path of the budget that refused the request; null if the arena's own limit
    /// refused it.
    public @Nullable String budgetPath() {
        return budgetPath;
    }

    /// Returns the bytes that would have been needed from the source of memory.
    public long requestedBytes() {
        return requestedBytes;
    }

    /// Returns the bytes in use in the arena at the time, as [ArenaStats#usedBytes()] counts them.
    /// The number is the arena's even if a budget refused: a budget knows only the bytes that its
    /// arenas hold, not the bytes in use.
    public long usedBytes() {
        return usedBytes;
    }

    /// Returns the bytes that the arena, or the budget, held at the time.
    public long reservedBytes() {
        return reservedBytes;
    }

    /// Returns the bytes that the arena, or the budget, may hold.
    public long limitBytes() {
        return limitBytes;
    }

    @Override
    public String getMessage() {
        return (budgetPath == null
                        ? "allocation exceeds the arena limit: arena=" + arenaName
                        : "allocation exceeds a budget: arena="
                                + arenaName
                                + " budget="
                                + budgetPath)
                + " requestedBytes="
                + requestedBytes
                + " usedBytes="
                + usedBytes
                + " reservedBytes="
                + reservedBytes
                + " limitBytes="
                + limitBytes;
    }
}
