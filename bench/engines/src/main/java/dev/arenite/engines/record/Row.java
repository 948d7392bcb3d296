package dev.arenite.engines.record;

/// What an operator of the benchmarks reads of a record.
public interface Row {

    /// Returns the number of the record, its key.
    long id();

    /// Returns three fields as one number: see [Fields].
    long sum();
}
