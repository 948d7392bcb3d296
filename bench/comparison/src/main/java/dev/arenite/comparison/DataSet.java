package dev.arenite.comparison;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Values, the answers that every contender must give about them, and the contenders.
///
/// @param <V> the values
public interface DataSet<V> {

    /// Returns the values; the index of a value is its slot.
    List<V> values();

    /// Returns the size of a buffer for one value, in bytes: enough for each contender.
    int bufferBytes();

    /// Returns the sum of all leaves of a value: numbers as `long`, those without a sign as such,
    /// and text by [Text#leaf].
    long checksum(V value);

    /// Returns the one field that is asked for after opening a value.
    long field(V value);

    /// Returns a value as it is after an update in place.
    V updated(V value);

    /// Returns a value whose records, lists and arrays are new: what no decoder can avoid to make.
    ///
    /// @param text makes each text; asked in the same order each time
    V made(V value, UnaryOperator<String> text);

    /// Returns what makes the contenders of this data set, by their names, in the order of the
    /// tables.
    Map<String, Supplier<Contender<V>>> contenders();
}
