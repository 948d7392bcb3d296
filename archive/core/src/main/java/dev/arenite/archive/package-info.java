/// Records written straight into memory segments and read in place, in the format of rkyv 0.8.
@NullMarked
package dev.arenite.archive;

import org.jspecify.annotations.NullMarked;
