/// The data set `log`, and its contenders.
@NullMarked
package dev.arenite.comparison.log;

import org.jspecify.annotations.NullMarked;
