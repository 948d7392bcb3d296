/// Block files against copying, serializing and the storages of others.
@NullMarked
package dev.arenite.bench.block;

import org.jspecify.annotations.NullMarked;
