/// The data set `mesh`, and its contenders.
@NullMarked
package dev.arenite.comparison.mesh;

import org.jspecify.annotations.NullMarked;
