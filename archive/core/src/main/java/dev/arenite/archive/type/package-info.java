/// Types of values: one for everything that the archive format knows, combined from smaller ones.
@NullMarked
package dev.arenite.archive.type;

import org.jspecify.annotations.NullMarked;
