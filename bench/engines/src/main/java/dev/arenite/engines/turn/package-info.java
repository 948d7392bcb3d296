/// What runs programs that are too long for JMH: several contenders by turns.
@NullMarked
package dev.arenite.engines.turn;

import org.jspecify.annotations.NullMarked;
