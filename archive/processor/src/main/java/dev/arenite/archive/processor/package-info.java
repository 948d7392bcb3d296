/// Derives the archive type of a record at compile time.
@NullMarked
package dev.arenite.archive.processor;

import org.jspecify.annotations.NullMarked;
