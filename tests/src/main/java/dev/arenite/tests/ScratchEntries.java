package dev.arenite.tests;

import dev.arenite.scratch.ScratchFrame;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The model of a scratch: its blocks and open frames, newest last.
final class ScratchEntries {

    private final List<Entry> entries = new ArrayList<>();
    private int blockCount;

    /// A block with the pattern that it is filled with, or a frame, which has no memory; and the
    /// state of the scratch before it.
    record Entry(
            @Nullable MemorySegment memory,
            boolean pushed,
            byte pattern,
            @Nullable ScratchFrame frame,
            long usedBeforeBytes,
            int markBefore) {

        void checkContents() {
            if (memory != null) {
                FilledBlock.check(memory, pattern);
            }
        }
    }

    void add(Entry entry) {
        entries.add(entry);
        blockCount += entry.memory == null ? 0 : 1;
    }

    Entry get(int index) {
        return entries.get(index);
    }

    Entry removeNewest() {
        Entry newest = entries.removeLast();
        blockCount -= newest.memory == null ? 0 : 1;
        return newest;
    }

    int size() {
        return entries.size();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    @Nullable Entry newest() {
        return entries.isEmpty() ? null : entries.getLast();
    }

    /// Returns the block of the newest entry; null if there is no entry or if it is a frame.
    @Nullable MemorySegment newestBlock() {
        Entry newest = newest();
        return newest == null ? null : newest.memory;
    }

    /// Checks the contents of the entries from an index on.
    void checkContents(int from) {
        entries.subList(from, entries.size()).forEach(Entry::checkContents);
    }

    int blockCount() {
        return blockCount;
    }

    /// Returns the blocks, oldest first.
    List<MemorySegment> blocks() {
        List<MemorySegment> blocks = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.memory != null) {
                blocks.add(entry.memory);
            }
        }
        return blocks;
    }

    /// Returns the blocks that were pushed and are followed by another entry, oldest first.
    List<MemorySegment> coveredBlocks() {
        List<MemorySegment> blocks = new ArrayList<>();
        for (int i = 0; i < entries.size() - 1; i++) {
            Entry entry = entries.get(i);
            if (entry.memory != null && entry.pushed) {
                blocks.add(entry.memory);
            }
        }
        return blocks;
    }

    /// Returns the index of the innermost frame, or -1.
    int innermostFrame() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).frame != null) {
                return i;
            }
        }
        return -1;
    }

    /// Returns the index of the outermost frame, or the number of entries.
    int outermostFrame() {
        int index = 0;
        while (index < entries.size() && entries.get(index).frame == null) {
            index++;
        }
        return index;
    }
}
