package dev.arenite.tests;

import static dev.arenite.tests.Expect.checkEquals;
import static dev.arenite.tests.Expect.expect;
import static dev.arenite.tests.Expect.require;

import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchExhaustedException;
import dev.arenite.scratch.ScratchStats;
import dev.arenite.tests.ScratchSubject.Promise;

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
import java.util.stream.IntStream;

/// The promises of every [Scratch], as properties. Extend this class, return a subject that makes
/// instances, and run the class with JUnit:
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
/// It tries to make the scratch hand out memory twice, forget or invent usage, accept calls that
/// are out of order, or stay damaged after a failure; a model of a few lines knows the right
/// results. A failing sequence is shrunk to a few operations, and printed with a line that repeats
/// it.
public abstract class ScratchContract {

    /// After this number of rounds of the same use a scratch has the memory that it needs for that
    /// use.
    private static final int SETTLING_ROUNDS = 4;

    private static final int ROUNDS = 500;

    private static final int MAX_FAILING_STEPS = 40;

    /// An ended frame is closed again, which must be refused, after each power of two of later
    /// frames up to this number.
    private static final int MAX_FRAMES = 1 << 17;

    /// Returns the subject of the tests.
    protected abstract ScratchSubject subject();

    /// Sequences of operations, for the properties here and in subclasses.
    @Provide
    Arbitrary<List<ScratchOperation>> operations() {
        return ScratchOperations.sequences(60);
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void anySequenceOfOperationsKeepsTheContract(
            @ForAll("operations") List<ScratchOperation> operations) {
        check(
                operations,
                sequence -> {
                    ScratchTrial trial = perform(subject().open(), sequence);
                    trial.unwind();
                    trial.finish();
                });
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void closingAScratchInUseEndsEverything(
            @ForAll("operations") List<ScratchOperation> operations) {
        check(operations, this::closeInUse);
    }

    private void closeInUse(List<ScratchOperation> operations) {
        FailingSource source = new FailingSource(0);
        perform(subject().open(source).orElseGet(subject()::open), operations).close();
        checkEquals("arenas left open", 0, source.openArenas());
    }

    /// Mixed sequences that are not long, for properties that repeat them for each step, here and
    /// in subclasses.
    @Provide
    Arbitrary<List<ScratchOperation>> shortOperations() {
        return ScratchOperations.shortSequences(60);
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

    /// Performs the operations before an index; those from the index on are user code, which throws
    /// at its first step, at its second one, and so on. In the end the scratch is taken down block
    /// by block.
    private void throwAtEachStep(List<ScratchOperation> operations, int split) {
        Scratch scratch = subject().open();
        ScratchTrial trial = perform(scratch, operations.subList(0, split));
        List<ScratchOperation> code = operations.subList(split, operations.size());
        for (UserCode.Lane lane : UserCode.Lane.values()) {
            for (int failing : failingSteps(code)) {
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

    /// Throws at each step in rounds. The rounds of the second half neither hold more memory than
    /// those of the first half nor take memory more often.
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
        for (int failing : failingSteps(code)) {
            UserCode.run(scratch, UserCode.Lane.OBJECTS, code, failing);
        }
    }

    /// Returns the steps of code before which it throws: all steps if there are few, and always the
    /// end.
    private static int[] failingSteps(List<ScratchOperation> code) {
        int stride = 1 + code.size() / MAX_FAILING_STEPS;
        return IntStream.rangeClosed(0, code.size())
                .filter(step -> (code.size() - step) % stride == 0)
                .toArray();
    }

    private static void checkAtMost(String what, long most, long actual) {
        require(actual <= most, what + " grow with failures: before=" + most + " now=" + actual);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void afterAFailureOfTheSourceOfMemoryTheScratchGoesOn(
            @ForAll("shortOperations") List<ScratchOperation> operations) {
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
            perform(scratch.get(), operations).finish();
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
            ScratchTrial trial = new ScratchTrial(scratch.get(), subject());
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
    void aFrameThatHasEndedStaysEndedHoweverManyFollow() {
        try (Scratch scratch = subject().open()) {
            long ended = scratch.enter();
            scratch.leave(ended);
            for (int following = 1; following <= MAX_FRAMES; following++) {
                long frame = scratch.enter();
                if (Integer.bitCount(following) == 1) {
                    expect(
                            IllegalStateException.class,
                            "close of a frame that ended " + following + " frames ago",
                            () -> scratch.leave(ended));
                    checkEquals("mark after a refused close of a frame", 1, scratch.mark());
                }
                scratch.leave(frame);
            }
        }
    }

    /// Memory is back after each clear and each pop: the largest block that an empty instance takes
    /// is taken again, again and again.
    @Example
    void usingAScratchOftenWearsNothingOut() {
        try (Scratch scratch = subject().open()) {
            long largestBytes = LargestBlock.find(byteSize -> isTaken(scratch, byteSize));
            for (int round = 0; round < ROUNDS; round++) {
                checkTaken(scratch, round % 3, round);
                checkTaken(scratch, largestBytes, round);
                if (round % 2 == 0) {
                    scratch.clear();
                }
            }
        }
    }

    private static void checkTaken(Scratch scratch, long byteSize, int round) {
        require(
                isTaken(scratch, byteSize),
                "memory is not back: byteSize=" + byteSize + " round=" + round);
    }

    private static boolean isTaken(Scratch scratch, long byteSize) {
        try {
            scratch.pop(scratch.push(byteSize, 1));
            return true;
        } catch (ScratchExhaustedException | OutOfMemoryError refusal) {
            return false;
        }
    }

    @Example
    void everyMethodRefusesOtherThreads() throws InterruptedException {
        if (!subject().promises().contains(Promise.CONFINED)) {
            return;
        }
        try (Scratch scratch = subject().open()) {
            EveryMethod.ofScratch(scratch).checkOtherThreads();
        }
        try (Scratch scratch = subject().open()) {
            scratch.push(8, 8);
            EveryMethod calls = EveryMethod.ofScratch(scratch);
            scratch.clear();
            calls.checkOtherThreads();
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
            closingAScratchInUseEndsEverything(operations);
            for (int split = 0; split <= operations.size(); split++) {
                userCodeThatThrowsAtAnyStepInsideFramesLeavesNothingBehind(operations, split);
            }
            memoryStaysBoundedHoweverOftenUserCodeThrows(operations);
            afterAFailureOfTheSourceOfMemoryTheScratchGoesOn(operations);
            aSourceOfMemoryThatFailsInsideFramesLeavesNothingBehind(operations);
        }
    }

    /// Performs operations on a new scratch.
    private ScratchTrial perform(Scratch scratch, List<ScratchOperation> operations) {
        ScratchTrial trial = new ScratchTrial(scratch, subject());
        operations.forEach(trial::perform);
        return trial;
    }

    /// Checks a sequence, and shrinks it if it fails.
    private void check(
            List<ScratchOperation> operations, Consumer<List<ScratchOperation>> property) {
        FailingSequence.check(operations, property, getClass().getSimpleName());
    }
}
