package dev.arenite.tests.scratch;

import dev.arenite.scratch.BufferScratch;
import dev.arenite.tests.ScratchContract;
import dev.arenite.tests.ScratchSubject;

/// Runs the contract on a buffer that the scratch owns.
class BufferScratchContractTest extends ScratchContract {

    @Override
    protected ScratchSubject subject() {
        return () -> BufferScratch.ofConfined("tested", 2048);
    }
}
