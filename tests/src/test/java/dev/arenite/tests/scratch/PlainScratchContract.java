package dev.arenite.tests.scratch;

import dev.arenite.scratch.Scratch;
import dev.arenite.tests.FixedSeed;
import dev.arenite.tests.ScratchContract;
import dev.arenite.tests.ScratchSubject;

import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs the contract on a scratch with the mistake that is planted at the moment. It is run by
/// [PlantedScratchBugsTest] only.
@AddLifecycleHook(value = FixedSeed.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class PlainScratchContract extends ScratchContract {

    static ScratchBug planted = ScratchBug.NONE;

    @Override
    protected ScratchSubject subject() {
        return new ScratchSubject() {
            @Override
            public Scratch open() {
                return new PlainScratch(planted, Arena::ofConfined);
            }

            @Override
            public long capacityBytes() {
                return 1 << 16;
            }

            @Override
            public Optional<Scratch> open(Supplier<Arena> source) {
                return Optional.of(new PlainScratch(planted, source));
            }
        };
    }
}
