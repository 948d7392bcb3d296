package dev.arenite.tests;

import dev.arenite.tests.AllocatorOperation.Allocate;
import dev.arenite.tests.AllocatorOperation.AllocateFrom;
import dev.arenite.tests.AllocatorOperation.Clear;
import dev.arenite.tests.AllocatorSubject.Promise;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// What every [SegmentAllocator] promises, and what some promise beyond, as
/// properties. Extend it, say how to make an instance, and run it with JUnit.
///
/// It tries to get memory twice, memory at the wrong address, or memory that lives too long. A
/// failing sequence is shrunk to a few operations, and printed with a line that repeats it.
public abstract class SegmentAllocatorContract {

    /// Makes a new, empty instance, owned by the current thread. About 1 to 64 KiB of capacity test
    /// best.
    protected abstract AllocatorSubject open();

    /// Sequences of operations, for the properties here and in subclasses.
    @Provide
    Arbitrary<List<AllocatorOperation>> operations() {
        return Arbitraries.<AllocatorOperation>frequencyOf(
                        Tuple.of(
                                8,
                                Combinators.combine(Requests.sizes(), Requests.alignments())
                                        .as(Allocate::new)),
                        Tuple.of(2, Arbitraries.longs().between(0, 40).map(AllocateFrom::new)),
                        Tuple.of(1, Arbitraries.create(Clear::new)))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void anySequenceOfOperationsKeepsTheContract(
            @ForAll("operations") List<AllocatorOperation> operations) {
        FailingSequence.check(operations, this::run, getClass().getSimpleName());
    }

    private void run(List<AllocatorOperation> operations) {
        try (AllocatorSubject subject = open()) {
            AllocatorTrial trial = new AllocatorTrial(subject);
            operations.forEach(trial::perform);
            trial.finish();
        }
    }

    @Example
    void aConfinedAllocatorRefusesOtherThreads() throws InterruptedException {
        try (AllocatorSubject subject = open()) {
            if (subject.promises().contains(Promise.CONFINED)) {
                MemorySegment block = subject.allocator().allocate(8, 8);
                OtherThreads.check(() -> checkWrongThread(subject.allocator(), block));
            }
        }
    }

    private static void checkWrongThread(SegmentAllocator allocator, MemorySegment block) {
        Expect.expect(
                WrongThreadException.class,
                "allocate called by another thread",
                () -> allocator.allocate(8, 8));
        Expect.expect(
                WrongThreadException.class,
                "access by another thread",
                () -> block.get(ValueLayout.JAVA_BYTE, 0));
    }

    @Example
    void theSequenceOfTheSystemPropertyKeepsTheContract() {
        String script = System.getProperty(FailingSequence.SCRIPT);
        if (script != null) {
            anySequenceOfOperationsKeepsTheContract(AllocatorOperation.parse(script));
        }
    }
}
