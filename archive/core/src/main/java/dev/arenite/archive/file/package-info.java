/// Files that are whole once they have their name. Not exported.
@NullMarked
package dev.arenite.archive.file;

import org.jspecify.annotations.NullMarked;
