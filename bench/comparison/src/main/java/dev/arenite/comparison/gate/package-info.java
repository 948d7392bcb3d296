/// The gate for changes: ratios of chosen benchmarks to a yardstick of the same run, compared with
/// those that are committed.
@NullMarked
package dev.arenite.comparison.gate;

import org.jspecify.annotations.NullMarked;
