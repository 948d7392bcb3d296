/// Maps of bytes: which byte of a block is which field of which value, as text and as a page to
/// look at.
@NullMarked
package dev.arenite.tool.map;

import org.jspecify.annotations.NullMarked;
