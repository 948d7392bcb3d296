package dev.arenite.tests;

import static dev.arenite.tests.Expect.checkEquals;
import static dev.arenite.tests.Expect.expect;
import static dev.arenite.tests.Expect.require;

import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchOrderException;
import dev.arenite.tests.ScratchOperation.Wrong;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Attempts to pop segments that are not the newest block.
final class WrongPops {

    private final Scratch scratch;
    private final ScratchEntries entries;
    private final boolean sizesInMessages;

    private @Nullable MemorySegment popped;
    private @Nullable MemorySegment stale;

    /// Makes attempts possible.
    ///
    /// @param sizesInMessages whether messages say sizes
    WrongPops(Scratch scratch, ScratchEntries entries, boolean sizesInMessages) {
        this.scratch = scratch;
        this.entries = entries;
        this.sizesInMessages = sizesInMessages;
    }

    void notePopped(MemorySegment block) {
        popped = block;
    }

    /// Notes that the scratch was cleared.
    ///
    /// @param newest the block handed out last, if there was one since the last time
    void noteCleared(@Nullable MemorySegment newest) {
        popped = null;
        stale = newest == null ? stale : newest;
    }

    /// Checks that an attempt is refused and changes nothing.
    void attempt(Wrong wrong) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment block = block(wrong, arena);
            if (block != null && !isNewest(block)) {
                int mark = scratch.mark();
                ScratchOrderException refusal =
                        expect(
                                ScratchOrderException.class,
                                "pop of a block that is not the newest (" + wrong + ")",
                                () -> scratch.pop(block));
                checkEquals("mark after a refused pop", mark, scratch.mark());
                checkMessage(refusal, block);
            }
        }
    }

    private @Nullable MemorySegment block(Wrong wrong, Arena arena) {
        List<MemorySegment> covered = entries.coveredBlocks();
        return switch (wrong) {
            case OLDER -> covered.isEmpty() ? null : covered.getLast();
            case OLDEST -> covered.isEmpty() ? null : covered.getFirst();
            case NARROWED -> slice(0, newestBytes() - 1);
            case TAIL -> slice(1, newestBytes() - 1);
            case EMPTY_SLICE -> slice(0, 0);
            case TWICE -> popped;
            case STALE -> stale;
            case HEAP -> MemorySegment.ofArray(new byte[(int) newestBytes()]);
            case FOREIGN -> arena.allocate(newestBytes());
        };
    }

    /// Returns a part of the newest block that is smaller than the block; null if there is none.
    private @Nullable MemorySegment slice(long start, long byteSize) {
        MemorySegment newest = entries.newestBlock();
        return newest == null || newest.byteSize() == 0 ? null : newest.asSlice(start, byteSize);
    }

    private long newestBytes() {
        MemorySegment newest = entries.newestBlock();
        return newest == null ? 0 : newest.byteSize();
    }

    /// Whether popping a segment would be right: blocks given back may share place and size with a
    /// new one.
    private boolean isNewest(MemorySegment segment) {
        MemorySegment newest = entries.newestBlock();
        return newest != null
                && newest.isNative() == segment.isNative()
                && newest.address() == segment.address()
                && newest.byteSize() == segment.byteSize();
    }

    private void checkMessage(ScratchOrderException refusal, MemorySegment wrong) {
        if (!sizesInMessages) {
            return;
        }
        String message = refusal.toString();
        require(
                message.contains(Long.toString(wrong.byteSize())),
                "the message does not say the size of the block: " + message);
        require(
                !wrong.isNative() || !hasAddress(message, wrong.address()),
                "the message has an address: " + message);
    }

    private static boolean hasAddress(String message, long address) {
        return message.contains(Long.toString(address))
                || message.contains(Long.toHexString(address));
    }
}
