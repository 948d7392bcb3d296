package dev.arenite.tests.scratch;

import dev.arenite.scratch.AllocScratch;
import dev.arenite.tests.ScratchContract;
import dev.arenite.tests.ScratchSubject;

/// Runs the contract on a block per push.
class AllocScratchContractTest extends ScratchContract {

    @Override
    protected ScratchSubject subject() {
        return () -> AllocScratch.ofConfined("tested", 4096);
    }
}
