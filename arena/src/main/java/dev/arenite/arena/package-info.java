/// A bump-pointer arena of memory segments: what was handed out before a clear throws.
@NullMarked
package dev.arenite.arena;

import org.jspecify.annotations.NullMarked;
