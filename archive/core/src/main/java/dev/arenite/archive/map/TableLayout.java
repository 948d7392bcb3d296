package dev.arenite.archive.map;

import dev.arenite.archive.memory.PlaceLayout;

/// The arithmetic of a hash table: a bucket and a control byte for each slot.
///
/// Slots are probed 16 control bytes at a time from any slot on. The control bytes of the first
/// slots come a second time behind the last one, so that such a group may run over the end.
///
/// @param capacity the number of slots, more than there are entries, positive
record TableLayout(long capacity) {

    /// The number of control bytes that are looked at together.
    static final int GROUP_BYTES = 16;

    /// The control byte of a slot without entry.
    static final byte EMPTY = (byte) 0xFF;

    /// Returns the number of slots for entries: so many that an eighth of them stays empty.
    ///
    /// @param count the number of entries, positive
    static long capacityFor(long count) {
        return Math.max(count * 8 / 7, count + 1);
    }

    /// Returns the exclusive upper bound of a group's first slot.
    long probeCapacity() {
        return PlaceLayout.roundUp(capacity, GROUP_BYTES);
    }

    /// Returns the number of control bytes.
    long controlBytes() {
        return probeCapacity() + GROUP_BYTES - 1;
    }

    /// Returns the number of control bytes that come a second time, behind that of the last slot.
    long wrappedBytes() {
        return Math.min(capacity, controlBytes() - capacity);
    }

    /// Returns the slot at which the search for a hash starts.
    long firstSlot(long hash) {
        return Long.remainderUnsigned(hash, capacity);
    }

    /// Returns the control byte of an entry, 0 to 127.
    static byte control(long hash) {
        return (byte) (hash >>> 57);
    }

    /// The sequence of groups in which an entry is searched for.
    final class Probe {
        private final long mask = Long.highestOneBit(controlBytes() - 1) * 2 - 1;
        private long start;
        private long stride;

        Probe(long hash) {
            start = firstSlot(hash);
        }

        /// Returns the control byte at which the group starts.
        long start() {
            return start;
        }

        /// Moves on to the next group.
        ///
        /// @return whether there is one; all slots have been seen otherwise
        boolean next() {
            do {
                stride += GROUP_BYTES;
                start = (start + stride) & mask;
            } while (start >= probeCapacity() && stride <= mask);
            return stride <= mask;
        }
    }
}
