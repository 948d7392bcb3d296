/// Archives and their views as the elements, keys and state of Apache Flink's jobs.
@NullMarked
package dev.arenite.flink;

import org.jspecify.annotations.NullMarked;
