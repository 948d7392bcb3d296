package dev.arenite.archive;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.scratch.Scratch;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Takes the bytes of an archive, as its [writer][ArchiveWriter] lends it to types: they reserve
/// bytes, write text, values out of line and shared objects, and use the scratch memory.
///
/// Positions count from the start of the destination, in bytes. Inside a value, types must not
/// catch the exception that is thrown for lack of room.
///
/// Belongs to its writer, and to the writer's thread.
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public final class ArchiveSink {

    /// Returned by [#startShared] for an object that has not been written.
    public static final long NOT_WRITTEN = SharedReferences.NOT_WRITTEN;

    /// An end that refuses every request for bytes, even for 0 bytes.
    static final long NO_ROOM = -1;

    /*
     * The writer's rollback assigns the fields directly: the stack may have no room for a call.
     */
    final SharedReferences shared = new SharedReferences();
    final WriteBudget budget = new WriteBudget();
    final LimitSignal limitSignal = new LimitSignal();
    final Scratch scratch;
    final TextBatch textBatch;
    private final TextWriter textWriter;

    private Destination destination;
    MemorySegment memory;
    long position;

    /// The number of values that are being written, each nested in the one before.
    int depth;

    /// The end that the innermost value must not pass; no limit outside of a value.
    long limitBytes = Long.MAX_VALUE;

    /// The present end of writing: the limit, or the size of the memory at hand if that is less.
    long endBytes;

    /// Whether a request has been refused since the innermost value began. Nothing else is written
    /// for that value then, even if a type goes on.
    boolean refused;

    /// Whether the destination is being asked for larger memory.
    private boolean asking;

    long neededBytes;
    long refusedLimitBytes;

    ArchiveSink(Destination destination, MemorySegment memory, Scratch scratch) {
        this.destination = destination;
        this.memory = memory;
        this.endBytes = memory.byteSize();
        this.scratch = scratch;
        textWriter = new TextWriter(this);
        textBatch = new TextBatch(this, textWriter);
    }

    void start(Destination destination, MemorySegment memory) {
        this.destination = destination;
        this.memory = memory;
        this.endBytes = memory.byteSize();
        this.position = 0;
    }

    /// Returns a value that is not null. For types, when they first use it.
    ///
    /// @throws ArchiveNullException if it is null
    public static <T> T requireValue(@Nullable T value) {
        // Not a method of the exception: the compiler does not make those a part of their callers.
        if (value == null) {
            throw new ArchiveNullException();
        }
        return value;
    }

    /// Returns the scratch memory, for resolvers. A type leaves it as it found it, unless it
    /// throws.
    public Scratch scratch() {
        return scratch;
    }

    /// Returns the budget of the value that is being written, by the limits of its readers.
    public WriteBudget budget() {
        return budget;
    }

    /// Returns the memory at hand. Positions are offsets in it. Every call that takes bytes may
    /// replace it, so get it after such a call:
    /// `LittleEndian.putInt(out.memory(), out.reserve(4), 1)` would get it before.
    public MemorySegment memory() {
        return memory;
    }

    /// Returns the position of the next byte to write, in bytes from the start of the destination.
    public long position() {
        return position;
    }

    /// Takes the next bytes of the destination, whose contents are unspecified.
    ///
    /// Inside a value, types must not catch the exception that this throws for lack of room;
    /// outside of a value it is an [ArchiveCapacityException].
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
            LittleEndian.zero(memory, start, padding);
        }
        return position;
    }

    /// Takes aligned, zeroed bytes for one or more places.
    ///
    /// @return the position of the first byte
    public long reservePlace(long byteSize, long byteAlignment) {
        align(byteAlignment);
        long start = reserve(byteSize);
        LittleEndian.zero(memory, start, byteSize);
        return start;
    }

    /// Takes aligned bytes out of line for numbers side by side, the target of a pointer. Together
    /// they count as one object, or as none if there are none.
    ///
    /// @param count       the number of numbers, not negative
    /// @param numberBytes the size and alignment of each in bytes, a power of two
    /// @return the position of the first; the contents are unspecified
    /// @throws ArchiveLimitException if it is one object or one pointer too many
    public long reserveRow(int count, long numberBytes) {
        budget.enter(1, Math.min(count, 1));
        budget.leave();
        align(numberBytes);
        return reserve(count * numberBytes);
    }

    /// Writes a value out of line: first everything that it points to, then its place, the target
    /// of a pointer. Counts as an object.
    ///
    /// @return the position of the place
    /// @throws ArchiveLimitException if it is one object or one pointer too many
    public <T> long writePlace(ArchiveType<T, ?> type, T value) {
        budget.enter();
        try {
            return type.writePlace(value, this);
        } finally {
            budget.leave();
        }
    }

    /// Writes a value with its place, its resolver in scratch memory.
    <T> long putPlace(ArchiveType<T, ?> type, T value) {
        int mark = scratch.mark();
        long resolver = scratch.pushOffset(type.resolverBytes(), Long.BYTES);
        MemorySegment resolvers = scratch.memory();
        type.serialize(value, this, resolvers, resolver);
        long place = reservePlace(type.placeBytes(), type.placeAlignment());
        type.resolve(value, this, place, resolvers, resolver);
        scratch.release(mark);
        return place;
    }

    /// Writes values out of line, their places side by side: first everything that they point to,
    /// then the places. Together they count as one object, or as one each if their places have no
    /// bytes.
    ///
    /// @param element the type of each
    /// @param values  the values
    /// @param count   the number of values to write, the first ones; not more than there are
    /// @return the position of the first place
    /// @throws ArchiveLimitException if they are too many objects, or one pointer too many
    public <T> long writePlaces(ArchiveType<T, ?> element, List<T> values, int count) {
        long resolversBytes = Math.multiplyExact(count, element.resolverBytes());
        if (resolversBytes == 0) {
            return putPlaces(element, values, count, MemorySegment.NULL, 0);
        }
        int mark = scratch.mark();
        long first = scratch.pushOffset(resolversBytes, Long.BYTES);
        long start = putPlaces(element, values, count, scratch.memory(), first);
        scratch.release(mark);
        return start;
    }

    private <T> long putPlaces(
            ArchiveType<T, ?> element,
            List<T> values,
            int count,
            MemorySegment resolvers,
            long first) {
        long placeBytes = element.placeBytes();
        budget.enter(1, placeBytes == 0 ? count : Math.min(count, 1));
        try {
            element.serializeAll(values, count, this, resolvers, first);
        } finally {
            budget.leave();
        }
        align(element.placeAlignment());
        long start = reserve(Math.multiplyExact(count, placeBytes));
        element.resolveAll(values, count, this, start, resolvers, first);
        return start;
    }

    /// Writes text as the next bytes, in UTF-8, without padding or end mark.
    ///
    /// @return the number of bytes
    /// @throws ArchiveNullException if the text is null
    /// @throws ArchiveValueException if the text has an unpaired surrogate
    public long writeText(String text) {
        int length = ArchiveSink.requireValue(text).length();
        budget.countObjects(1);
        return length > Long.BYTES ? textWriter.write(text) : textWriter.writeShort(text);
    }

    /// Writes a text by itself, for types with places of 32-bit pointers.
    ///
    /// @return its place before the place's position is known; [TextBatch#place] makes it final
    /// @throws ArchiveNullException if the text is null
    /// @throws ArchiveRangeException if the text has 2^30 bytes or more
    /// @throws ArchiveValueException if the text has an unpaired surrogate
    public long addText(String text) {
        return textWriter.put(ArchiveSink.requireValue(text));
    }

    /// Begins a batch of texts, at the position.
    ///
    /// @param expectedTexts the estimated number of texts
    /// @throws IllegalStateException if a run is open
    public TextBatch beginTexts(long expectedTexts) {
        textBatch.begin(expectedTexts);
        return textBatch;
    }

    /// Returns the number of bytes that can be taken without asking the destination for memory.
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
    /// if (start == ArchiveSink.NOT_WRITTEN) {
    ///     ORDER.serialize(value, out, resolver, at);
    ///     start = out.reservePlace(ORDER.placeBytes(), ORDER.placeAlignment());
    ///     ORDER.resolve(value, out, start, resolver, at);
    ///     out.finishShared(value, this, start);
    /// }
    /// ```
    ///
    /// @param value the object, by identity
    /// @param type  the type of the references to it; strong and weak references of one kind pass
    ///     the same type
    /// @return the position that it has been written at, or [#NOT_WRITTEN]: then it must be written
    ///     and [finished][#finishShared]
    /// @throws ArchiveCycleException if the object is being written: it leads back to itself
    /// @throws ArchiveLimitException if it has been written, and the pointers below it would exceed
    ///     the limit of depth from here
    public long startShared(Object value, ArchiveType<?, ?> type) {
        long start = shared.start(value, type, budget);
        if (start != NOT_WRITTEN) {
            keepPositionsDistinct(start);
        }
        return start;
    }

    /// Notes the position at which a shared object has been written.
    ///
    /// @param value the object
    /// @param type  the type that was passed to [#startShared]
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
            LittleEndian.putByte(memory, at, (byte) 0);
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

    /// Asks the destination for larger memory. The destination may be foreign code. It must not
    /// reset this writer meanwhile, so the call counts as one more value, and it must not cause
    /// another request for memory.
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

    /// Whether a destination is the one written to.
    boolean writesTo(Destination asked) {
        return destination == asked;
    }

    RuntimeException refusal() {
        if (depth == 0) {
            return new ArchiveCapacityException(neededBytes, refusedLimitBytes);
        }
        refused = true;
        endBytes = NO_ROOM;
        return limitSignal;
    }
}
