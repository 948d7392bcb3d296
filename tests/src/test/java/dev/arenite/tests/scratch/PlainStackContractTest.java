package dev.arenite.tests.scratch;

import dev.arenite.scratch.Scratch;
import dev.arenite.tests.ScratchContract;
import dev.arenite.tests.ScratchSubject;

import java.util.EnumSet;
import java.util.Set;

/// Runs the contract on a stack that promises nothing but order, contents and accounts.
class PlainStackContractTest extends ScratchContract {

    @Override
    protected ScratchSubject subject() {
        return new ScratchSubject() {
            @Override
            public Scratch open() {
                return new PlainStack();
            }

            @Override
            public Set<Promise> promises() {
                return EnumSet.noneOf(Promise.class);
            }
        };
    }
}
