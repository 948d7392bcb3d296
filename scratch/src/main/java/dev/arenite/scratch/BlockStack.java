package dev.arenite.scratch;

import dev.arenite.arena.BumpArithmetic;

import java.util.Arrays;

/// The entries that a scratch has to give back, newest last: blocks, and the frames that they lie
/// in.
///
/// This is a base class and not a field of each scratch: every push and pop uses it, and a field
/// would cost a load each time.
abstract sealed class BlockStack permits ConfinedScratch {

    /*
     * An entry is two numbers in one array: the fill of the scratch before the entry, and its
     * place. The fill is the number of bytes in use, or the address at which they end. The place of
     * a block tells the position at which the block begins and whether it is empty; the newest
     * block ends at the present fill. The place of a frame is the complement of its serial number
     * and of the index of the frame around it. It is negative, unlike the place of any block:
     * popping across a frame fails in the same comparison as popping any other wrong block. A block
     * that lies in other memory (a spill) has an entry here, too, which tells only that it is a
     * spill, so that there is one order. Below all entries lies one like a frame's, so that there
     * always is a newest entry to compare with.
     */

    private static final int FIELDS = 2;
    private static final int NO_FRAME = -1;
    private static final int LARGEST_SERIAL = 0x3FFF_FFFF;

    /// The place of a spill. No frame has this place: serial numbers are not large enough for it.
    private static final long SPILL = Long.MIN_VALUE;

    private long[] fields = bottom();

    private int count;

    /// The index of the innermost open frame's entry.
    private int innermost = NO_FRAME;

    /// The number of frames opened so far; it distinguishes a frame from another one at the same
    /// index.
    private int serials;

    private static long[] bottom() {
        long[] bottom = new long[FIELDS * 16];
        bottom[1] = -1;
        return bottom;
    }

    /// Returns the place of a block. An empty block takes one byte; the lowest bit distinguishes it
    /// from a block of one byte.
    ///
    /// @param start the address or offset at which the block begins, from 0 to
    ///     [BumpArithmetic#MAX_ALIGNMENT]
    static long place(long start, long byteSize) {
        return start << 1 | (byteSize == 0 ? 1 : 0);
    }

    final int entries() {
        return count;
    }

    final boolean isEmpty() {
        return count == 0;
    }

    /// Makes sure that the next entry can be added without memory from the Java heap.
    final void reserveEntry() {
        if (at(count) == fields.length) {
            grow();
        }
    }

    /// Adds a block.
    final void addEntry(long usedBefore, long place) {
        int at = at(count);
        long[] to = fields;
        // Unsigned, like the check of the array's bounds, which then need not be made again.
        if (Integer.compareUnsigned(at + 1, to.length) >= 0) {
            to = grow();
        }
        to[at + 1] = place;
        to[at] = usedBefore;
        count++;
    }

    /// Adds a block that lies in other memory.
    final void addSpill(long usedBefore) {
        addEntry(usedBefore, SPILL);
    }

    private long[] grow() {
        fields = Arrays.copyOf(fields, 2 * fields.length);
        return fields;
    }

    /// Drops the newest entry, a block, and returns the fill before it.
    final long removeNewest() {
        // The call comes first: if the stack ends in it, nothing has changed.
        long used = usedBefore(count - 1);
        count--;
        return used;
    }

    /// Drops all entries from an index on, frames included.
    ///
    /// @param newCount less than [#entries()]
    /// @return the fill before the dropped entries
    final long removeFrom(int newCount) {
        // The calls come first: if the stack ends in one of them, the entries are still there.
        long used = usedBefore(newCount);
        while (innermost >= newCount) {
            innermost = outer(innermost);
        }
        count = newCount;
        return used;
    }

    final void removeAll() {
        count = 0;
        innermost = NO_FRAME;
    }

    /// Whether the newest entry is a block at a place.
    final boolean newestIs(long place) {
        return place(count - 1) == place;
    }

    final boolean newestIsSpill() {
        return newestIs(SPILL);
    }

    /// Returns the index of the newest spill, -1 if there is none from an index on.
    final int newestSpill(int from) {
        int index = count - 1;
        while (index >= from && place(index) != SPILL) {
            index--;
        }
        return index >= from ? index : -1;
    }

    /// Whether the newest entry is a block, and not a spill.
    final boolean newestIsBlock() {
        return place(count - 1) >= 0;
    }

    /// Returns the address or offset at which the newest entry, a block, begins.
    final long newestStart() {
        return place(count - 1) >> 1;
    }

    /// Whether the newest entry, a block, has no bytes.
    final boolean newestIsVoid() {
        return (place(count - 1) & 1) != 0;
    }

    /// Returns the fill before the newest entry.
    final long usedBeforeNewest() {
        return usedBefore(count - 1);
    }

    /// Returns the index of an entry's first number in the array; the entry -1 is the bottom.
    private static int at(int index) {
        return FIELDS * (index + 1);
    }

    private long usedBefore(int index) {
        return fields[at(index)];
    }

    private long place(int index) {
        return fields[at(index) + 1];
    }

    private int outer(int frameIndex) {
        return (int) ~place(frameIndex);
    }

    /// Returns the serial number of a frame by the index of its entry.
    private long serial(int index) {
        return ~place(index) >> 32;
    }

    /// Returns the number of entries that are blocks.
    final int blocks() {
        return count - depth(innermost);
    }

    /// Opens a frame and returns its number.
    final long addFrame(long used) {
        int index = count;
        long serial = serials++ & LARGEST_SERIAL;
        addEntry(used, ~((serial << 32) | (innermost & 0xFFFF_FFFFL)));
        innermost = index;
        return (serial << 32) | index;
    }

    /// Checks that a frame is the innermost open one, and returns its index.
    ///
    /// @throws IllegalStateException if it is not
    final int checkInnermost(String name, long frame) {
        int index = (int) frame;
        if (index != innermost || !isOpen(frame)) {
            throw notInnermost(name, frame);
        }
        return index;
    }

    private boolean isOpen(long frame) {
        int index = (int) frame;
        return index >= 0 && index < count && serial(index) == frame >>> 32;
    }

    private int depth(int frameIndex) {
        int depth = 0;
        for (int i = frameIndex; i != NO_FRAME; i = outer(i)) {
            depth++;
        }
        return depth;
    }

    private IllegalStateException notInnermost(String name, long frame) {
        if (!isOpen(frame)) {
            return new IllegalStateException("frame is closed: scratch=" + name);
        }
        return new ScratchOrderException(
                "a frame inside is open: scratch="
                        + name
                        + " frameDepth="
                        + depth((int) frame)
                        + " innermostDepth="
                        + depth(innermost));
    }
}
