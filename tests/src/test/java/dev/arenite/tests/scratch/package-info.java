/// The scratch, and the contract itself, under test.
@NullMarked
package dev.arenite.tests.scratch;

import org.jspecify.annotations.NullMarked;
