package dev.arenite.archive;

import dev.arenite.scratch.Scratch;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Writes archives: the destination and the context of serialization (scratch memory and the table
/// of shared objects) in one place, lent to the types that write.
///
/// A writer is made once and used for many values; writing one copies and allocates nothing, but
/// for texts of up to 16 characters in the format of 64-bit pointers: those of nine and more, and
/// those that are not ASCII, are encoded in an array of their own.
///
/// After any exception in the middle of a value, at any byte and from any code, the writer is as
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

    private static final int NOTHING_PENDING = -1;
    private static final long ANYWHERE = -1;

    private final ArchiveSink sink;

    /// The position that the root of the next value must have, or [#ANYWHERE].
    private long expectedRoot = ANYWHERE;

    /// Whether the stack ended before [#finishRollback], which the next value or reset then calls.
    private boolean rollbackPending;

    /// The mark to which scratch memory was not given back because the stack ended, or
    /// [#NOTHING_PENDING]; and the mark that the scratch had then, or [#NOTHING_PENDING].
    private int pendingMark = NOTHING_PENDING;
    private int pendingTop = NOTHING_PENDING;

    private ArchiveWriter(Destination destination, MemorySegment memory, Scratch scratch) {
        sink = new ArchiveSink(destination, memory, scratch);
    }

    /// Returns a writer that starts at the beginning of a segment.
    ///
    /// @param memory  the destination, all of it; alignment is of positions in it
    /// @param scratch lent to the writer, which leaves it as it found it
    public static ArchiveWriter to(MemorySegment memory, Scratch scratch) {
        return new ArchiveWriter(
                FixedDestination.NEVER_GROWS,
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
        start(FixedDestination.NEVER_GROWS, Objects.requireNonNull(memory, "memory"));
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
        settle();
        sink.start(destination, memory);
    }

    /// Sets the limits of the readers of the values written from now on; without a call they are
    /// the [default ones][CheckLimits#DEFAULT]. A value that exceeds them is refused.
    ///
    /// Keys are not counted: readers may refuse a table of keys that were chosen to collide.
    ///
    /// @throws IllegalStateException if a value is being written
    public void setLimits(CheckLimits limits) {
        requireIdle();
        sink.budget.limit(limits);
    }

    /// Sets the limits of readers that check the values written from now on as a series, as a
    /// [SeriesChecker] does: all values together may have no more objects beyond the number of
    /// their bytes than the limits allow for one value.
    ///
    /// @throws IllegalStateException if a value is being written
    public void setSeriesLimits(CheckLimits limits) {
        setSeriesLimits(limits, limits.maxObjects());
    }

    /// Sets the limits of readers of a series that has been begun elsewhere, whose values have
    /// taken some of the objects beyond their bytes already.
    ///
    /// @param spareObjects the objects that the values from now on may have together beyond their
    ///     bytes, not negative
    /// @throws IllegalStateException if a value is being written
    public void setSeriesLimits(CheckLimits limits, long spareObjects) {
        requireIdle();
        sink.budget.limitSeries(limits, spareObjects);
    }

    /// Returns the objects that the values of the series may still have together beyond their
    /// bytes; [Long#MAX_VALUE] if [no series][#setSeriesLimits(CheckLimits)] is written.
    public long spareObjects() {
        return sink.budget.spareObjects();
    }

    /// Checks that no value is being written: all bytes are final.
    ///
    /// @throws IllegalStateException if one is, or the destination is being asked for memory
    void requireIdle() {
        if (sink.depth > 0) {
            throw new IllegalStateException("a value is being written: depth=" + sink.depth);
        }
    }

    /// Writes a value as the root of an archive that ends at [#position()].
    ///
    /// @return the position of the root's place
    /// @throws ArchiveCapacityException if the destination is full; the writer is as before
    /// @throws ArchiveLimitException if the value asks for more than the [limits][#setLimits] of
    ///     its readers; the writer is as before
    public <T> long write(ArchiveType<T, ?> type, T value) {
        long root = tryWrite(type, value, Long.MAX_VALUE);
        if (root == LIMIT_REACHED) {
            // Inside another value, it is the outer value that does not fit.
            throw sink.refusal();
        }
        return root;
    }

    /// Writes a value as the root of an archive, unless its root would lie elsewhere than expected,
    /// or end beyond a limit.
    ///
    /// As [#tryWrite] in every other respect; another place of the root is answered like a limit.
    ///
    /// @param root the position of the root's place, not negative
    public <T> long tryWriteAt(ArchiveType<T, ?> type, T value, long root, long limitBytes) {
        expectedRoot = root;
        try {
            return tryWrite(type, value, limitBytes);
        } finally {
            expectedRoot = ANYWHERE;
        }
    }

    /// Writes a value as the root of an archive, unless it would end beyond a limit.
    ///
    /// Only a limit, this one or the limit of an outer value, and the end of a fixed destination
    /// are answered with [#LIMIT_REACHED]. A limit that has been reached stays reached for the rest
    /// of the value: a type that catches unknown exceptions cannot pass off half of a value as the
    /// whole.
    ///
    /// @param limitBytes the length that the destination may reach, in bytes from its start; below
    ///     the position nothing can be written
    /// @return the position of the root's place, or [#LIMIT_REACHED]: then the writer is as before,
    ///     and [#neededBytes()] and [#limitBytes()] tell more
    /// @throws ArchiveLimitException if the value asks for more than the [limits][#setLimits] of
    ///     its readers; the writer is as before
    public <T> long tryWrite(ArchiveType<T, ?> type, T value, long limitBytes) {
        if (pendingTop == NOTHING_PENDING) {
            // The scratch may have got other blocks since.
            pendingMark = NOTHING_PENDING;
        }
        try {
            return writeWithin(type, value, limitBytes);
        } catch (StackOverflowError end) {
            // Here the stack has room for this call: the method above it has made the same one.
            if (pendingMark != NOTHING_PENDING && pendingTop == NOTHING_PENDING) {
                pendingTop = sink.scratch.mark();
            }
            throw end;
        }
    }

    private <T> long writeWithin(ArchiveType<T, ?> type, T value, long limitBytes) {
        if (sink.refused) {
            throw sink.limitSignal;
        }
        if (rollbackPending && sink.depth == 0) {
            settle();
        }
        if (sink.textBatch.isOpen()) {
            throw new IllegalStateException("a batch of texts is open");
        }
        long start = sink.position;
        long outerLimitBytes = sink.limitBytes;
        long outerEndBytes = sink.endBytes;
        int outerDepth = sink.budget.depth;
        int outerDeepest = sink.budget.deepest;
        long outerObjects = sink.budget.objects;
        boolean outerIdle = sink.budget.idle;
        int scratchMark = sink.scratch.mark();
        int scope = sink.shared.mark();
        long innerLimitBytes = Math.clamp(limitBytes, ArchiveSink.NO_ROOM, outerLimitBytes);
        long innerEndBytes = Math.min(innerLimitBytes, sink.memory.byteSize());
        long root = expectedRoot;
        expectedRoot = ANYWHERE;
        boolean done = false;
        int outerScope = sink.shared.enterScope();
        // The stack may end at any call: there is no call between these assignments and the try.
        sink.depth++;
        sink.budget.idle = false;
        sink.limitBytes = innerLimitBytes;
        sink.endBytes = innerEndBytes;
        try {
            root = writeRoot(type, value, root);
            done = !sink.refused && root != LIMIT_REACHED;
            return done ? root : LIMIT_REACHED;
        } catch (LimitSignal signal) {
            if (signal != sink.limitSignal || !sink.refused) {
                throw signal;
            }
            return LIMIT_REACHED;
        } finally {
            // The assignments come first: they are done even if the stack has no room for a call.
            sink.depth--;
            sink.position = done ? sink.position : start;
            sink.limitBytes = outerLimitBytes;
            sink.endBytes = outerEndBytes;
            sink.budget.depth = outerDepth;
            sink.budget.deepest = outerDeepest;
            sink.budget.objects = outerObjects;
            sink.budget.idle = outerIdle;
            sink.refused = false;
            rollbackPending = true;
            pendingMark = scratchMark;
            pendingTop = NOTHING_PENDING;
            // If the stack ends in one of these calls, as it may where an exception has left
            // compiled code, settle() goes on.
            sink.scratch.release(scratchMark);
            pendingMark = NOTHING_PENDING;
            finishRollback(scope, outerScope);
        }
    }

    /// Gives back what a [StackOverflowError] may have left behind, for callers that meet one: they
    /// have more room on the stack than the writer had. Otherwise the next value or reset gives it
    /// back.
    ///
    /// To be called before the scratch is used for anything else: what is newer than the value's
    /// blocks is given back with them.
    ///
    /// @throws IllegalStateException if a value is being written
    public void recover() {
        requireIdle();
        if (pendingMark != NOTHING_PENDING) {
            pendingTop = sink.scratch.mark();
        }
        settle();
    }

    /// Does what a stack that ended has left undone.
    ///
    /// SAFETY: scratch memory is given back only if the scratch is as it was left. A block that was
    /// pushed since belongs to the caller, and would be given back with it.
    private void settle() {
        if (pendingMark != NOTHING_PENDING && sink.scratch.mark() == pendingTop) {
            sink.scratch.release(pendingMark);
        }
        pendingMark = NOTHING_PENDING;
        if (rollbackPending) {
            finishRollback(0, 0);
        }
    }

    private void finishRollback(int scope, int outerScope) {
        sink.endBytes = Math.min(sink.limitBytes, sink.memory.byteSize());
        sink.textBatch.abandon();
        sink.shared.leaveScope(scope, outerScope);
        rollbackPending = false;
    }

    /// Returns the position of the root, or [#LIMIT_REACHED] if it is not the expected one.
    private <T> long writeRoot(ArchiveType<T, ?> type, T value, long expected) {
        long start = sink.position;
        sink.budget.objects = 0;
        long place = type.writePlace(value, sink);
        if (sink.textBatch.isOpen()) {
            throw new IllegalStateException("a batch of texts has not been ended");
        }
        if (expected != ANYWHERE && place != expected) {
            return LIMIT_REACHED;
        }
        if (sink.depth == 1 && !sink.refused) {
            sink.budget.acceptRoot(sink.position - start);
        }
        return place;
    }

    /// Returns the end, in bytes, that the value refused last would have reached at least.
    public long neededBytes() {
        return sink.neededBytes;
    }

    /// Returns the limit, in bytes, that the value refused last would have passed: the one given,
    /// or the size of a destination that does not grow.
    public long limitBytes() {
        return sink.refusedLimitBytes;
    }

    /// Returns the sink, for bytes between the archives. It is lent to the types of values.
    public ArchiveSink sink() {
        return sink;
    }

    /// Returns the position of the next byte to write, in bytes from the start of the destination.
    public long position() {
        return sink.position;
    }

    /// Returns the bytes that have been written so far, as a part of the memory at hand.
    public MemorySegment written() {
        return sink.memory.asSlice(0, sink.position);
    }
}
