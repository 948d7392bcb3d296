package dev.arenite.archive.map;

import java.util.Arrays;

/// The assignment of entries to slots of a new hash table.
final class TableSlots {

    private static final int NO_ENTRY = -1;

    /// Takes pairs of entries that may have the same key.
    interface SameHash {
        void accept(int entry, int earlier);
    }

    private final TableLayout layout;
    private final byte[] controls;
    private final int[] entries;

    /// Puts entries into slots, in their order.
    ///
    /// @param hashes the hashes of the entries, at least one
    /// @param sameHash takes each pair of entries with the same hash
    TableSlots(long[] hashes, SameHash sameHash) {
        layout = new TableLayout(TableLayout.capacityFor(hashes.length));
        controls = new byte[Math.toIntExact(layout.controlBytes())];
        entries = new int[Math.toIntExact(layout.capacity())];
        Arrays.fill(controls, TableLayout.EMPTY);
        Arrays.fill(entries, NO_ENTRY);
        for (int i = 0; i < hashes.length; i++) {
            int slot = freeSlot(hashes, i, sameHash);
            entries[slot] = i;
            controls[slot] = TableLayout.control(hashes[i]);
            if (slot < layout.wrappedBytes()) {
                controls[entries.length + slot] = controls[slot];
            }
        }
    }

    private int freeSlot(long[] hashes, int entry, SameHash sameHash) {
        long hash = hashes[entry];
        byte control = TableLayout.control(hash);
        TableLayout.Probe probe = layout.new Probe(hash);
        do {
            int start = (int) probe.start();
            for (int i = start; i < start + TableLayout.GROUP_BYTES; i++) {
                if (controls[i] == TableLayout.EMPTY) {
                    return i % entries.length;
                }
                if (controls[i] == control && hashes[entries[i % entries.length]] == hash) {
                    sameHash.accept(entry, entries[i % entries.length]);
                }
            }
        } while (probe.next());
        throw new AssertionError("hash table has no free slot");
    }

    TableLayout layout() {
        return layout;
    }

    byte[] controls() {
        return controls;
    }

    int capacity() {
        return entries.length;
    }

    boolean isEmpty(int slot) {
        return entries[slot] == NO_ENTRY;
    }

    /// Returns the index of the entry in a slot that is not empty.
    int entryOf(int slot) {
        return entries[slot];
    }
}
