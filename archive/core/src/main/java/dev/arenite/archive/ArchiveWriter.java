package dev.arenite.archive;

import dev.arenite.scratch.Scratch;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Writes archives: the destination and the context of serialization (scratch memory and the table
/// of shared objects) in one place, lent to the types that write.
///
/// A writer is made once and used for many values; writing one copies and allocates nothing.
/// Whatever is thrown in the middle of a value, at whatever byte, by whomever, the writer is as
/// before: position, scratch and table are at their marks, and the exception passes through
/// unchanged. The bytes beyond the position are unspecified then.
///
/// ```java
/// ArchiveWriter writer = ArchiveWriter.to(segment, scratch);
/// long root = writer.write(ORDER, order);
/// ```
///
/// Values are written one after the other. Each stands for itself: an object that two of them share
/// is written for each. A type may write a value as a root of its own in the middle of another
/// ([#write] and [#tryWrite] nest); limits of both apply.
///
/// A writer belongs to the thread that owns its scratch and its segment.
public final class ArchiveWriter {

    /// Returned by [#tryWrite] for a value that does not fit.
    public static final long LIMIT_REACHED = -1;

    /// Returned by [#startShared] for an object that has not been written.
    public static final long NOT_WRITTEN = SharedReferences.NOT_WRITTEN;

    /// Beyond this no byte can be written, not even none.
    private static final long NO_ROOM = -1;

    private final SharedReferences shared = new SharedReferences();
    private final WriteBudget budget = new WriteBudget();
    private final LimitSignal limitSignal = new LimitSignal();
    private final Scratch scratch;
    private final TextWriter textWriter = new TextWriter(this);
    private final TextRun textRun = new TextRun(this, textWriter);

    private Destination destination;
    private MemorySegment memory;
    private long position;

    /// The number of values being written, one in the other.
    private int depth;
    /// Where the innermost value must end; nothing outside of a value.
    private long limitBytes = Long.MAX_VALUE;

    /// Where writing must stop for the time being: the limit, or the size of the memory at hand.
    private long endBytes;

    /// Whether something has been refused since the innermost value began. Nothing else is written
    /// for it then, even if a type goes on.
    private boolean refused;

    /// Whether the destination is being asked for larger memory.
    private boolean asking;

    /// Whether the stack ended before [#settle], which the next value then makes up for.
    private boolean unsettled;
    private long neededBytes;
    private long refusedLimitBytes;

    private ArchiveWriter(Destination destination, MemorySegment memory, Scratch scratch) {
        this.destination = destination;
        this.memory = memory;
        this.endBytes = memory.byteSize();
        this.scratch = scratch;
    }

    /// Returns a writer that starts at the beginning of a segment.
    ///
    /// @param memory  the destination, all of it; alignment is of positions in it
    /// @param scratch lent to the writer, which leaves it as it found it
    public static ArchiveWriter to(MemorySegment memory, Scratch scratch) {
        return new ArchiveWriter(
                NoMore.NO_MORE,
                Objects.requireNonNull(memory, "memory"),
                Objects.requireNonNull(scratch, "scratch"));
    }

    /// Returns a writer that starts at the beginning of a destination that grows.
    ///
    /// @param destination used by no other writer at the same time
    /// @param scratch     lent to the writer, which leaves it as it found it
    public static ArchiveWriter to(Destination destination, Scratch scratch) {
        return new ArchiveWriter(
                destination, destination.begin(), Objects.requireNonNull(scratch, "scratch"));
    }

    /// Starts again at the beginning of a segment.
    ///
    /// @throws IllegalStateException if a value is being written
    public void reset(MemorySegment memory) {
        requireIdle();
        start(NoMore.NO_MORE, Objects.requireNonNull(memory, "memory"));
    }

    /// Starts again at the beginning of a destination that grows.
    ///
    /// @throws IllegalStateException if a value is being written, or the destination returns memory
    ///     that cannot be written to; nothing has changed
    public void reset(Destination destination) {
        requireIdle();
        start(destination, destination.begin());
    }

    private void start(Destination destination, MemorySegment memory) {
        if (unsettled) {
            settle(0, 0);
        }
        this.destination = destination;
        this.memory = memory;
        this.endBytes = memory.byteSize();
        this.position = 0;
    }

    /// Sets the limits of those who will read the values written from now on; without a call they
    /// are the [default ones][CheckLimits#DEFAULT]. A value that asks for more is refused.
    ///
    /// Keys are not counted: readers may refuse a table of keys that were chosen to collide.
    ///
    /// @throws IllegalStateException if a value is being written
    public void setLimits(CheckLimits limits) {
        requireIdle();
        budget.limit(limits);
    }

    /// Sets the limits of those who will read the values written from now on as a series, as a
    /// [SeriesChecker] does: all together may have no more objects beyond the number of their bytes
    /// than the limits grant to one.
    ///
    /// @throws IllegalStateException if a value is being written
    public void setSeriesLimits(CheckLimits limits) {
        requireIdle();
        budget.limitSeries(limits);
    }

    /// Checks that no value is being written: all bytes are final.
    ///
    /// @throws IllegalStateException if one is, or the destination is being asked for memory
    void requireIdle() {
        if (depth > 0) {
            throw new IllegalStateException("a value is being written: depth=" + depth);
        }
    }

    /// Writes a value as the root of an archive that ends at [#position()].
    ///
    /// @return the position of the root's place
    /// @throws ArchiveCapacityException if the destination is full; the writer is as before
    /// @throws ArchiveLimitException if the value asks for more than the [limits][#setLimits] of its
    ///     readers; the writer is as before
    public <T> long write(ArchiveType<T, ?> type, T value) {
        long root = tryWrite(type, value, Long.MAX_VALUE);
        if (root == LIMIT_REACHED) {
            // Inside another value it is that one which does not fit.
            throw refusal();
        }
        return root;
    }

    /// Writes a value as the root of an archive, unless it would end beyond a limit.
    ///
    /// Only a limit, this one or that of a value around, and the end of a fixed destination are
    /// answered with [#LIMIT_REACHED]. A limit that has been reached is reached for the rest of the
    /// value: a type that catches what it does not know cannot make half of it pass for the whole.
    ///
    /// @param limitBytes the length that the destination may reach, in bytes from its start; below
    ///     the position nothing can be written
    /// @return the position of the root's place, or [#LIMIT_REACHED]: then the writer is as before,
    ///     and [#neededBytes()] and [#limitBytes()] tell more
    /// @throws ArchiveLimitException if the value asks for more than the [limits][#setLimits] of its
    ///     readers; the writer is as before
    public <T> long tryWrite(ArchiveType<T, ?> type, T value, long limitBytes) {
        if (refused) {
            throw limitSignal;
        }
        if (unsettled && depth == 0) {
            settle(0, 0);
        }
        if (textRun.isOpen()) {
            throw new IllegalStateException("a run of texts is open");
        }
        long start = position;
        long outerLimitBytes = this.limitBytes;
        long outerEndBytes = endBytes;
        int outerDepth = budget.depth;
        int outerDeepest = budget.deepest;
        long outerObjects = budget.objects;
        int scratchMark = scratch.mark();
        int scope = shared.mark();
        long innerLimitBytes = Math.clamp(limitBytes, NO_ROOM, outerLimitBytes);
        long innerEndBytes = Math.min(innerLimitBytes, memory.byteSize());
        boolean done = false;
        int outerScope = shared.enterScope();
        // The stack may end at any call: there is none between these and the try.
        depth++;
        this.limitBytes = innerLimitBytes;
        endBytes = innerEndBytes;
        try {
            long root = writeRoot(type, value);
            done = !refused;
            return done ? root : LIMIT_REACHED;
        } catch (LimitSignal signal) {
            if (signal != limitSignal || !refused) {
                throw signal;
            }
            return LIMIT_REACHED;
        } finally {
            // What takes no call comes first: it is done even if the stack has no room for one.
            depth--;
            position = done ? position : start;
            this.limitBytes = outerLimitBytes;
            endBytes = outerEndBytes;
            budget.depth = outerDepth;
            budget.deepest = outerDeepest;
            budget.objects = outerObjects;
            refused = false;
            unsettled = true;
            scratch.release(scratchMark);
            settle(scope, outerScope);
        }
    }

    private void settle(int scope, int outerScope) {
        endBytes = Math.min(limitBytes, memory.byteSize());
        textRun.abandon();
        shared.leaveScope(scope, outerScope);
        unsettled = false;
    }

    private <T> long writeRoot(ArchiveType<T, ?> type, T value) {
        long start = position;
        budget.objects = 0;
        long resolver = scratch.bump(type.resolverBytes(), Long.BYTES);
        MemorySegment resolvers = scratch.memory();
        type.serialize(value, this, resolvers, resolver);
        long place = reservePlace(type.placeBytes(), type.placeAlignment());
        type.resolve(value, this, place, resolvers, resolver);
        if (textRun.isOpen()) {
            throw new IllegalStateException("a run of texts has not been ended");
        }
        if (depth == 1 && !refused) {
            budget.acceptRoot(position - start);
        }
        return place;
    }

    /// Returns the end, in bytes, that the value refused last would have reached at least.
    public long neededBytes() {
        return neededBytes;
    }

    /// Returns the limit, in bytes, that the value refused last would have passed: the one given,
    /// or the size of a destination that does not grow.
    public long limitBytes() {
        return refusedLimitBytes;
    }

    /// Returns the scratch memory, for resolvers. A type leaves it as it found it, unless it
    /// throws.
    public Scratch scratch() {
        return scratch;
    }

    /// Returns what the value that is being written may still ask of its readers.
    public WriteBudget budget() {
        return budget;
    }

    /// Returns the memory at hand. Positions are offsets in it. It may be another one after every
    /// call that takes bytes, so it is asked for after those: in
    /// `Memory.putInt(out.memory(), out.reserve(4), 1)` it would be asked for before.
    public MemorySegment memory() {
        return memory;
    }

    /// Returns where the next byte is written, in bytes from the start of the destination.
    public long position() {
        return position;
    }

    /// Returns what has been written so far, as a part of the memory at hand.
    public MemorySegment written() {
        return memory.asSlice(0, position);
    }

    /// Takes the next bytes of the destination, whose contents are unspecified.
    ///
    /// Inside a value, what it throws for lack of room is not for types to catch; outside of one it
    /// is an [ArchiveCapacityException].
    ///
    /// @param byteSize the number of bytes, not negative
    /// @return the position of the first
    /// @throws IllegalArgumentException if the number is negative
    public long reserve(long byteSize) {
        long start = position;
        // The room is negative at the least by the position: its difference cannot overflow.
        if (byteSize < 0 || byteSize > endBytes - start) {
            makeRoom(byteSize);
        }
        position = start + byteSize;
        return start;
    }

    /// Moves on to a multiple of an alignment; the bytes skipped are zero.
    ///
    /// @param byteAlignment a power of two
    /// @return the position
    public long align(long byteAlignment) {
        long padding = -position & (byteAlignment - 1);
        if (padding != 0) {
            long start = reserve(padding);
            Memory.zero(memory, start, padding);
        }
        return position;
    }

    /// Takes aligned, zeroed bytes for one or more places.
    ///
    /// @return the position of the first byte
    public long reservePlace(long byteSize, long byteAlignment) {
        align(byteAlignment);
        long start = reserve(byteSize);
        Memory.zero(memory, start, byteSize);
        return start;
    }

    /// Writes text as the next bytes, in UTF-8, without padding or end mark.
    ///
    /// @return the number of bytes
    /// @throws ArchiveNullException if the text is null
    /// @throws ArchiveValueException if the text has an unpaired surrogate
    public long writeText(String text) {
        int length = ArchiveNullException.requireValue(text).length();
        budget.countObjects(1);
        return length > Long.BYTES ? textWriter.write(text) : ShortText.write(text, this);
    }

    /// Writes a text by itself, for types with places of 32-bit pointers.
    ///
    /// @return its place before the place's position is known; [TextRun#placeOf] makes it final
    /// @throws ArchiveNullException if the text is null
    /// @throws ArchiveRangeException if the text has 2^30 bytes or more
    /// @throws ArchiveValueException if the text has an unpaired surrogate
    public long putText(String text) {
        return textWriter.put(ArchiveNullException.requireValue(text));
    }

    /// Begins a run of texts, at the position.
    ///
    /// @param expectedTexts about how many there will be
    /// @throws IllegalStateException if a run is open
    public TextRun beginText(long expectedTexts) {
        textRun.begin(expectedTexts);
        return textRun;
    }

    /// Returns how many more bytes can be taken for certain.
    long roomBytes() {
        return endBytes - position;
    }

    /// Goes back to a position of this value.
    void rewind(long position) {
        this.position = position;
    }

    /// Begins to write a shared object, unless this archive has it already. Every object is written
    /// once for each type; two types are the same only if they are the same object.
    ///
    /// ```java
    /// long start = out.startShared(value, this);
    /// if (start == ArchiveWriter.NOT_WRITTEN) {
    ///     ORDER.serialize(value, out, resolver, at);
    ///     start = out.reservePlace(ORDER.placeBytes(), ORDER.placeAlignment());
    ///     ORDER.resolve(value, out, start, resolver, at);
    ///     out.finishShared(value, this, start);
    /// }
    /// ```
    ///
    /// @param value the object, by identity
    /// @param type  the type of references to it: the strong and the weak ones of a kind name the
    ///     same
    /// @return the position that it has been written at, or [#NOT_WRITTEN]: then it must be written
    ///     and [finished][#finishShared]
    /// @throws ArchiveCycleException if the object is being written: it leads back to itself
    /// @throws ArchiveLimitException if it has been written, and leads on too far from here
    public long startShared(Object value, ArchiveType<?, ?> type) {
        long start = shared.start(value, type, budget);
        if (start != NOT_WRITTEN) {
            keepPositionsDistinct(start);
        }
        return start;
    }

    /// Notes where a shared object has been written.
    ///
    /// @param value the object
    /// @param type  as [#startShared] was told
    /// @param start the position of its first byte, or of its place if it has one
    /// @throws IllegalStateException if the object is not being written
    public void finishShared(Object value, ArchiveType<?, ?> type, long start) {
        shared.finish(value, type, start, budget);
        keepPositionsDistinct(start);
    }

    /// Writes a zero byte after a shared object of size 0, so that no other has its position.
    private void keepPositionsDistinct(long start) {
        if (start == position) {
            long at = reserve(1);
            Memory.putByte(memory, at, (byte) 0);
        }
    }

    private void makeRoom(long byteSize) {
        if (byteSize < 0) {
            throw new IllegalArgumentException(
                    "byteSize must not be negative: byteSize=" + byteSize);
        }
        if (refused) {
            throw limitSignal;
        }
        long needed = byteSize > Long.MAX_VALUE - position ? Long.MAX_VALUE : position + byteSize;
        if (needed > limitBytes) {
            neededBytes = needed;
            refusedLimitBytes = limitBytes;
            throw refusal();
        }
        MemorySegment grown = enlarge(needed);
        if (grown == null) {
            neededBytes = needed;
            refusedLimitBytes = memory.byteSize();
            throw refusal();
        }
        memory = grown;
        endBytes = Math.min(limitBytes, grown.byteSize());
    }

    /// Asks for larger memory. Who is asked may be anybody's code, and must neither begin again
    /// with this writer meanwhile, so that it counts as one more value, nor ask in turn.
    private @Nullable MemorySegment enlarge(long needed) {
        if (asking) {
            throw new IllegalStateException("destination is being asked for memory");
        }
        asking = true;
        depth++;
        try {
            return destination.enlarge(position, needed);
        } finally {
            depth--;
            asking = false;
        }
    }

    /// Whether a destination is the writer's.
    boolean writesTo(Destination asked) {
        return destination == asked;
    }

    private RuntimeException refusal() {
        if (depth == 0) {
            return new ArchiveCapacityException(neededBytes, refusedLimitBytes);
        }
        refused = true;
        endBytes = NO_ROOM;
        return limitSignal;
    }
}
