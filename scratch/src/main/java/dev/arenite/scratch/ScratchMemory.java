package dev.arenite.scratch;

import dev.arenite.arena.ArenaLimitException;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.arena.BumpArithmetic;
import dev.arenite.arena.Retention;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Memory of fixed size that is seen through one scope per generation: an arena whose whole memory
/// is allocated as one segment.
final class ScratchMemory {

    /*
     * The arena does the one task that only an arena can do: it ends a generation so that its
     * segments throw. The scratch manages the blocks within the memory. No memory is taken before
     * the first use, so that neither making a scratch nor clearing it can fail for lack of memory.
     *
     * All of the memory is one segment of the arena, for both ways of use, segments and offsets:
     * nothing is moved or taken again when the second way begins, and there is one scope that a
     * native call can keep from ending. A generation of which no segment was handed out has nothing
     * to end, so its segment serves the next generation, too.
     */

    /// Whether memory can be given one scope after the other, so that it outlasts a generation.
    static final boolean NATIVE_ACCESS = BumpArena.class.getModule().isNativeAccessEnabled();

    final long byteSize;

    /// The name of the scratch, or of the part of a scratch, that this memory is for.
    final String name;

    /// The source that the memory is taken from; null if it is the caller's memory.
    private final @Nullable MemorySource source;

    /// The memory of the caller, null if the memory is the scratch's own.
    private final @Nullable MemorySegment lent;

    /// The arena of the source that the memory was taken from, null if none was.
    private @Nullable Arena lifetime;

    /// The arena that ends the generations, null before the first use.
    private @Nullable BumpArena arena;

    /// All of the memory in this generation's scope; null while it is not in use.
    private @Nullable MemorySegment view;

    /// Whether segments of this generation were handed out, which have to end with it.
    private boolean handedOut;

    /// The number of times that memory was taken from the source, and by arenas that are closed
    /// already.
    private long pastAllocations;

    /// The size of the block that was last put into this memory, where it holds one block at a
    /// time.
    long blockBytes;

    /// Used generations of the scratch since this memory was last used.
    int idleClears;

    private ScratchMemory(
            String name,
            long byteSize,
            @Nullable MemorySource source,
            @Nullable MemorySegment lent,
            @Nullable BumpArena arena) {
        this.name = name;
        this.lent = lent;
        this.byteSize = byteSize;
        this.source = source;
        this.arena = arena;
    }

    /// Returns memory of the caller.
    static ScratchMemory over(MemorySegment memory, String name) {
        return new ScratchMemory(
                name, memory.byteSize(), null, memory, BumpArena.over(memory, name));
    }

    /// Returns memory to be taken from a source when first used.
    static ScratchMemory from(MemorySource source, long byteSize, String name) {
        return new ScratchMemory(name, byteSize, source, null, null);
    }

    /// Returns all of the memory, to hand out segments of it: they end with this generation.
    ///
    /// @throws ScratchExhaustedException if a budget refuses the memory; nothing has changed
    /// @throws OutOfMemoryError          if the source has no memory; nothing has changed
    MemorySegment view() {
        MemorySegment opened = whole();
        handedOut = true;
        return opened;
    }

    /// Returns all of the memory, for the offset API: the segment may outlast the generation.
    ///
    /// @throws ScratchExhaustedException if a budget refuses the memory; nothing has changed
    /// @throws OutOfMemoryError          if the source has no memory; nothing has changed
    MemorySegment raw() {
        MemorySegment opened = whole();
        MemorySegment given = lent;
        // The caller's own segment of the same bytes: code that reads and writes at offsets then
        // meets one kind of scope, that of the caller, and the compiler need not distinguish two
        // kinds. Lent memory that cannot be given a new scope is not used.
        return given != null && given.isNative() && given.address() == opened.address()
                ? given
                : opened;
    }

    private MemorySegment whole() {
        MemorySegment opened = view;
        if (opened == null) {
            opened = allocate();
            view = opened;
        }
        return opened;
    }

    private MemorySegment allocate() {
        try {
            BumpArena from = open();
            if (from.position() > 0) {
                // The stack ended after the arena had allocated the memory and before that was
                // noted here: without this the arena would be full for ever.
                from.clear();
            }
            return from.uninitialized().allocate(byteSize, 1);
        } catch (ArenaLimitException refusal) {
            // The arena's own limit is the size of the memory, so only a budget can refuse the
            // memory.
            throw new ScratchExhaustedException(name, refusal);
        }
    }

    private BumpArena open() {
        BumpArena opened = arena;
        if (opened == null) {
            // Without native access an arena cannot use memory that it did not take itself.
            opened = NATIVE_ACCESS && source != null ? overSource(source) : confined();
            arena = opened;
        }
        return opened;
    }

    private BumpArena overSource(MemorySource source) {
        // Left where the stack ended before the memory was in use.
        giveBack();
        Arena opened = source.open(name);
        lifetime = opened;
        try {
            MemorySegment memory = opened.allocate(byteSize, BumpArithmetic.MALLOC_ALIGNMENT);
            BumpArena over = BumpArena.over(memory, name);
            pastAllocations++;
            return over;
        } catch (Throwable failure) {
            giveBack();
            throw failure;
        }
    }

    private BumpArena confined() {
        ArenaOptions options =
                ArenaOptions.named(name)
                        .withChunkBytes(byteSize, byteSize)
                        .withOversizeBytes(Long.MAX_VALUE)
                        .withLimitBytes(byteSize)
                        .withRetention(Retention.all());
        return BumpArena.ofConfined(source == null ? options : source.counting(options));
    }

    /// Returns the offset at which a segment begins in this memory, or
    /// [BlockArithmetic#DOES_NOT_FIT] if it was not handed out of this memory in this generation.
    long offset(MemorySegment block) {
        MemorySegment open = handedOut ? view : null;
        // SAFETY: the scope tells segments of this memory and generation from all others; equal
        // addresses alone prove nothing.
        return open == null || block.scope() != open.scope()
                ? BlockArithmetic.DOES_NOT_FIT
                : block.address() - open.address();
    }

    /// Ends the generation: its segments throw from now on.
    ///
    /// @return whether the memory is still held; otherwise it is taken anew when next used
    /// @throws IllegalStateException if a native call is using a segment; nothing has changed
    boolean clear() {
        if (!handedOut) {
            return true;
        }
        if (arena != null) {
            arena.clear();
        }
        handedOut = false;
        view = null;
        return NATIVE_ACCESS;
    }

    /// Ends the generation and gives the memory back. It is taken anew if used again.
    ///
    /// @throws IllegalStateException if a native call is using a segment; nothing has changed
    void close() {
        if (arena != null) {
            // SAFETY: the memory is seen through the arena's scope alone. A native call that uses
            // it keeps that scope open: closing is refused here, before the memory is given back.
            arena.close();
            pastAllocations += arena.stats().sourceAllocations();
        }
        arena = null;
        handedOut = false;
        view = null;
        giveBack();
    }

    private void giveBack() {
        Arena ended = lifetime;
        lifetime = null;
        if (ended != null) {
            Objects.requireNonNull(source).close(ended);
        }
    }

    /// Whether the memory is taken from its source.
    boolean isHeld() {
        return arena != null;
    }

    /// Returns the bytes held at this moment.
    long reservedBytes() {
        return arena == null ? 0 : arena.stats().reservedBytes();
    }

    /// Returns the number of times that memory was taken so far.
    long sourceAllocations() {
        return pastAllocations + (arena == null ? 0 : arena.stats().sourceAllocations());
    }
}
