package dev.arenite.kafka;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.jspecify.annotations.Nullable;

/// What is no tombstone.
final class Present {

    private Present() {}

    static <T> T present(@Nullable T value) {
        assertNotNull(value);
        return value;
    }
}
