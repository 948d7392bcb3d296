/// The data sets as newer records, which read archives of the older ones.
@NullMarked
package dev.arenite.bench.data.today;

import org.jspecify.annotations.NullMarked;
