/// Benchmarks of the scratch against the peers.
@NullMarked
package dev.arenite.bench.scratch;

import org.jspecify.annotations.NullMarked;
