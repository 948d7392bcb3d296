package dev.arenite.engines.job;

import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;

import java.io.Serializable;
import java.util.List;

/// The records that go through a job: some, again and again.
///
/// @param count    the number of records that are sent
/// @param distinct the number of different records among them
record Load(long count, int distinct) implements Serializable {

    /// The records that the source sends at once, so that its own cost does not come with each.
    private static final int BATCH = 1024;

    Load {
        if (count < 1 || distinct < 1 || distinct > count) {
            throw new IllegalArgumentException(
                    "count and distinct must be positive, and distinct at most count: count="
                            + count
                            + " distinct="
                            + distinct);
        }
    }

    long batches() {
        return (count + BATCH - 1) / BATCH;
    }

    long firstOf(long batch) {
        return batch * BATCH;
    }

    long endOf(long batch) {
        return Math.min(count, firstOf(batch) + BATCH);
    }

    /// Returns what the fields of all records that are sent add up to.
    ///
    /// @param unread how often each record is sent, but not read
    long sum(Records records, int unread) {
        List<Row> rows = records.first(distinct);
        long sum = 0;
        for (int i = 0; i < distinct; i++) {
            long sent = count / distinct + (i < count % distinct ? 1 : 0);
            sum += (sent - unread) * rows.get(i).sum();
        }
        return sum;
    }
}
