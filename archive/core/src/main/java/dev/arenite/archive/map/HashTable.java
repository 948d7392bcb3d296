package dev.arenite.archive.map;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckedRegion;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.memory.LittleEndian;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/// An open-addressing hash table, as rkyv's `ArchivedHashTable`.
///
/// ```text
/// place:     pointer to control byte 0 | number of entries | number of slots
/// elsewhere: bucket n-1 ... bucket 1 | bucket 0 | control 0 | control 1 ... | first controls again
/// ```
///
/// @param format   the archive format
/// @param contents the type of the buckets' contents
/// @param rule     a further check of a bucket
/// @param <E>      the contents of the buckets
record HashTable<E>(ArchiveFormat format, ArchiveType<E, ?> contents, HashTable.Rule rule)
        implements CheckedRegion {

    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final String TWICE = "key must not come twice";

    /// Checks a further rule for a bucket, beyond the rules of its type.
    @FunctionalInterface
    interface Rule {
        /// Checks a bucket that is not empty.
        ///
        /// @param count the number of entries in the table
        void check(ArchiveChecker checker, long bucket, long count);
    }

    /// Compares the key of a bucket with the key that is searched for.
    @FunctionalInterface
    interface Match {
        /// Returns whether the bucket holds the key.
        boolean test(long bucket);
    }

    /// Finds keys.
    @FunctionalInterface
    interface Keys {
        /// Returns the position of the key that a bucket stands for.
        ///
        /// @param place the position of the table's place
        long placeOf(MemorySegment archive, long place, long bucket);
    }

    long placeBytes() {
        return 3L * format.pointerBytes();
    }

    /// Writes entries, of which there is at least one.
    ///
    /// @param hashes   the hash of each
    /// @param sameHash refuses entries with the same key
    /// @return the position of the first control byte
    long serialize(List<E> entries, long[] hashes, TableSlots.SameHash sameHash, ArchiveSink out) {
        TableSlots slots = new TableSlots(hashes, sameHash);
        int mark = out.scratch().mark();
        long resolverBytes = contents.resolverBytes();
        long first = out.scratch().pushOffset(hashes.length * resolverBytes, Long.BYTES);
        MemorySegment resolvers = out.scratch().memory();
        out.budget().enter();
        try {
            for (int slot = 0; slot < slots.capacity(); slot++) {
                if (!slots.isEmpty(slot)) {
                    int entry = slots.entryOf(slot);
                    long resolver = first + entry * resolverBytes;
                    contents.serialize(entries.get(entry), out, resolvers, resolver);
                }
            }
        } finally {
            out.budget().leave();
        }
        long controls = resolve(slots, entries, out, resolvers, first);
        out.scratch().release(mark);
        return controls;
    }

    private long resolve(
            TableSlots slots,
            List<E> entries,
            ArchiveSink out,
            MemorySegment resolvers,
            long first) {
        long bucketsBytes = Math.multiplyExact(slots.capacity(), contents.placeBytes());
        byte[] controlBytes = slots.controls();
        long start =
                out.reservePlace(
                        Math.addExact(bucketsBytes, controlBytes.length),
                        contents.placeAlignment());
        long controls = start + bucketsBytes;
        MemorySegment.copy(controlBytes, 0, out.memory(), JAVA_BYTE, controls, controlBytes.length);
        for (int slot = 0; slot < slots.capacity(); slot++) {
            if (!slots.isEmpty(slot)) {
                int entry = slots.entryOf(slot);
                contents.resolve(
                        entries.get(entry),
                        out,
                        bucket(controls, slot),
                        resolvers,
                        first + entry * contents.resolverBytes());
            }
        }
        return controls;
    }

    void resolve(int count, ArchiveSink out, long place, long controls) {
        MemorySegment memory = out.memory();
        int width = format.pointerBytes();
        if (count == 0) {
            format.putDistance(memory, place, ArchiveFormat.NOWHERE);
        } else {
            format.putPointer(memory, place, place, controls);
            format.putLength(memory, place + width, count);
            format.putLength(memory, place + 2L * width, TableLayout.capacityFor(count));
        }
    }

    private long bucket(long controls, long slot) {
        return controls - (slot + 1) * contents.placeBytes();
    }

    private long controls(MemorySegment archive, long place) {
        return place + format.getDistance(archive, place);
    }

    long size(MemorySegment archive, long place) {
        return format.getLength(archive, place + format.pointerBytes());
    }

    private long capacity(MemorySegment archive, long place) {
        return format.getLength(archive, place + 2L * format.pointerBytes());
    }

    /// Checks the table, and each bucket that is not empty. Returns whether there are entries.
    boolean check(ArchiveChecker checker, long place) {
        MemorySegment archive = checker.archive();
        long count = size(archive, place);
        long capacity = capacity(archive, place);
        if (count == 0 && capacity == 0) {
            return false;
        }
        checker.require(
                count >= 0 && count < capacity,
                "hash table must have more slots than entries",
                place);
        // Every slot has a control byte: this rule keeps the sizes below from overflowing.
        checker.require(
                capacity < archive.byteSize()
                        && contents.placeBytes() <= archive.byteSize() / capacity,
                "target must end before its pointer",
                place);
        long bucketsBytes = capacity * contents.placeBytes();
        checker.claimRegion(
                this,
                controls(archive, place) - bucketsBytes,
                bucketsBytes + new TableLayout(capacity).controlBytes(),
                contents.placeAlignment(),
                1 + capacity,
                place);
        return true;
    }

    /// Checks the control bytes in step 0, and the bucket of one slot in each of the others.
    @Override
    public void checkStep(ArchiveChecker checker, long pointer, long start, long step) {
        MemorySegment archive = checker.archive();
        long controls = controls(archive, pointer);
        if (step == 0) {
            checkControls(checker, pointer, controls);
        } else if (LittleEndian.getByte(archive, controls + step - 1) >= 0) {
            long bucket = bucket(controls, step - 1);
            contents.check(checker, bucket);
            rule.check(checker, bucket, size(archive, pointer));
        }
    }

    private void checkControls(ArchiveChecker checker, long place, long controls) {
        MemorySegment archive = checker.archive();
        TableLayout layout = new TableLayout(capacity(archive, place));
        long capacity = layout.capacity();
        long full = 0;
        for (long i = 0; i < layout.controlBytes(); i++) {
            byte control = LittleEndian.getByte(archive, controls + i);
            if (i < capacity) {
                full += control >= 0 ? 1 : 0;
                checker.require(
                        control >= 0 || control == TableLayout.EMPTY,
                        "control byte must be a hash or empty",
                        controls + i);
            } else {
                byte wrapped =
                        i - capacity < layout.wrappedBytes()
                                ? LittleEndian.getByte(archive, controls + i - capacity)
                                : TableLayout.EMPTY;
                checker.require(
                        control == wrapped,
                        "control byte must repeat that of its slot",
                        controls + i);
            }
        }
        checker.require(
                full == size(archive, place),
                "hash table must have as many entries as it says",
                place);
    }

    @Override
    public String path(
            MemorySegment archive, long pointer, long start, long step, long byteOffset) {
        if (step == 0) {
            return "";
        }
        long bucket = bucket(controls(archive, pointer), step - 1);
        return "[" + (step - 1) + "]" + contents.path(archive, bucket, byteOffset);
    }

    /// Checks that the search for the key of every entry ends at its bucket: a lookup finds it, and
    /// no key is there twice. Control bytes, buckets and keys have been checked.
    ///
    /// @param place the position of the table's place
    void checkSearches(ArchiveChecker checker, long place, ArchiveKey<?> order, Keys keys) {
        MemorySegment archive = checker.archive();
        long controls = controls(archive, place);
        long capacity = capacity(archive, place);
        // Buckets without bytes are all in one place, and so are their keys.
        checker.require(contents.placeBytes() > 0 || size(archive, place) < 2, TWICE, place);
        checker.lookAtKeys(place);
        for (long slot = 0; slot < capacity; slot++) {
            if (LittleEndian.getByte(archive, controls + slot) >= 0) {
                checkSearch(checker, place, bucket(controls, slot), order, keys);
            }
        }
    }

    private void checkSearch(
            ArchiveChecker checker, long place, long bucket, ArchiveKey<?> order, Keys keys) {
        long key = keys.placeOf(checker.archive(), place, bucket);
        Match match =
                other ->
                        other == bucket
                                || isSame(
                                        checker,
                                        order,
                                        key,
                                        keys.placeOf(checker.archive(), place, other));
        long hash = order.hashArchived(checker, FxHash.START, key);
        long found = search(checker.archive(), place, hash, match, checker);
        checker.require(
                found != Container.NOT_FOUND, "key must lie where its hash leads", key, place);
        checker.require(found == bucket, TWICE, key, place);
    }

    private static boolean isSame(
            ArchiveChecker checker, ArchiveKey<?> order, long left, long right) {
        checker.spend(1);
        return order.compareArchived(checker, left, right) == 0;
    }

    /// Returns the bucket that holds the key, or [Container#NOT_FOUND].
    long find(MemorySegment archive, long place, long hash, Match match) {
        return search(archive, place, hash, match, null);
    }

    private long search(
            MemorySegment archive,
            long place,
            long hash,
            Match match,
            @Nullable ArchiveChecker checker) {
        long capacity = capacity(archive, place);
        if (capacity == 0) {
            return Container.NOT_FOUND;
        }
        long controls = controls(archive, place);
        TableLayout.Probe probe = new TableLayout(capacity).new Probe(hash);
        do {
            if (checker != null) {
                checker.spend(1);
            }
            long group = controls + probe.start();
            long low = LittleEndian.getLong(archive, group);
            long high = LittleEndian.getLong(archive, group + Long.BYTES);
            long found = findIn(low, probe.start(), hash, capacity, controls, match);
            if (found == Container.NOT_FOUND) {
                long next = probe.start() + Long.BYTES;
                found = findIn(high, next, hash, capacity, controls, match);
            }
            if (found != Container.NOT_FOUND || ((low | high) & HIGH_BITS) != 0) {
                return found;
            }
        } while (probe.next());
        return Container.NOT_FOUND;
    }

    /// Searches the slots of eight control bytes, the first of which is that at an index.
    private long findIn(
            long word, long index, long hash, long capacity, long controls, Match match) {
        long differences = word ^ TableLayout.control(hash) * LOW_BITS;
        // Marks every byte that is 0, and perhaps others above it, which then do not match.
        long candidates = differences - LOW_BITS & ~differences & HIGH_BITS;
        while (candidates != 0) {
            long control = index + Long.numberOfTrailingZeros(candidates) / Byte.SIZE;
            // A division takes longer than all else here.
            long slot = control < capacity ? control : control % capacity;
            long bucket = bucket(controls, slot);
            if (match.test(bucket)) {
                return bucket;
            }
            candidates &= candidates - 1;
        }
        return Container.NOT_FOUND;
    }

    /// Returns the buckets that are not empty, in the order of their slots.
    PrimitiveIterator.OfLong buckets(MemorySegment archive, long place) {
        return new Buckets(archive, controls(archive, place), capacity(archive, place));
    }

    private final class Buckets implements PrimitiveIterator.OfLong {
        private final MemorySegment archive;
        private final long controls;
        private final long capacity;
        private long slot;

        Buckets(MemorySegment archive, long controls, long capacity) {
            this.archive = archive;
            this.controls = controls;
            this.capacity = capacity;
            skipEmpty();
        }

        private void skipEmpty() {
            while (slot < capacity && LittleEndian.getByte(archive, controls + slot) < 0) {
                slot++;
            }
        }

        @Override
        public boolean hasNext() {
            return slot < capacity;
        }

        @Override
        public long nextLong() {
            if (slot >= capacity) {
                throw new NoSuchElementException();
            }
            long bucket = bucket(controls, slot++);
            skipEmpty();
            return bucket;
        }
    }
}
