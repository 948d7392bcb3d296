package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.SeriesChecker;
import dev.arenite.archive.file.UnfinishedFile;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// Finds out where to go on in a file that is to be appended to.
final class BlockFileReopening<T> {

    private final UnfinishedFile file;
    private final BlockFilePlan<T> plan;
    private final Path path;

    BlockFileReopening(UnfinishedFile file, BlockFilePlan<T> plan) {
        this.file = file;
        this.plan = plan;
        this.path = file.path();
    }

    BlockFileWriter<T> reopen(BumpArena arena, Scratch scratch) throws IOException {
        try (Arena mapping = Arena.ofConfined()) {
            MemorySegment present = file.mapPresent(mapping);
            BlockFileHeader fresh = plan.header();
            if (isBeginningOf(present, fresh)) {
                BlockFileWriter<T> writer = plan.writer(file, fresh, arena, scratch);
                file.continueAt(0);
                writer.begin(fresh);
                if (plan.options().force() != BlockForce.NEVER) {
                    file.forceName();
                }
                return writer;
            }
            BlockFileHeader header = BlockFileHeader.read(path, present);
            header.requireType(path, plan.type());
            header.requireKey(path, plan.key());
            return continued(present, header, plan.writer(file, header, arena, scratch));
        }
    }

    /// Whether a file has nothing but a part of a header, because its first writer ended there.
    private static boolean isBeginningOf(MemorySegment present, BlockFileHeader fresh) {
        return present.byteSize() == 0
                || (present.byteSize() < fresh.byteSize()
                        && present.mismatch(fresh.memory()) == present.byteSize());
    }

    private BlockFileWriter<T> continued(
            MemorySegment present, BlockFileHeader header, BlockFileWriter<T> writer)
            throws IOException {
        BlockIndex finished = finished(present, header);
        BlockIndex index = finished == null ? new BlockRecovery(present, header).index() : finished;
        long taken = finished == null ? 0 : finished.takenObjects();
        CheckLimits limits = plan.options().limits();
        AtomicLong spare = new AtomicLong(Math.max(0, limits.maxObjects() - taken));
        if (finished == null) {
            SeriesChecker checker = new SeriesChecker(limits, spare);
            for (long block = 0; block < index.blocks(); block++) {
                check(frame(present, index, block), checker, index.position(block));
            }
        }
        KeyRecorder<T, ?> keys = writer.keys();
        KeyNotes notes = index;
        if (keys != null && index.blocks() > 0) {
            if (finished == null) {
                notes = new ReadKeys(keys, present, index);
            } else {
                requireLast(present, index);
                keys.takeOver(index);
            }
            keys.continueBehind(last(present, index));
        }
        // Cuts the index off: nothing is read from here on.
        writer.continueBehind(index, spare.get(), notes);
        return writer;
    }

    /// The keys of blocks without an index, read from the values.
    private final class ReadKeys implements KeyNotes {

        private final KeyRecorder<T, ?> keys;
        private final MemorySegment present;
        private final BlockIndex index;

        ReadKeys(KeyRecorder<T, ?> keys, MemorySegment present, BlockIndex index) {
            this.keys = keys;
            this.present = present;
            this.index = index;
        }

        @Override
        public long firstKey(long block) {
            return keys.addFirst(value(present, index, block, 0));
        }

        @Override
        public int filterChecksum(long block) throws IOException {
            FilterRecorder filter = keys.filter;
            if (filter == null) {
                return 0;
            }
            long firstItem = index.firstItem(block);
            long endItem = index.endItem(block);
            for (long item = 0; item < endItem - firstItem; item++) {
                keys.addToFilter(filter, value(present, index, block, item));
            }
            int checksum = filter.prepare(index.checksum(block), firstItem, endItem);
            filter.usedBytes = filter.preparedBytes;
            filter.count = 0;
            return checksum;
        }
    }

    /// Requires that the last block, which has not been read, can be.
    private void requireLast(MemorySegment present, BlockIndex index) {
        long block = index.blocks() - 1;
        long position = index.position(block);
        MemorySegment memory = slice(present, index, block);
        String problem = BlockFrame.problem(memory, index.checksumBefore(block));
        if (problem != null) {
            throw new BlockDamageException(path + ": ", problem, position);
        }
        check(BlockFrame.of(memory), new SeriesChecker(plan.options().limits()), position);
    }

    /// Returns the index of a finished file; null if it was not finished, or if a failure of the
    /// machine has lost a part of the index.
    private @Nullable BlockIndex finished(MemorySegment present, BlockFileHeader header) {
        try {
            return BlockIndex.isFinished(present) ? BlockIndex.read(path, present, header) : null;
        } catch (BlockFileException damaged) {
            return null;
        }
    }

    private static MemorySegment slice(MemorySegment present, BlockIndex index, long block) {
        return present.asSlice(index.position(block), index.byteSize(block));
    }

    private static BlockFrame frame(MemorySegment present, BlockIndex index, long block) {
        return BlockFrame.of(slice(present, index, block));
    }

    private void check(BlockFrame frame, SeriesChecker checker, long position) {
        try {
            frame.check(plan.type(), checker);
        } catch (ArchiveFormatException refusal) {
            throw new BlockDamageException(path + ": ", refusal, position);
        }
    }

    private T value(MemorySegment present, BlockIndex index, long block, long item) {
        BlockFrame frame = frame(present, index, block);
        return frame.read(plan.type(), item);
    }

    private T last(MemorySegment present, BlockIndex index) {
        long block = index.blocks() - 1;
        return value(present, index, block, index.items() - index.firstItem(block) - 1);
    }
}
