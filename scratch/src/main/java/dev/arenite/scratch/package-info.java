/// Temporary memory, pushed and popped last-in first-out, with a fallback for what does not fit.
@NullMarked
package dev.arenite.scratch;

import org.jspecify.annotations.NullMarked;
