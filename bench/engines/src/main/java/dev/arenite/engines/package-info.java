/// Serializers of Apache Flink, measured.
@NullMarked
package dev.arenite.engines;

import org.jspecify.annotations.NullMarked;
