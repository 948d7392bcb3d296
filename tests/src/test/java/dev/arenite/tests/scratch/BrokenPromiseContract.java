package dev.arenite.tests.scratch;

import dev.arenite.scratch.Scratch;
import dev.arenite.tests.FixedSeed;
import dev.arenite.tests.ScratchContract;
import dev.arenite.tests.ScratchSubject;
import dev.arenite.tests.ScratchSubject.Promise;

import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

import java.util.EnumSet;
import java.util.Set;

/// Runs the contract on a stack that makes one promise and does not keep it. It is run by
/// [PlantedScratchBugsTest] only.
@AddLifecycleHook(value = FixedSeed.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class BrokenPromiseContract extends ScratchContract {

    static Promise made = Promise.CONFINED;

    @Override
    protected ScratchSubject subject() {
        return new ScratchSubject() {
            @Override
            public Scratch open() {
                return new PlainStack();
            }

            @Override
            public Set<Promise> promises() {
                return EnumSet.of(made);
            }
        };
    }
}
