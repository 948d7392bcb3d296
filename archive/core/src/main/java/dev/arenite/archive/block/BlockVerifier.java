package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.SeriesChecker;
import dev.arenite.archive.file.MappedFile;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Hands out the blocks of a file, each verified once, when it is touched for the first time.
///
/// Safe to use from all threads: one verifies a block, others that touch it wait.
final class BlockVerifier {

    private static final int LOCKS = 64;

    private final MappedFile file;
    private final BlockIndex index;
    private final ArchiveType<?, ?> type;
    private final CheckLimits limits;
    private final boolean checksArchives;
    private final BlockBits verified;
    private final Object[] locks = new Object[LOCKS];

    /// The objects that all values may still have beyond their bytes.
    private final AtomicLong spareObjects;

    /// A checker that no thread is using, if there is one.
    private final AtomicReference<@Nullable SeriesChecker> idle;

    BlockVerifier(
            MappedFile file, BlockIndex index, ArchiveType<?, ?> type, BlockReadOptions options) {
        this.file = file;
        this.index = index;
        this.type = type;
        this.limits = options.limits();
        checksArchives = options.check() != BlockCheck.CHECKSUM;
        verified = new BlockBits(index.blocks());
        spareObjects = new AtomicLong(limits.maxObjects());
        idle = new AtomicReference<>(new SeriesChecker(limits, spareObjects));
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /// Returns a block, verified.
    ///
    /// @param block the number of the block, less than their number
    /// @throws BlockDamageException if it is damaged, or has values of another type
    BlockFrame frame(long block) {
        MemorySegment memory = file.memory().asSlice(index.position(block), index.byteSize(block));
        if (!verified.get(block)) {
            verify(block, memory);
        }
        return BlockFrame.of(memory);
    }

    /// Returns the number of blocks that have been verified.
    long verifiedBlocks() {
        return verified.count();
    }

    private void verify(long block, MemorySegment memory) {
        synchronized (locks[(int) (block % LOCKS)]) {
            if (!verified.get(block)) {
                requireSound(block, memory);
                verified.set(block);
            }
        }
    }

    private void requireSound(long block, MemorySegment memory) {
        String problem = BlockFrame.problem(memory, index.checksumBefore(block));
        if (problem == null && !isTheIndexed(BlockFrame.of(memory), block)) {
            problem = "block is not the indexed one";
        }
        if (problem != null) {
            throw new BlockDamageException(file.path() + ": ", problem, index.position(block));
        }
        if (checksArchives) {
            checkArchives(BlockFrame.of(memory), block);
        }
    }

    private boolean isTheIndexed(BlockFrame frame, long block) {
        return frame.checksum() == index.checksum(block)
                && frame.items() == index.endItem(block) - index.firstItem(block);
    }

    private void checkArchives(BlockFrame frame, long block) {
        SeriesChecker checker = idle.getAndSet(null);
        if (checker == null) {
            checker = new SeriesChecker(limits, spareObjects);
        }
        try {
            frame.check(type, checker);
        } catch (ArchiveFormatException refusal) {
            throw new BlockDamageException(file.path() + ": ", refusal, index.position(block));
        }
        idle.set(checker);
    }

    /// Checks every value of a block on its own, whether its checksum matches or not.
    ///
    /// @throws BlockDamageException if it is not even shaped like a block
    List<BlockFinding> findings(long block) {
        MemorySegment memory = file.memory().asSlice(index.position(block), index.byteSize(block));
        String problem = BlockFrame.shapeProblem(memory);
        if (problem != null) {
            throw new BlockDamageException(file.path() + ": ", problem, index.position(block));
        }
        long firstItem = index.firstItem(block);
        List<BlockFinding> findings = new ArrayList<>();
        BlockFrame.of(memory)
                .findAll(
                        type,
                        index.endItem(block) - firstItem,
                        () -> new SeriesChecker(limits, spareObjects),
                        (item, violation) ->
                                findings.add(new BlockFinding(firstItem + item, violation)));
        return findings;
    }

    /// Returns the parts of a block, empty if it is not shaped like one.
    Optional<BlockLayout> layout(long block) {
        long position = index.position(block);
        MemorySegment memory = file.memory().asSlice(position, index.byteSize(block));
        long items = index.endItem(block) - index.firstItem(block);
        if (BlockFrame.shapeProblem(memory) != null || BlockFrame.of(memory).items() != items) {
            return Optional.empty();
        }
        BlockFrame frame = BlockFrame.of(memory);
        long table = frame.table();
        long lastRoot = frame.root(items - 1);
        return lastRoot < BlockFormat.HEADER_BYTES || lastRoot >= table
                ? Optional.empty()
                : Optional.of(
                        new BlockLayout(
                                position,
                                memory.byteSize(),
                                index.firstItem(block),
                                items,
                                lastRoot,
                                memory.byteSize() - table));
    }
}
