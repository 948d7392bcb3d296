@NullMarked
package dev.arenite.kafka;

import org.jspecify.annotations.NullMarked;
