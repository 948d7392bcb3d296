package dev.arenite.tests;

import static dev.arenite.tests.Expect.checkEquals;
import static dev.arenite.tests.Expect.expect;
import static dev.arenite.tests.Expect.require;

import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchExhaustedException;
import dev.arenite.scratch.ScratchFrame;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What every [Scratch] promises, as properties. Extend it, say how to make an instance, and run it
/// with JUnit:
///
/// ```java
/// class MyScratchTest extends ScratchContract {
///     @Override
///     protected ScratchSubject subject() {
///         return () -> new MyScratch(4096);
///     }
/// }
/// ```
///
/// It tries to make the scratch hand out memory twice, forget or invent usage, accept what is out
/// of order, or stay damaged after a failure; a model of a few lines knows better. A failing
/// sequence is shrunk to a few operations, and printed with a line that repeats it.
public abstract class ScratchContract {

    /// Returns what to test.
    protected abstract ScratchSubject subject();

    /// Sequences of operations, for the properties here and in subclasses.
    @Provide
    Arbitrary<List<ScratchOperation>> operations() {
        return ScratchOperations.sequences(60);
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void anySequenceOfOperationsKeepsTheContract(
            @ForAll("operations") List<ScratchOperation> operations) {
        check(operations, sequence -> run(subject().open(), sequence));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void whateverIsThrownInsideFramesTheScratchIsAsBefore(
            @ForAll("operations") List<ScratchOperation> operations,
            @ForAll @IntRange(max = 60) int failing) {
        check(operations, sequence -> failAt(failing, sequence));
    }

    /// Performs operations up to one; those behind it in frames, at the end of which user code
    /// fails.
    private void failAt(int failing, List<ScratchOperation> operations) {
        int split = Math.min(failing, operations.size());
        try (Scratch scratch = subject().open()) {
            ScratchTrial trial = new ScratchTrial(scratch, subject().capacityBytes());
            operations.subList(0, split).forEach(trial::perform);
            long usedBytes = scratch.usedBytes();
            int mark = scratch.mark();
            expect(
                    PlantedException.class,
                    "user code",
                    () -> failInside(scratch, operations.subList(split, operations.size()), 3));
            checkEquals("usage after a failure in a frame", usedBytes, scratch.usedBytes());
            checkEquals("mark after a failure in a frame", mark, scratch.mark());
        }
    }

    /// Pushes in nested frames, and fails in the innermost.
    private static void failInside(Scratch scratch, List<ScratchOperation> operations, int depth) {
        try (ScratchFrame frame = scratch.frame()) {
            operations.forEach(operation -> pushOnly(frame, operation));
            if (depth > 1) {
                failInside(scratch, operations, depth - 1);
            }
            throw new PlantedException();
        }
    }

    private static void pushOnly(ScratchFrame frame, ScratchOperation operation) {
        if (operation instanceof ScratchOperation.Push(long size, long alignment)) {
            try {
                frame.push(size, alignment);
            } catch (IllegalArgumentException | ScratchExhaustedException refusal) {
                return;
            }
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void memoryStaysBoundedHoweverOftenUsesFail(
            @ForAll("operations") List<ScratchOperation> operations) {
        check(operations, this::failOften);
    }

    private void failOften(List<ScratchOperation> operations) {
        try (Scratch scratch = subject().open()) {
            long settledBytes = reservedAfter(scratch, operations, 20);
            long laterBytes = reservedAfter(scratch, operations, 40);
            require(
                    laterBytes <= settledBytes,
                    "memory grows with failures: settledBytes="
                            + settledBytes
                            + " laterBytes="
                            + laterBytes);
            checkEquals("usage after failures", 0, scratch.usedBytes());
        }
    }

    private static long reservedAfter(
            Scratch scratch, List<ScratchOperation> operations, int failures) {
        for (int i = 0; i < failures; i++) {
            expect(PlantedException.class, "user code", () -> failInside(scratch, operations, 1));
        }
        return scratch.stats().reservedBytes();
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void afterAFailureOfTheSourceOfMemoryTheScratchGoesOn(
            @ForAll("operations") List<ScratchOperation> operations) {
        check(operations, this::runWithFailingSource);
    }

    /// The source fails at its first request, at its second one, and so on until there are no more.
    private void runWithFailingSource(List<ScratchOperation> operations) {
        FailingSource source;
        int failing = 0;
        do {
            source = new FailingSource(++failing);
            Optional<Scratch> scratch = subject().open(source);
            if (scratch.isEmpty()) {
                return;
            }
            run(scratch.get(), operations);
            checkEquals("arenas left open", 0, source.openArenas());
        } while (source.hasFailed());
    }

    @Example
    void everyMethodRefusesOtherThreads() throws InterruptedException {
        try (Scratch scratch = subject().open()) {
            scratch.push(8, 8);
            EveryMethod.ofScratch(scratch).checkOtherThreads();
        }
    }

    @Example
    void everyMethodThatUsesMemoryRefusesAClosedScratch() {
        Scratch scratch = subject().open();
        EveryMethod calls = EveryMethod.ofScratch(scratch);
        scratch.close();
        calls.checkClosed(List.of("usedBytes", "peakBytes", "stats"));
        checkEquals("usage after close", 0, scratch.usedBytes());
    }

    @Example
    void theSequenceOfTheSystemPropertyKeepsTheContract() {
        String script = System.getProperty(FailingSequence.SCRIPT);
        if (script != null) {
            List<ScratchOperation> operations = ScratchOperation.parse(script);
            anySequenceOfOperationsKeepsTheContract(operations);
            whateverIsThrownInsideFramesTheScratchIsAsBefore(operations, 0);
            memoryStaysBoundedHoweverOftenUsesFail(operations);
            afterAFailureOfTheSourceOfMemoryTheScratchGoesOn(operations);
        }
    }

    /// Performs operations on a new scratch, and closes it.
    private void run(Scratch scratch, List<ScratchOperation> operations) {
        ScratchTrial trial = new ScratchTrial(scratch, subject().capacityBytes());
        operations.forEach(trial::perform);
        trial.finish();
    }

    /// Checks a sequence, and shrinks it if it fails.
    private void check(
            List<ScratchOperation> operations, Consumer<List<ScratchOperation>> property) {
        FailingSequence.check(operations, property, getClass().getSimpleName());
    }

    /// What user code throws in these tests.
    private static final class PlantedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        PlantedException() {
            super("planted", null, false, false);
        }
    }
}
