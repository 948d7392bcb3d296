/// The command `arenite`.
@NullMarked
package dev.arenite.tool;

import org.jspecify.annotations.NullMarked;
