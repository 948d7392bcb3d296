package dev.arenite.tests.allocator;

import dev.arenite.scratch.FallbackScratch;
import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchOptions;
import dev.arenite.tests.AllocatorSubject;
import dev.arenite.tests.SegmentAllocatorContract;

import java.lang.foreign.SegmentAllocator;
import java.util.EnumSet;
import java.util.Set;

/// Runs the contract on a scratch: `push` is an allocator whose memory is not zeroed.
class ScratchAllocatorContractTest extends SegmentAllocatorContract {

    @Override
    protected AllocatorSubject open() {
        return new Pushing(
                FallbackScratch.ofConfined(
                        ScratchOptions.named("tested")
                                .withMainBytes(512, 2048)
                                .withFallbackLimitBytes(8192)));
    }

    private record Pushing(Scratch scratch) implements AllocatorSubject {
        @Override
        public SegmentAllocator allocator() {
            return scratch::push;
        }

        @Override
        public Set<Promise> promises() {
            return EnumSet.complementOf(EnumSet.of(Promise.ZEROED));
        }

        @Override
        public void clear() {
            scratch.clear();
        }

        @Override
        public long usedBytes() {
            return scratch.usedBytes();
        }

        @Override
        public void close() {
            scratch.close();
        }
    }
}
