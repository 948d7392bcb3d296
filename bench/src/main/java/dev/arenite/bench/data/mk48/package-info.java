/// The data set `mk48` of the public serialization benchmark, generated.
@NullMarked
package dev.arenite.bench.data.mk48;

import org.jspecify.annotations.NullMarked;
