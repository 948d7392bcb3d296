package dev.arenite.tests.arena;

import static dev.arenite.tests.arena.ModelChecks.check;
import static dev.arenite.tests.arena.ModelChecks.checkPattern;

import dev.arenite.arena.ArenaLimitException;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.ArenaStats;
import dev.arenite.arena.BumpArena;
import dev.arenite.arena.MemoryBudget;
import dev.arenite.tests.arena.FrameCode.Kind;
import dev.arenite.tests.arena.FrameCode.Step;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Lets user code fail inside nested frames of an arena, at its first step, at its second one, and
/// so on: by an exception of its own, by a budget that has nothing left, by a machine without
/// memory. The arena must be as before the outermost frame each time.
final class FrameFaultProperties {

    private static final int MAX_STEPS = 30;
    private static final long BUDGET_BYTES = 1 << 18;

    /// After so many rounds of the same use an arena has what it needs for it.
    private static final int SETTLING_ROUNDS = 3;

    private final MemoryBudget process = MemoryBudget.root("process", BUDGET_BYTES);
    private final ArenaOptions options =
            ArenaOptions.named("tested")
                    .withChunkBytes(256, 2048)
                    .withBudget(process.child("part", 2 * BUDGET_BYTES));

    @Property(tries = 300)
    void userCodeThatThrowsAtAnyStepInsideFramesLeavesTheArenaAsBefore(
            @ForAll("code") List<Step> code) {
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            for (int failing = 0; failing <= code.size(); failing++) {
                Before before = new Before(arena);
                Throwable thrown =
                        new FrameCode(arena, code, failing, FrameFaultProperties::fail).run();
                check(thrown instanceof PlantedException, "not thrown: " + thrown);
                before.check();
            }
        }
        check(process.reservedBytes() == 0, "memory is held after close");
    }

    @Property(tries = 300)
    void aBudgetThatIsEmptyAtAnyStepInsideFramesLeavesTheArenaAsBefore(
            @ForAll("code") List<Step> code) {
        for (int failing = 0; failing <= code.size(); failing++) {
            runWithEmptyBudget(code, failing);
            check(process.reservedBytes() == 0, "memory is held after close");
        }
    }

    /// Another arena takes everything at a step. The code fails at the next one that needs memory.
    private void runWithEmptyBudget(List<Step> code, int failing) {
        ArenaOptions greedy = ArenaOptions.named("greedy").withBudget(process);
        try (BumpArena other = BumpArena.ofConfined(greedy.withOversizeBytes(1));
                BumpArena arena = BumpArena.ofConfined(options)) {
            Before before = new Before(arena);
            Runnable takeAll = () -> other.allocate(BUDGET_BYTES - process.reservedBytes(), 1);
            Throwable thrown = new FrameCode(arena, code, failing, takeAll).run();
            check(thrown == null || thrown instanceof ArenaLimitException, "thrown: " + thrown);
            before.check();
            other.clear();
            check(
                    process.reservedBytes() == arena.stats().reservedBytes(),
                    "a refusal is still reserved");
            check(new FrameCode(arena, code, -1, () -> {}).run() == null, "the code fails again");
            before.check();
        }
    }

    @Property(tries = 100)
    void memoryStaysBoundedHoweverOftenUserCodeThrows(@ForAll("code") List<Step> code) {
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            long reservedBytes = 0;
            long allocations = 0;
            for (int round = 0; round < 2 * SETTLING_ROUNDS; round++) {
                long before = arena.stats().sourceAllocations();
                for (int failing = 0; failing <= code.size(); failing++) {
                    new FrameCode(arena, code, failing, FrameFaultProperties::fail).run();
                }
                arena.clear();
                ArenaStats stats = arena.stats();
                long taken = stats.sourceAllocations() - before;
                check(stats.usedBytes() == 0, "something is used after clear");
                check(
                        round < SETTLING_ROUNDS
                                || (stats.reservedBytes() <= reservedBytes && taken <= allocations),
                        "memory grows with failures");
                reservedBytes = Math.max(reservedBytes, stats.reservedBytes());
                allocations = Math.max(allocations, taken);
            }
        }
    }

    /// The machine is asked for what it cannot have. That takes a while, hence little code.
    @Example
    void aMachineWithoutMemoryAtAnyStepInsideFramesLeavesTheArenaAsBefore() {
        List<Step> code = new ArrayList<>();
        code.add(new Step(Kind.ALLOCATE, 300, 3));
        code.add(new Step(Kind.ENTER, 0, 0));
        code.add(new Step(Kind.ALLOCATE, 3000, 9));
        code.add(new Step(Kind.LEAVE, 0, 0));
        ArenaOptions unlimited = ArenaOptions.named("tested").withChunkBytes(256, 2048);
        try (BumpArena arena = BumpArena.ofConfined(unlimited)) {
            for (int failing = 0; failing <= code.size(); failing++) {
                Before before = new Before(arena);
                List<Step> impossible = impossibleAt(failing, code);
                Throwable thrown = new FrameCode(arena, impossible, -1, () -> {}).run();
                check(thrown instanceof OutOfMemoryError, "not thrown: " + thrown);
                before.check();
                check(arena.stats().reservedBytes() < 1 << 20, "a failure is still reserved");
            }
        }
    }

    private static List<Step> impossibleAt(int index, List<Step> code) {
        List<Step> changed = new ArrayList<>(code);
        changed.add(index, new Step(Kind.ALLOCATE, 8, 59));
        return changed;
    }

    private static void fail() {
        throw new PlantedException();
    }

    @Provide
    Arbitrary<List<Step>> code() {
        Arbitrary<Kind> kinds =
                Arbitraries.frequency(
                        Tuple.of(5, Kind.ALLOCATE),
                        Tuple.of(4, Kind.ALLOCATE_UNINITIALIZED),
                        Tuple.of(1, Kind.EXTEND),
                        Tuple.of(1, Kind.SHRINK),
                        Tuple.of(5, Kind.ENTER),
                        Tuple.of(2, Kind.LEAVE));
        Arbitrary<Integer> sizes =
                Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.integers().between(0, 100)),
                        Tuple.of(1, Arbitraries.integers().between(100, 4000)));
        Arbitrary<Integer> shifts = Arbitraries.integers().between(0, 9);
        return Combinators.combine(kinds, sizes, shifts).as(Step::new).list().ofMaxSize(MAX_STEPS);
    }

    /// What was there before the outermost frame: a block, and the numbers of the arena.
    private static final class Before {
        private final BumpArena arena;
        private final MemorySegment block;
        private final ArenaStats stats;
        private final long position;

        Before(BumpArena arena) {
            this.arena = arena;
            block = arena.allocate(40, 8);
            block.fill((byte) 0x11);
            stats = arena.stats();
            position = arena.position();
        }

        void check() {
            ArenaStats now = arena.stats();
            ModelChecks.check(now.usedBytes() == stats.usedBytes(), "used differs: " + now);
            ModelChecks.check(now.wastedBytes() == stats.wastedBytes(), "wasted differs: " + now);
            ModelChecks.check(now.clears() == stats.clears(), "clears differ: " + now);
            ModelChecks.check(arena.position() == position, "position differs");
            checkPattern(block, block.byteSize(), (byte) 0x11);
            MemorySegment more = arena.tryExtend(block, 41);
            ModelChecks.check(more == null || arena.tryShrink(more, 40) != null, "order differs");
        }
    }

    /// What user code throws.
    private static final class PlantedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
