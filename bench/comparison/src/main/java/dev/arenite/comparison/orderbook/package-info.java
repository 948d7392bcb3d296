/// Order books, and their contenders.
@NullMarked
package dev.arenite.comparison.orderbook;

import org.jspecify.annotations.NullMarked;
