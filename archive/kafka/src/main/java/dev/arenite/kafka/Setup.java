package dev.arenite.kafka;

import dev.arenite.archive.ArchiveType;

import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/// What a serializer or deserializer works by, made of a type and options that it is given, or that
/// properties name.
///
/// Set up before the first message. Whoever does that publishes it, as Kafka does with what it
/// configures.
///
/// @param <T> the values of the type
/// @param <V> the views of the type
/// @param <M> what messages are written or read by
final class Setup<T, V, M> {

    private final BiFunction<ArchiveType<T, V>, MessageOptions, M> maker;

    /// The type that was given, or null if properties name it.
    private final @Nullable ArchiveType<T, V> given;

    private MessageOptions options;
    private @Nullable M made;

    Setup(BiFunction<ArchiveType<T, V>, MessageOptions, M> maker) {
        this.maker = maker;
        given = null;
        options = MessageOptions.DEFAULT;
    }

    Setup(
            BiFunction<ArchiveType<T, V>, MessageOptions, M> maker,
            ArchiveType<T, V> type,
            MessageOptions options) {
        this.maker = maker;
        given = Objects.requireNonNull(type, "type");
        this.options = Objects.requireNonNull(options, "options");
        made = maker.apply(type, options);
    }

    /// @throws ConfigException if a property is missing or wrong
    void configure(Map<String, ?> properties, boolean keys) {
        if (given == null) {
            made = new ArchiveConfig(properties, keys).make(maker);
        } else if (options.keys() != keys) {
            options = options.forKeys(keys);
            made = maker.apply(given, options);
        }
    }

    /// @throws IllegalStateException if there is no type yet
    M made() {
        M ready = made;
        if (ready == null) {
            throw new IllegalStateException(
                    "no type is known: it must be configured by "
                            + ArchiveConfig.VALUE_TYPE
                            + " or "
                            + ArchiveConfig.KEY_TYPE);
        }
        return ready;
    }

    boolean isMade() {
        return made != null;
    }
}
