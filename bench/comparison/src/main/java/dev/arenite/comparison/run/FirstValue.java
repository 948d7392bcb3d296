package dev.arenite.comparison.run;

import dev.arenite.comparison.Contender;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.DataSets;

import java.util.Objects;
import java.util.function.Supplier;

/// The program that encodes and decodes one value, and ends: what a contender needs until then is
/// what starting it costs.
final class FirstValue {

    /// The word before the nanoseconds of the contender, and those since the start of `main`.
    static final String ANSWER = "first";

    private FirstValue() {}

    /// Measures one contender.
    ///
    /// @param arguments the names of a data set and of a contender
    public static void main(String[] arguments) {
        long begun = System.nanoTime();
        start(begun, DataSets.of(arguments[0]), arguments[1]);
    }

    private static <V> void start(long begun, DataSet<V> dataSet, String name) {
        V value = dataSet.values().getFirst();
        Supplier<Contender<V>> maker = Objects.requireNonNull(dataSet.contenders().get(name), name);
        long ready = System.nanoTime();
        Contender<V> contender = maker.get();
        contender.encode(0, value);
        V decoded = contender.decode(0);
        long done = System.nanoTime();
        if (!decoded.equals(value)) {
            throw new IllegalStateException("first value must be what was encoded: " + name);
        }
        System.out.println(ANSWER + " " + (done - ready) + " " + (done - begun));
    }
}
