/// The comparison of serializers: data sets, contenders, and the benchmark that times them.
@NullMarked
package dev.arenite.comparison;

import org.jspecify.annotations.NullMarked;
