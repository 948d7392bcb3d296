/// Short programs that use the libraries, each a page.
@NullMarked
package dev.arenite.examples;

import org.jspecify.annotations.NullMarked;
