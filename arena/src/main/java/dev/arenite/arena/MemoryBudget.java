package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/// A limit that several arenas share: a tree, such as process, subsystem, arena.
///
/// The bytes that an arena takes from its source of memory are reserved in its budget and in every
/// budget above it, or in none if one of them refuses. Bytes are reserved once per chunk, never per
/// allocation. Safe to use from any thread.
///
/// ```java
/// MemoryBudget process = MemoryBudget.root("process", 1L << 30);
/// MemoryBudget storage = process.child("storage", 256 << 20);
/// BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("blocks").withBudget(storage));
/// ```
///
/// Arenas of the platform take part as well: [#count(String, Arena)].
public final class MemoryBudget {

    private final @Nullable MemoryBudget parent;
    private final String path;
    private final long limitBytes;

    /// The bytes that count against the limit, including requests that the machine may still
    /// refuse.
    private final AtomicLong reserved = new AtomicLong();

    /// The part of the reserved bytes that was taken from the machine, and the most such bytes at
    /// once.
    private final AtomicLong taken = new AtomicLong();

    private final AtomicLong peak = new AtomicLong();

    private MemoryBudget(@Nullable MemoryBudget parent, String path, long limitBytes) {
        if (limitBytes < 0) {
            throw new IllegalArgumentException(
                    "limitBytes must not be negative: limitBytes=" + limitBytes);
        }
        this.parent = parent;
        this.path = path;
        this.limitBytes = limitBytes;
    }

    /// Returns a budget without a budget above it.
    ///
    /// @param name       the purpose of the budget
    /// @param limitBytes the bytes that may be reserved at once, not negative
    /// @throws IllegalArgumentException if the limit is negative
    public static MemoryBudget root(String name, long limitBytes) {
        return new MemoryBudget(null, Objects.requireNonNull(name, "name"), limitBytes);
    }

    /// Returns a budget within this one. The limits of all children together may exceed the limit
    /// of this one: the bytes reserved in a child count in both.
    ///
    /// @param name       the purpose of the budget
    /// @param limitBytes the bytes that may be reserved at once, not negative
    /// @throws IllegalArgumentException if the limit is negative
    public MemoryBudget child(String name, long limitBytes) {
        return new MemoryBudget(
                this, path + "/" + Objects.requireNonNull(name, "name"), limitBytes);
    }

    /// Returns an arena of the platform whose memory counts in this budget and in every one above.
    /// Each allocation counts until the arena is closed, including the bytes that its alignment may
    /// take.
    ///
    /// If a budget refuses, `allocate` throws an [ArenaLimitException], and nothing has changed
    /// then. Closing gives the bytes back to the budget as soon as the memory is released, even if
    /// a cleanup action throws; an arena that cannot be closed, such as [Arena#global()], counts
    /// for ever. The returned arena may be used by the threads that may use the given one.
    ///
    /// ```java
    /// MemoryBudget process = MemoryBudget.root("process", 1L << 30);
    /// try (Arena counted = process.count("index", Arena.ofShared())) {
    ///     MemorySegment index = counted.allocate(4096, 8); // process.reservedBytes() is 4096
    /// }
    /// ```
    ///
    /// @param name  the name of the arena, for messages
    /// @param arena the arena that the memory comes from, without an allocation; from now on it
    ///     must not be used or closed in any other way
    public Arena count(String name, Arena arena) {
        return new CountedArena(
                Objects.requireNonNull(name, "name"), Objects.requireNonNull(arena, "arena"), this);
    }

    /// Returns the names from the root to this budget, separated by slashes.
    public String path() {
        return path;
    }

    /// Returns the bytes that may be reserved at once.
    public long limitBytes() {
        return limitBytes;
    }

    /// Returns the bytes reserved at this moment, children included.
    public long reservedBytes() {
        return reserved.get();
    }

    /// Returns the most bytes that arenas held at once. Refused requests do not count.
    public long peakBytes() {
        return peak.get();
    }

    @Override
    public String toString() {
        return "MemoryBudget["
                + path
                + " reservedBytes="
                + reservedBytes()
                + " limitBytes="
                + limitBytes
                + "]";
    }

    /// Returns the bytes that could be reserved at this moment.
    long availableBytes() {
        long availableBytes = Long.MAX_VALUE;
        for (MemoryBudget budget = this; budget != null; budget = budget.parent) {
            availableBytes = Math.min(availableBytes, budget.limitBytes - budget.reservedBytes());
        }
        return availableBytes;
    }

    /// Reserves bytes for an arena here and in every budget above, or in none, until [#taken] or
    /// [#cancel].
    ///
    /// @param arenaName   the name of the arena, for the message
    /// @param neededBytes the part of the bytes that the request needs, for the message
    /// @param usedBytes   the bytes in use in the arena, for the message
    /// @throws ArenaLimitException if one of the budgets refuses; nothing has changed
    void reserve(String arenaName, long byteSize, long neededBytes, long usedBytes) {
        MemoryBudget refusing = tryReserve(byteSize);
        if (refusing != null) {
            ArenaLimitException refusal =
                    new ArenaLimitException(
                            arenaName,
                            refusing.path,
                            neededBytes,
                            usedBytes,
                            refusing.reservedBytes(),
                            refusing.limitBytes);
            ArenaEvents.limitExceeded(refusal);
            throw refusal;
        }
    }

    /// Returns the budget that refused, null if none did.
    private @Nullable MemoryBudget tryReserve(long byteSize) {
        for (MemoryBudget budget = this; budget != null; budget = budget.parent) {
            if (!budget.tryReserveHere(byteSize)) {
                cancelBelow(budget, byteSize);
                return budget;
            }
        }
        return null;
    }

    private boolean tryReserveHere(long byteSize) {
        long before = reserved.get();
        while (byteSize <= limitBytes - before) {
            long witness = reserved.compareAndExchange(before, before + byteSize);
            if (witness == before) {
                return true;
            }
            before = witness;
        }
        return false;
    }

    /// Notes that reserved bytes were taken from the machine.
    void taken(long byteSize) {
        for (MemoryBudget budget = this; budget != null; budget = budget.parent) {
            raise(budget.peak, budget.taken.addAndGet(byteSize));
        }
    }

    /// Makes a number as large as another one, if it is smaller.
    ///
    /// Without a lambda: its first use is linked, which takes much of the stack while a chunk is
    /// being taken.
    static void raise(AtomicLong peak, long now) {
        long before = peak.get();
        while (before < now && !peak.compareAndSet(before, now)) {
            before = peak.get();
        }
    }

    /// Gives back bytes that were taken, in this budget and in every one above.
    void release(long byteSize) {
        for (MemoryBudget budget = this; budget != null; budget = budget.parent) {
            budget.taken.addAndGet(-byteSize);
        }
        cancel(byteSize);
    }

    /// Gives up bytes that are reserved but not taken, in this budget and in every one above.
    void cancel(long byteSize) {
        cancelBelow(null, byteSize);
    }

    private void cancelBelow(@Nullable MemoryBudget end, long byteSize) {
        for (MemoryBudget budget = this; budget != null && budget != end; budget = budget.parent) {
            budget.reserved.addAndGet(-byteSize);
        }
    }
}
