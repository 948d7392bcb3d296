package dev.arenite.tests.scratch;

import dev.arenite.scratch.AllocScratch;
import dev.arenite.tests.ScratchContract;
import dev.arenite.tests.ScratchSubject;

/// Runs the contract on a block per push whose memory is kept for later blocks.
class KeepingAllocScratchContractTest extends ScratchContract {

    @Override
    protected ScratchSubject subject() {
        return () -> AllocScratch.keeping("tested", 4096, 3000);
    }
}
