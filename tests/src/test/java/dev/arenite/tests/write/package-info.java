/// What writing leaves behind when it fails.
@NullMarked
package dev.arenite.tests.write;

import org.jspecify.annotations.NullMarked;
