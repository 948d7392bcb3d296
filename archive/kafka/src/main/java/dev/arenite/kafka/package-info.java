/// Archives as keys and values of Apache Kafka.
@NullMarked
package dev.arenite.kafka;

import org.jspecify.annotations.NullMarked;
