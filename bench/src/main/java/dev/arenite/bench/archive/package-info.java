/// Archives against the peers: hand-written types for the public benchmark's data sets, and
/// benchmarks.
@NullMarked
package dev.arenite.bench.archive;

import org.jspecify.annotations.NullMarked;
