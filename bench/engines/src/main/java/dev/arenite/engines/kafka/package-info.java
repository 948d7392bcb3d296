/// Records as messages of Apache Kafka: what serializing and deserializing costs in each format.
@NullMarked
package dev.arenite.engines.kafka;

import org.jspecify.annotations.NullMarked;
