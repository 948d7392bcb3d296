/// Data sets of the public serialization benchmark, generated, and their leaves.
@NullMarked
package dev.arenite.bench.data;

import org.jspecify.annotations.NullMarked;
