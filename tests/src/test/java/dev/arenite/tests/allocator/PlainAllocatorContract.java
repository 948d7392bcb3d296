package dev.arenite.tests.allocator;

import dev.arenite.tests.AllocatorSubject;
import dev.arenite.tests.FixedSeed;
import dev.arenite.tests.SegmentAllocatorContract;

import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/// Runs the contract on an allocator with the mistake that is planted at the moment. It is run by
/// [PlantedAllocatorBugsTest] only.
@AddLifecycleHook(value = FixedSeed.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class PlainAllocatorContract extends SegmentAllocatorContract {

    static AllocatorBug planted = AllocatorBug.NONE;

    @Override
    protected AllocatorSubject open() {
        return new PlainAllocator(planted);
    }
}
