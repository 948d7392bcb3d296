/// Benchmarks against the peers.
@NullMarked
package dev.arenite.bench;

import org.jspecify.annotations.NullMarked;
