package dev.arenite.tests;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Makes a failing sequence of operations short, then its numbers small.
///
/// It leaves out the operations that are not needed, in ever smaller pieces. It also tries to
/// replace many small blocks by a large one, or two blocks by one as large as both; jqwik, which
/// shrinks one element after the other, does not find such replacements.
///
/// @param <T> the kind of operations
final class Shrinker<T extends Operation<T>> {

    private static final long[] ENLARGED_SIZES = {300, 1000, 3000, 70_000};
    /// The most operations for which each pair of blocks is tried: with more that takes too long.
    private static final int MAX_JOINED = 24;

    private static final long[] SIMPLE_SIZES = {0, 1, 8};
    private static final long[] SIMPLE_ALIGNMENTS = {1, 8};

    /// The number of operations that the search for a shorter sequence runs at most. Not a time: a
    /// slow machine finds the same sequence as a fast one.
    private static final long MAX_OPERATIONS_RUN = 1_000_000;

    private final Effort effort;

    private final Function<List<T>, @Nullable Throwable> property;
    private List<T> operations;
    private Throwable failure;

    private Shrinker(
            List<T> operations,
            Throwable failure,
            Function<List<T>, @Nullable Throwable> property,
            Effort effort) {
        this.effort = effort;
        this.operations = operations;
        this.failure = failure;
        this.property = property;
    }

    /// Shrinks to a sequence that fails as well and cannot easily be made shorter.
    ///
    /// @param operations the sequence
    /// @param failure    the exception that the sequence threw
    /// @param property   returns the exception that a sequence throws; null if it does not fail
    static <T extends Operation<T>> Shrinker<T> shrink(
            List<T> operations,
            Throwable failure,
            Function<List<T>, @Nullable Throwable> property) {
        Shrinker<T> shrinker = new Shrinker<>(operations, failure, property, new Effort());
        shrinker.simplifyAll();
        shrinker.leaveOutKinds();
        shrinker.leaveOut();
        shrinker.enlarge();
        shrinker.merge();
        shrinker.join();
        shrinker.simplify();
        return shrinker;
    }

    /// Returns the short sequence.
    List<T> operations() {
        return operations;
    }

    /// Returns the exception that the short sequence threw.
    Throwable failure() {
        return failure;
    }

    /// Goes on with a sequence if it fails and the search may go on.
    private boolean accept(List<T> candidate) {
        effort.operations += candidate.size();
        if (effort.operations > MAX_OPERATIONS_RUN) {
            return false;
        }
        Throwable thrown = property.apply(candidate);
        if (thrown != null) {
            operations = candidate;
            failure = thrown;
        }
        return thrown != null;
    }

    /// Makes all operations plain at once, where a table that grows is all that matters.
    private void simplifyAll() {
        accept(
                operations.stream()
                        .map(operation -> operation.plainer().withBytes(0).withAlignment(1))
                        .toList());
    }

    /// Leaves out all operations of a kind at once: what is given back by number follows from what
    /// was taken, so that neither can be left out alone.
    private void leaveOutKinds() {
        for (Class<?> kind : operations.stream().map(Object::getClass).distinct().toList()) {
            accept(operations.stream().filter(each -> !kind.isInstance(each)).toList());
        }
    }

    private void leaveOut() {
        for (int length = operations.size(); length >= 1; length = length / 2) {
            leaveOut(length, length);
        }
        // Neither of two that undo each other can be left out alone.
        leaveOut(2, 1);
    }

    /// Leaves out each piece of a length that is not needed.
    ///
    /// @param step the distance of pieces
    private void leaveOut(int length, int step) {
        int from = 0;
        while (from < operations.size()) {
            List<T> rest = new ArrayList<>(operations);
            rest.subList(from, Math.min(from + length, rest.size())).clear();
            if (!accept(rest)) {
                from += step;
            }
        }
    }

    /// Replaces a block by a large one where others can be left out for it.
    private void enlarge() {
        for (int i = 0; i < operations.size(); i++) {
            for (long byteSize : ENLARGED_SIZES) {
                Shrinker<T> enlarged = new Shrinker<>(operations, failure, property, effort);
                T large = operations.get(i).withBytes(byteSize);
                if (!isSame(i, large) && enlarged.replace(i, large)) {
                    enlarged.leaveOut();
                    if (enlarged.operations.size() < operations.size()) {
                        operations = enlarged.operations;
                        failure = enlarged.failure;
                        i = 0;
                    }
                }
            }
        }
    }

    /// Replaces neighbors, in ever smaller pieces, by one block that takes the bytes of all: where
    /// memory must be full, no block can be left out alone. A block of no bytes takes one.
    private void merge() {
        for (int length = operations.size(); length >= 2; length = length / 2) {
            for (int from = 0; from < operations.size(); from++) {
                List<T> piece =
                        operations.subList(from, Math.min(from + length, operations.size()));
                long bytes = piece.stream().mapToLong(each -> Math.max(1, each.byteSize())).sum();
                T block = piece.getFirst().withBytes(bytes);
                List<T> merged = new ArrayList<>(operations);
                merged.subList(from, from + piece.size()).clear();
                merged.add(from, block);
                if (!isSame(from, block) && !accept(merged)) {
                    from += length - 1;
                }
            }
        }
    }

    /// Replaces two blocks by one that takes the bytes of both: where memory must be nearly full,
    /// neither of the two can be left out.
    private void join() {
        if (operations.size() > MAX_JOINED) {
            return;
        }
        for (int i = 0; i < operations.size(); i++) {
            for (int j = operations.size() - 1; j >= 0; j--) {
                if (i != j && joined(i, j)) {
                    i = Math.max(0, i - 1);
                    j = operations.size();
                }
            }
        }
    }

    private boolean joined(int kept, int dropped) {
        long byteSize = operations.get(kept).byteSize() + operations.get(dropped).byteSize();
        List<T> shorter = with(kept, operations.get(kept).withBytes(byteSize));
        shorter.remove(dropped);
        return accept(shorter);
    }

    private void simplify() {
        for (int i = 0; i < operations.size(); i++) {
            T plainer = operations.get(i).plainer();
            if (!isSame(i, plainer)) {
                replace(i, plainer);
            }
            for (long byteAlignment : SIMPLE_ALIGNMENTS) {
                if (isSame(i, operations.get(i).withAlignment(byteAlignment))
                        || replace(i, operations.get(i).withAlignment(byteAlignment))) {
                    break;
                }
            }
            for (long byteSize : SIMPLE_SIZES) {
                if (isSame(i, operations.get(i).withBytes(byteSize))
                        || replace(i, operations.get(i).withBytes(byteSize))) {
                    break;
                }
            }
        }
    }

    private boolean isSame(int index, T operation) {
        return operations.get(index).equals(operation);
    }

    private boolean replace(int index, T operation) {
        return accept(with(index, operation));
    }

    private List<T> with(int index, T operation) {
        List<T> replaced = new ArrayList<>(operations);
        replaced.set(index, operation);
        return replaced;
    }

    /// The operations that have been run, for all attempts together.
    private static final class Effort {
        private long operations;
    }
}
