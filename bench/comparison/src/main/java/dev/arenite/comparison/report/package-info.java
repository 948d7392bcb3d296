/// The results of a comparison: their files, the tables and the charts. It measures nothing.
@NullMarked
package dev.arenite.comparison.report;

import org.jspecify.annotations.NullMarked;
