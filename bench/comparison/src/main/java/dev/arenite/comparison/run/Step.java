package dev.arenite.comparison.run;

/// One fork of the comparison.
///
/// @param round counted from 1
record Step(String dataSet, String operation, int round, String contender) {}
