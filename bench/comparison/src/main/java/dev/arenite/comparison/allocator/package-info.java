/// The comparison of allocators that come from elsewhere: Netty's and Arrow's.
@NullMarked
package dev.arenite.comparison.allocator;

import org.jspecify.annotations.NullMarked;
