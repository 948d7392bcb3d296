/// The data set `mk48`, updates of a game, and its contenders.
@NullMarked
package dev.arenite.comparison.mk48;

import org.jspecify.annotations.NullMarked;
