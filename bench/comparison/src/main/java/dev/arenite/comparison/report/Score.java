package dev.arenite.comparison.report;

/// What one contender takes for one operation on one data set.
///
/// @param nanos a call, by fork
/// @param bytes allocated on the heap a call, by fork
public record Score(
        String dataSet, String operation, String contender, Spread nanos, Spread bytes) {}
