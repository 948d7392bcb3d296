package dev.arenite.archive.schema;

import java.util.ArrayList;
import java.util.List;

/// Numbers of one kind that lie side by side, in an older place and in that of today.
///
/// @param older their older kind
/// @param today their kind today, into which they fit
/// @param from  the offset of the first one in the older place, in bytes
/// @param to    its offset in the place of today, in bytes
/// @param count the number of numbers
record NumberRun(SchemaLeaf older, SchemaLeaf today, long from, long to, long count) {

    /// Returns a run in places that begin further on.
    NumberRun shifted(long olderBytes, long todayBytes) {
        return new NumberRun(older, today, from + olderBytes, to + todayBytes, count);
    }

    /// Returns the runs, each joined with those that go on with it.
    static List<NumberRun> joined(List<NumberRun> runs) {
        List<NumberRun> joined = new ArrayList<>();
        for (NumberRun run : runs) {
            if (!joined.isEmpty() && joined.getLast().goesOnWith(run)) {
                NumberRun first = joined.removeLast();
                long count = first.count + run.count;
                joined.add(new NumberRun(run.older, run.today, first.from, first.to, count));
            } else {
                joined.add(run);
            }
        }
        return joined;
    }

    private boolean goesOnWith(NumberRun next) {
        return older == next.older
                && today == next.today
                && from + olderBytes() == next.from
                && to + todayBytes() == next.to;
    }

    long olderBytes() {
        return count * older.bytes();
    }

    long todayBytes() {
        return count * today.bytes();
    }
}
