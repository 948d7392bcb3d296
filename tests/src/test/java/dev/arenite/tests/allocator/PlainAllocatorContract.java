package dev.arenite.tests.allocator;

import dev.arenite.tests.AllocatorSubject;
import dev.arenite.tests.SegmentAllocatorContract;
import dev.arenite.tests.allocator.PlainAllocator.Bug;

/// Runs the contract on an allocator with the mistake that is planted at the moment. It is run by
/// [PlantedAllocatorBugsTest] only.
class PlainAllocatorContract extends SegmentAllocatorContract {

    static Bug planted = Bug.NONE;

    @Override
    protected AllocatorSubject open() {
        return new PlainAllocator(planted);
    }
}
