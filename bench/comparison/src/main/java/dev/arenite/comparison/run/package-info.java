/// Runs the comparison: sizes, first values and times of all contenders, each in virtual machines
/// of its own.
@NullMarked
package dev.arenite.comparison.run;

import org.jspecify.annotations.NullMarked;
