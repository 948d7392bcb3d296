package dev.arenite.comparison;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// A contender that has given the right answers, with the values of its data set in turn.
///
/// @param <V> the values
final class Race<V> {

    private final DataSet<V> dataSet;
    private final Contender<V> contender;
    private final @Nullable UpdatingContender<V> updating;
    private final List<V> values;
    private int slot;

    /// Made when it is asked for: its texts would be in the memory of all others.
    private @Nullable Population<V> population;

    /// @throws IllegalStateException if the contender gives a wrong answer
    Race(DataSet<V> dataSet, String name) {
        this.dataSet = dataSet;
        contender = DataSets.contender(dataSet, name);
        updating = contender instanceof UpdatingContender<V> those ? those : null;
        values = dataSet.values();
        Trial.requireRight(dataSet, contender);
    }

    private int next() {
        slot = slot == 0 ? values.size() - 1 : slot - 1;
        return slot;
    }

    int encode() {
        int next = next();
        return contender.encode(next, values.get(next));
    }

    byte[] toArray() {
        int next = next();
        return contender.toArray(next, values.get(next));
    }

    long checksum() {
        return contender.checksum(next());
    }

    long field() {
        return contender.field(next());
    }

    void update() {
        Objects.requireNonNull(updating, "contender must update in place").update(next());
    }

    V decode() {
        return contender.decode(next());
    }

    /// Does all of it once, and fails on a value that is not what was encoded.
    void everything() {
        int next = next();
        V value = values.get(next);
        contender.encode(next, value);
        long checksum = contender.checksum(next);
        long field = contender.field(next);
        if (!contender.decode(next).equals(value)) {
            throw new IllegalStateException(
                    "value must be what was encoded: checksum=" + checksum + " field=" + field);
        }
        if (contender.toArray(next, value).length == 0) {
            throw new IllegalStateException("array must not be empty");
        }
        if (updating != null) {
            updating.update(next);
        }
    }

    V make() {
        if (population == null) {
            population = new Population<>(dataSet);
        }
        return population.make(next());
    }
}
