package dev.arenite.engines.record;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/// The kinds of records, and records of each: the same ones in every run.
public enum Records {
    /// Rows of a log.
    LOG,
    /// Orders with nested lists.
    ORDER,
    /// Readings of sensors: numbers alone.
    READING;

    private static final long SEED = 42;

    /// Returns the kind of a name, such as `log`.
    ///
    /// @throws IllegalArgumentException if no kind has the name
    public static Records named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// Returns records that are numbered from 0 on.
    public List<Row> first(int count) {
        Random random = new Random(SEED);
        return IntStream.range(0, count).mapToObj(id -> record(id, random)).toList();
    }

    private Row record(long id, Random random) {
        return switch (this) {
            case LOG -> LogRow.of(id, random);
            case ORDER -> Order.of(id, random);
            case READING -> Reading.of(id, random);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
