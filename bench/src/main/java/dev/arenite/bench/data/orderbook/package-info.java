/// Snapshots of order books: small messages, for which fixed costs decide.
@NullMarked
package dev.arenite.bench.data.orderbook;

import org.jspecify.annotations.NullMarked;
