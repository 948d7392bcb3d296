/// Allocators under the contract of the kit.
@NullMarked
package dev.arenite.tests.allocator;

import org.jspecify.annotations.NullMarked;
