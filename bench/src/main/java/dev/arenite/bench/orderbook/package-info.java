/// Small messages: one contender a class, all timed by [OrderBookBenchmark].
@NullMarked
package dev.arenite.bench.orderbook;

import org.jspecify.annotations.NullMarked;
