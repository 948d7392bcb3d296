/// The records that are measured.
@NullMarked
package dev.arenite.engines.record;

import org.jspecify.annotations.NullMarked;
