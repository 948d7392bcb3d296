/// Text as bits and bytes, for the writer, the checker and the types of text. Not exported.
@NullMarked
package dev.arenite.archive.internal;

import org.jspecify.annotations.NullMarked;
