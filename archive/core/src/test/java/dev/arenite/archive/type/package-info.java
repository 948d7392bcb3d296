/// Examples for the types.
@NullMarked
package dev.arenite.archive.type;

import org.jspecify.annotations.NullMarked;
