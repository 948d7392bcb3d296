package dev.arenite.tests;

import dev.arenite.tests.ScratchOperation.Bump;
import dev.arenite.tests.ScratchOperation.Clear;
import dev.arenite.tests.ScratchOperation.Enter;
import dev.arenite.tests.ScratchOperation.Leave;
import dev.arenite.tests.ScratchOperation.LeaveAgain;
import dev.arenite.tests.ScratchOperation.LeaveOuter;
import dev.arenite.tests.ScratchOperation.Pop;
import dev.arenite.tests.ScratchOperation.PopWrong;
import dev.arenite.tests.ScratchOperation.Push;
import dev.arenite.tests.ScratchOperation.Release;
import dev.arenite.tests.ScratchOperation.Wrong;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Makes sequences of operations: for jqwik, which shrinks them, and at full speed for long runs.
public final class ScratchOperations {

    private static final List<Wrong> WRONG = List.of(Wrong.values());

    private ScratchOperations() {}

    /// Returns sequences for jqwik.
    static Arbitrary<List<ScratchOperation>> sequences(int most) {
        return operations().list().ofMaxSize(most);
    }

    private static Arbitrary<ScratchOperation> operations() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, pushes()),
                Tuple.of(4, bumps()),
                Tuple.of(6, Arbitraries.create(Pop::new)),
                Tuple.of(3, Arbitraries.of(Wrong.class).map(PopWrong::new)),
                Tuple.of(2, Arbitraries.integers().between(0, 5).map(Release::new)),
                Tuple.of(3, Arbitraries.create(Enter::new)),
                Tuple.of(2, Arbitraries.create(Leave::new)),
                Tuple.of(1, Arbitraries.create(LeaveOuter::new)),
                Tuple.of(1, Arbitraries.create(LeaveAgain::new)),
                Tuple.of(1, Arbitraries.create(Clear::new)));
    }

    private static Arbitrary<Push> pushes() {
        return Combinators.combine(Requests.sizes(), Requests.alignments()).as(Push::new);
    }

    private static Arbitrary<Bump> bumps() {
        return Combinators.combine(Requests.sizes(), Requests.alignments()).as(Bump::new);
    }

    /// Returns code within frames, for jqwik: it nests more often than it comes back, and every
    /// other time nests deeply.
    static Arbitrary<List<ScratchOperation>> code(int most) {
        return Arbitraries.oneOf(
                steps(5, 2).list().ofMaxSize(most),
                steps(12, 1).list().ofMinSize(most / 2).ofMaxSize(most));
    }

    private static Arbitrary<ScratchOperation> steps(int enters, int leaves) {
        return Arbitraries.frequencyOf(
                Tuple.of(5, pushes()),
                Tuple.of(3, bumps()),
                Tuple.of(3, Arbitraries.create(Pop::new)),
                Tuple.of(1, Arbitraries.integers().between(0, 3).map(Release::new)),
                Tuple.of(enters, Arbitraries.create(Enter::new)),
                Tuple.of(leaves, Arbitraries.create(Leave::new)));
    }

    /// Returns a sequence for a long run.
    ///
    /// @param random where the choices come from
    /// @param length how many operations
    public static List<ScratchOperation> sequence(SplittableRandom random, int length) {
        List<ScratchOperation> operations = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            operations.add(operation(random));
        }
        return operations;
    }

    private static ScratchOperation operation(SplittableRandom random) {
        int kind = random.nextInt(100);
        if (kind < 30) {
            return new Push(Requests.size(random), Requests.alignment(random));
        } else if (kind < 45) {
            return new Bump(Requests.size(random), Requests.alignment(random));
        } else if (kind < 70) {
            return new Pop();
        } else if (kind < 80) {
            return new PopWrong(WRONG.get(random.nextInt(WRONG.size())));
        } else if (kind < 85) {
            return new Release(random.nextInt(6));
        } else if (kind < 92) {
            return new Enter();
        } else if (kind < 97) {
            return new Leave();
        }
        return kind == 97 ? new LeaveOuter() : kind == 98 ? new LeaveAgain() : new Clear();
    }
}
