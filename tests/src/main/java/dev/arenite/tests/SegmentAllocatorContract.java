package dev.arenite.tests;

import static dev.arenite.tests.Expect.require;

import dev.arenite.tests.AllocatorSubject.Promise;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// The promises of every [SegmentAllocator], and the further promises of some, as properties.
/// Extend this class, implement the method that makes an instance, and run the class with JUnit.
///
/// It tries to get memory twice, memory at the wrong address, or memory that lives too long. A
/// failing sequence is shrunk to a few operations, and printed with a line that repeats it.
public abstract class SegmentAllocatorContract {

    private static final int CLEARS = 500;

    /// Makes a new, empty instance, owned by the current thread. A capacity of about 1 to 64 KiB is
    /// best for the tests.
    protected abstract AllocatorSubject open();

    /// Sequences of operations, for the properties here and in subclasses.
    @Provide
    Arbitrary<List<AllocatorOperation>> operations() {
        return AllocatorOperations.sequences(60);
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
                EveryMethod calls = EveryMethod.ofAllocator(subject.allocator());
                List<MemorySegment> blocks = calls.segments();
                calls.checkOtherThreads();
                OtherThreads.check(() -> blocks.forEach(this::checkWrongThread));
            }
        }
    }

    private void checkWrongThread(MemorySegment block) {
        if (block.byteSize() > 0) {
            Expect.expect(
                    WrongThreadException.class,
                    "access by another thread",
                    () -> block.get(ValueLayout.JAVA_BYTE, 0));
        }
    }

    /// Memory is back after each clear: the largest block that an empty instance serves is served
    /// again, again and again.
    @Example
    void clearingOftenWearsNothingOut() {
        try (AllocatorSubject subject = open()) {
            if (subject.promises().contains(Promise.CLEAR)) {
                long largestBytes = Math.max(2, largestBytes(subject));
                for (int round = 0; round < CLEARS; round++) {
                    checkServed(subject, round % 3, round);
                    subject.clear();
                    checkServed(subject, largestBytes, round);
                    subject.clear();
                }
            }
        }
    }

    private static void checkServed(AllocatorSubject subject, long byteSize, int round) {
        require(
                isServed(subject, byteSize),
                "memory is not back after clear: byteSize=" + byteSize + " round=" + round);
    }

    /// Returns the size of the largest block that an empty instance serves, up to a limit.
    private static long largestBytes(AllocatorSubject subject) {
        return LargestBlock.find(
                byteSize -> {
                    boolean isServed = isServed(subject, byteSize);
                    subject.clear();
                    return isServed;
                });
    }

    private static boolean isServed(AllocatorSubject subject, long byteSize) {
        try {
            subject.allocator().allocate(byteSize, 1);
            return true;
        } catch (RuntimeException | OutOfMemoryError refusal) {
            return false;
        }
    }

    @Example
    void theSequenceOfTheSystemPropertyKeepsTheContract() {
        String script = System.getProperty(FailingSequence.SCRIPT);
        if (script != null) {
            anySequenceOfOperationsKeepsTheContract(AllocatorOperation.parse(script));
        }
    }
}
