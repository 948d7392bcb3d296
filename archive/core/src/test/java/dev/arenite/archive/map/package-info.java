/// Examples for maps and sets.
@NullMarked
package dev.arenite.archive.map;

import org.jspecify.annotations.NullMarked;
