package dev.arenite.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a failing sequence of operations short, then its numbers small.
///
/// It leaves out what is not needed, in ever smaller pieces, and tries to replace many small blocks
/// by a large one or two blocks by one of both sizes, which jqwik's shrinking of one element after
/// the other does not get to.
///
/// @param <T> the kind of operations
final class Shrinker<T extends Operation<T>> {

    private static final long[] ENLARGED_SIZES = {300, 1000, 3000, 70_000};
    private static final long[] SIMPLE_SIZES = {0, 1, 8};
    private static final long[] SIMPLE_ALIGNMENTS = {1, 8};

    private final Predicate<List<T>> fails;
    private List<T> operations;

    private Shrinker(List<T> operations, Predicate<List<T>> fails) {
        this.operations = operations;
        this.fails = fails;
    }

    /// Returns a sequence that fails as well and cannot easily be made shorter.
    static <T extends Operation<T>> List<T> shrink(List<T> operations, Predicate<List<T>> fails) {
        Shrinker<T> shrinker = new Shrinker<>(operations, fails);
        shrinker.leaveOut();
        shrinker.enlarge();
        shrinker.join();
        shrinker.simplify();
        return shrinker.operations;
    }

    private void leaveOut() {
        for (int length = operations.size(); length >= 1; length = length / 2) {
            int from = 0;
            while (from < operations.size()) {
                List<T> rest = new ArrayList<>(operations);
                rest.subList(from, Math.min(from + length, rest.size())).clear();
                if (fails.test(rest)) {
                    operations = rest;
                } else {
                    from += length;
                }
            }
        }
    }

    /// Replaces a block by a large one where others can be left out for it.
    private void enlarge() {
        for (int i = 0; i < operations.size(); i++) {
            for (long byteSize : ENLARGED_SIZES) {
                Shrinker<T> enlarged =
                        new Shrinker<>(with(i, operations.get(i).withBytes(byteSize)), fails);
                if (fails.test(enlarged.operations)) {
                    enlarged.leaveOut();
                    if (enlarged.operations.size() < operations.size()) {
                        operations = enlarged.operations;
                        i = 0;
                    }
                }
            }
        }
    }

    /// Lets one block take what two took: where memory must be nearly full, none can be left out.
    private void join() {
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
        boolean stillFails = fails.test(shorter);
        if (stillFails) {
            operations = shorter;
        }
        return stillFails;
    }

    private void simplify() {
        for (int i = 0; i < operations.size(); i++) {
            for (long byteAlignment : SIMPLE_ALIGNMENTS) {
                if (replace(i, operations.get(i).withAlignment(byteAlignment))) {
                    break;
                }
            }
            for (long byteSize : SIMPLE_SIZES) {
                if (replace(i, operations.get(i).withBytes(byteSize))) {
                    break;
                }
            }
        }
    }

    private boolean replace(int index, T operation) {
        List<T> replaced = with(index, operation);
        boolean stillFails = fails.test(replaced);
        if (stillFails) {
            operations = replaced;
        }
        return stillFails;
    }

    private List<T> with(int index, T operation) {
        List<T> replaced = new ArrayList<>(operations);
        replaced.set(index, operation);
        return replaced;
    }
}
