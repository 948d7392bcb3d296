/// The job of docs/flink.md.
@NullMarked
package dev.arenite.flink.example;

import org.jspecify.annotations.NullMarked;
