package dev.arenite.tests.scratch;

import dev.arenite.scratch.AllocScratch;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.FallbackScratch;
import dev.arenite.scratch.ScratchTracker;
import dev.arenite.tests.ScratchContract;
import dev.arenite.tests.ScratchSubject;

/// Runs the contract on a tracker of two scratches that were put together by hand.
class TrackedScratchContractTest extends ScratchContract {

    @Override
    protected ScratchSubject subject() {
        return () ->
                ScratchTracker.of(
                        FallbackScratch.of(
                                "tested",
                                BufferScratch.ofConfined("main", 200),
                                AllocScratch.keeping("fallback", 3000, 3000)));
    }
}
