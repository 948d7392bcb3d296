package dev.arenite.tests.allocator;

import dev.arenite.tests.AllocatorSubject;
import dev.arenite.tests.SegmentAllocatorContract;

/// Runs the contract on an allocator with the mistake that is planted at the moment. It is run by
/// [PlantedAllocatorBugsTest] only.
class PlainAllocatorContract extends SegmentAllocatorContract {

    static AllocatorBug planted = AllocatorBug.NONE;

    @Override
    protected AllocatorSubject open() {
        return new PlainAllocator(planted);
    }
}
