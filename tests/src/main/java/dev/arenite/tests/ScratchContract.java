package dev.arenite.tests;

import static dev.arenite.tests.Expect.checkEquals;
import static dev.arenite.tests.Expect.require;

import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchStats;

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
///         return () -> Scratch.ofConfined("mine");
///     }
/// }
/// ```
///
/// It tries to make the scratch hand out memory twice, forget or invent usage, accept what is out
/// of order, or stay damaged after a failure; a model of a few lines knows better. A failing
/// sequence is shrunk to a few operations, and printed with a line that repeats it.
public abstract class ScratchContract {

    /// After so many rounds of the same use a scratch has what it needs for it.
    private static final int SETTLING_ROUNDS = 4;

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

    /// Code within nested frames, for the properties here and in subclasses.
    @Provide
    Arbitrary<List<ScratchOperation>> code() {
        return ScratchOperations.code(30);
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void userCodeThatThrowsAtAnyStepInsideFramesLeavesNothingBehind(
            @ForAll("code") List<ScratchOperation> operations,
            @ForAll @IntRange(max = 30) int split) {
        check(operations, code -> throwAtEachStep(code, 0));
        check(operations, code -> throwAtEachStep(code, Math.min(split, code.size())));
    }

    /// Performs operations up to one; those behind it are user code, which throws at its first
    /// step, at its second one, and so on. In the end the scratch is taken down block by block.
    private void throwAtEachStep(List<ScratchOperation> operations, int split) {
        Scratch scratch = subject().open();
        ScratchTrial trial = new ScratchTrial(scratch, subject().capacityBytes());
        operations.subList(0, split).forEach(trial::perform);
        List<ScratchOperation> code = operations.subList(split, operations.size());
        for (UserCode.Lane lane : UserCode.Lane.values()) {
            for (int failing = 0; failing <= code.size(); failing++) {
                UserCode.run(scratch, lane, code, failing);
                trial.checkUnchanged("after user code threw at step " + failing);
            }
        }
        trial.unwind();
        operations.forEach(trial::perform);
        trial.finish();
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void memoryStaysBoundedHoweverOftenUserCodeThrows(
            @ForAll("code") List<ScratchOperation> operations) {
        check(operations, code -> throwOften(code, false));
        check(operations, code -> throwOften(code, true));
    }

    /// Throws at each step in rounds. Those of the second half neither hold more memory than those
    /// of the first nor take it more often.
    private void throwOften(List<ScratchOperation> code, boolean clearing) {
        try (Scratch scratch = subject().open()) {
            long reservedBytes = 0;
            long allocations = 0;
            for (int round = 0; round < 2 * SETTLING_ROUNDS; round++) {
                long before = scratch.stats().sourceAllocations();
                throwAtEachStep(scratch, code);
                if (clearing) {
                    scratch.clear();
                }
                ScratchStats stats = scratch.stats();
                checkEquals("usage after failures", 0, stats.usedBytes());
                long taken = stats.sourceAllocations() - before;
                if (round >= SETTLING_ROUNDS) {
                    checkAtMost("bytes held", reservedBytes, stats.reservedBytes());
                    checkAtMost("memory taken in a round", allocations, taken);
                }
                reservedBytes = Math.max(reservedBytes, stats.reservedBytes());
                allocations = Math.max(allocations, taken);
            }
        }
    }

    private static void throwAtEachStep(Scratch scratch, List<ScratchOperation> code) {
        for (int failing = 0; failing <= code.size(); failing++) {
            UserCode.run(scratch, UserCode.Lane.OBJECTS, code, failing);
        }
    }

    private static void checkAtMost(String what, long most, long actual) {
        require(actual <= most, what + " grow with failures: before=" + most + " now=" + actual);
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

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aSourceOfMemoryThatFailsInsideFramesLeavesNothingBehind(
            @ForAll("code") List<ScratchOperation> operations) {
        check(operations, this::runCodeWithFailingSource);
    }

    /// The failure of the source leaves the frames; the code runs once more then.
    private void runCodeWithFailingSource(List<ScratchOperation> code) {
        FailingSource source;
        int failing = 0;
        do {
            source = new FailingSource(++failing);
            Optional<Scratch> scratch = subject().open(source);
            if (scratch.isEmpty()) {
                return;
            }
            ScratchTrial trial = new ScratchTrial(scratch.get(), subject().capacityBytes());
            trial.perform(new ScratchOperation.Push(8, 8));
            try {
                UserCode.run(scratch.get(), UserCode.Lane.OBJECTS, code, code.size());
            } catch (OutOfMemoryError planted) {
                trial.checkUnchanged("after the source failed");
                UserCode.run(scratch.get(), UserCode.Lane.RAW, code, code.size());
            }
            trial.checkUnchanged("after user code threw");
            trial.unwind();
            trial.finish();
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
            for (int split = 0; split <= operations.size(); split++) {
                userCodeThatThrowsAtAnyStepInsideFramesLeavesNothingBehind(operations, split);
            }
            memoryStaysBoundedHoweverOftenUserCodeThrows(operations);
            afterAFailureOfTheSourceOfMemoryTheScratchGoesOn(operations);
            aSourceOfMemoryThatFailsInsideFramesLeavesNothingBehind(operations);
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
}
