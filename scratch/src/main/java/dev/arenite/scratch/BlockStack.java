package dev.arenite.scratch;

import java.util.Arrays;

/// What a scratch has to give back, newest last: blocks, and the frames that they lie in.
final class BlockStack {

    /*
     * An entry is three numbers in one array. Of a block: where it begins, its size, the bytes in use
     * before it. Of a frame: the index of the frame around it, the complement of its serial number, the
     * bytes in use before it. A frame thus looks like a block of negative size, which no segment matches:
     * popping across a frame fails in the same comparison as popping any other wrong block.
     */

    private static final int FIELDS = 3;
    private static final int NO_FRAME = -1;

    private long[] fields = new long[FIELDS * 8];

    private int count;

    /// The index of the innermost open frame's entry.
    private int innermost = NO_FRAME;

    /// How many frames were opened so far; tells a frame from another at the same index.
    private int serials;

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void push(long start, long byteSize, long usedBeforeBytes) {
        int at = FIELDS * count;
        long[] to = fields;
        if (at == to.length) {
            to = grow();
        }
        to[at] = start;
        to[at + 1] = byteSize;
        to[at + 2] = usedBeforeBytes;
        count++;
    }

    private long[] grow() {
        fields = Arrays.copyOf(fields, 2 * fields.length);
        return fields;
    }

    /// Drops the newest entry, a block, and returns the bytes that were in use before it.
    long pop() {
        count--;
        return fields[FIELDS * count + 2];
    }

    /// Drops all entries from an index on, frames included.
    ///
    /// @param newCount less than [#count()]
    /// @return the bytes that were in use before them
    long truncate(int newCount) {
        while (innermost >= newCount) {
            innermost = (int) fields[FIELDS * innermost];
        }
        count = newCount;
        return fields[FIELDS * newCount + 2];
    }

    void clear() {
        count = 0;
        innermost = NO_FRAME;
    }

    /// Whether the newest entry is a block at a place.
    boolean newestIs(long start, long byteSize) {
        int at = FIELDS * (count - 1);
        return at >= 0 && fields[at] == start && fields[at + 1] == byteSize;
    }

    /// Whether the newest entry is a block.
    boolean newestIsBlock() {
        return count > 0 && fields[FIELDS * (count - 1) + 1] >= 0;
    }

    long start(int index) {
        return fields[FIELDS * index];
    }

    long byteSize(int index) {
        return fields[FIELDS * index + 1];
    }

    long usedBeforeBytes(int index) {
        return fields[FIELDS * index + 2];
    }

    /// Returns how many of the entries are blocks.
    int blocks() {
        return count - depth(innermost);
    }

    /// Opens a frame and returns its number.
    long enter(long usedBytes) {
        int index = count;
        long serial = serials++ & Integer.MAX_VALUE;
        push(innermost, ~serial, usedBytes);
        innermost = index;
        return (serial << 32) | index;
    }

    /// Checks that a frame is the innermost open one, and returns its index.
    ///
    /// @throws IllegalStateException if it is not
    int checkInnermost(String name, long frame) {
        int index = (int) frame;
        if (index != innermost || !isOpen(frame)) {
            throw notInnermost(name, frame);
        }
        return index;
    }

    private boolean isOpen(long frame) {
        int index = (int) frame;
        return index >= 0 && index < count && byteSize(index) == ~(frame >>> 32);
    }

    private int depth(int frameIndex) {
        int depth = 0;
        for (int i = frameIndex; i != NO_FRAME; i = (int) start(i)) {
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
