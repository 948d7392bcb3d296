package dev.arenite.tests.arena;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;

/// Does random operations to an arena and to a model of it, and compares: blocks are aligned,
/// disjoint, zero where promised and intact until they end, every stale segment throws, every
/// number is exact. A failure prints its seed and shrinks to few operations.
final class BumpArenaProperties {

    /// How many operations to do, `-Darenite.ops=...`.
    private static final long OPERATIONS = Long.getLong("arenite.ops", 2_000_000);

    /// Where to begin, `-Darenite.seed=...`: what a failure prints.
    private static final long SEED = Long.getLong("arenite.seed", 0);

    private static final int OPERATIONS_PER_ARENA = 1000;

    @Property(tries = 200)
    void anArenaBehavesAsItsModelHoweverItIsUsed(
            @ForAll long seed, @ForAll("uses") List<Operation> operations) {
        AssertionError failure = failure(seed, operations);
        if (failure != null) {
            throw failure;
        }
    }

    @Example
    void anArenaBehavesAsItsModelForAsLongAsAskedFor() throws Exception {
        // In a thread of its own: stale segments throw all the time, and most of what that costs
        // is the trace of a stack that has the test engine on it.
        FutureTask<@Nullable AssertionError> run =
                new FutureTask<>(BumpArenaProperties::firstFailure);
        Thread.ofPlatform().start(run);
        AssertionError failure = run.get();
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable AssertionError firstFailure() {
        long done = 0;
        for (long seed = SEED; done < OPERATIONS; seed++) {
            List<Operation> operations = operations(seed);
            AssertionError failure = failure(seed, operations);
            if (failure != null) {
                return new AssertionError(
                        "repeat with: -Darenite.seed="
                                + seed
                                + " shrunk to: "
                                + shrunk(seed, operations),
                        failure);
            }
            done += operations.size();
        }
        return null;
    }

    private static List<Operation> operations(long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < OPERATIONS_PER_ARENA; i++) {
            int byteSize = random.nextInt(1 << random.nextInt(1, 10));
            operations.add(new Operation(random.nextInt(32), byteSize, random.nextInt(10)));
        }
        return operations;
    }

    /// Returns what differs between an arena and its model, null if nothing does.
    private static @Nullable AssertionError failure(long seed, List<Operation> operations) {
        ArenaModel model = new ArenaModel(seed);
        try {
            for (Operation operation : operations) {
                model.step(operation.kind, operation.byteSize, operation.alignmentShift);
            }
            model.close();
            return null;
        } catch (AssertionError different) {
            return different;
        } catch (RuntimeException unexpected) {
            return new AssertionError(unexpected);
        }
    }

    /// Returns few of the operations that still fail: whatever can be left out is. Where small
    /// alignments fail as well they are used, because then every run comes out the same.
    private static List<Operation> shrunk(long seed, List<Operation> failing) {
        List<Operation> aligned = failing.stream().map(Operation::withSmallAlignment).toList();
        List<Operation> few = failure(seed, aligned) == null ? failing : aligned;
        for (int part = Math.max(1, few.size() / 2); part > 0; part /= 2) {
            for (int from = few.size() - part; from >= 0; from -= part) {
                List<Operation> fewer = new ArrayList<>(few);
                fewer.subList(from, from + part).clear();
                if (failure(seed, fewer) != null) {
                    few = fewer;
                }
            }
        }
        return few;
    }

    @Provide
    Arbitrary<List<Operation>> uses() {
        Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 31);
        Arbitrary<Integer> sizes = Arbitraries.integers().between(0, 600);
        Arbitrary<Integer> shifts = Arbitraries.integers().between(0, 9);
        return Combinators.combine(kinds, sizes, shifts)
                .as(Operation::new)
                .list()
                .ofMaxSize(OPERATIONS_PER_ARENA);
    }

    /// One operation.
    ///
    /// @param kind           which one
    /// @param byteSize       how large, in bytes
    /// @param alignmentShift how aligned, as a power of two
    record Operation(int kind, int byteSize, int alignmentShift) {

        Operation withSmallAlignment() {
            return new Operation(kind, byteSize, Math.min(alignmentShift, DrawnArena.MALLOC_SHIFT));
        }
    }
}
