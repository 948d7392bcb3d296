/// The command `arenite`, as far as it needs the types and values of the suite.
@NullMarked
package dev.arenite.tests.tool;

import org.jspecify.annotations.NullMarked;
