package dev.arenite.tests.scratch;

import dev.arenite.scratch.BufferScratch;
import dev.arenite.tests.ScratchContract;
import dev.arenite.tests.ScratchSubject;

import java.lang.foreign.Arena;

/// Runs the contract on memory of the caller, at an odd address.
class LentBufferScratchContractTest extends ScratchContract {

    @Override
    protected ScratchSubject subject() {
        return () -> BufferScratch.over("tested", Arena.ofAuto().allocate(2048).asSlice(1));
    }
}
