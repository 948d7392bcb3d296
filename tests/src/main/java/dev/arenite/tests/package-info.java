/// The contracts as properties that any implementation can be run against.
@NullMarked
package dev.arenite.tests;

import org.jspecify.annotations.NullMarked;
