package dev.arenite.kafka;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.derive.DerivedTypes;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Map;

/// Reads archives as values, which do not depend on the memory of Kafka. Messages of an older
/// schema are read as values of today if the schema is [known][MessageOptions#withHistory]. Null, a
/// tombstone, is read as null.
///
/// May be used by any thread.
///
/// @param <T> the values
public final class ArchiveDeserializer<T> implements Deserializer<T> {

    private final Setup<T, ?, ? extends MessageReader<T, ?>> setup;

    /// Makes a deserializer that must be [configured][#configure].
    public ArchiveDeserializer() {
        setup = new Setup<T, Object, MessageReader<T, Object>>(MessageReader::new);
    }

    private <V> ArchiveDeserializer(ArchiveType<T, V> type, MessageOptions options) {
        setup = new Setup<T, V, MessageReader<T, V>>(MessageReader::new, type, options);
    }

    /// Returns a deserializer of the values of a record or sealed interface, with the [default
    /// options][MessageOptions#DEFAULT].
    ///
    /// @param values the class, with [`@Archivable`][dev.arenite.archive.derive.Archivable]
    /// @throws IllegalArgumentException if the class has no derived type
    public static <T> ArchiveDeserializer<T> of(Class<T> values) {
        return of(values, MessageOptions.DEFAULT);
    }

    /// Returns a deserializer of the values of a record or sealed interface.
    ///
    /// @param values  the class, with [`@Archivable`][dev.arenite.archive.derive.Archivable]
    /// @param options how messages are read
    /// @throws IllegalArgumentException if the class has no derived type
    /// @throws dev.arenite.archive.schema.UnresolvedSchemaException if archives of an older schema
    ///     cannot be read as values of today
    public static <T> ArchiveDeserializer<T> of(Class<T> values, MessageOptions options) {
        return of(DerivedTypes.of(values), options);
    }

    /// Returns a deserializer of the values of a type.
    ///
    /// @param options how messages are read
    /// @throws dev.arenite.archive.schema.SchemaException if the type cannot be described
    /// @throws dev.arenite.archive.schema.UnresolvedSchemaException if archives of an older schema
    ///     cannot be read as values of today
    public static <T> ArchiveDeserializer<T> of(ArchiveType<T, ?> type, MessageOptions options) {
        return new ArchiveDeserializer<>(type, options);
    }

    /// Configures a deserializer that was made without a type by its [properties][ArchiveConfig];
    /// one that has a type learns only whether it is for keys. To be called before the first
    /// message.
    ///
    /// @throws ConfigException if a property is missing or wrong
    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        setup.configure(configs, isKey);
    }

    /// Returns the value of a message without headers.
    ///
    /// @return the value, null for null
    /// @throws SerializationException if the bytes are no archive of a schema that is known, or are
    ///     beyond the limits: the message has the path, the cause is an
    ///     [ArchiveFormatException][dev.arenite.archive.ArchiveFormatException]; or if a value
    ///     cannot be read
    /// @throws IllegalStateException if the deserializer has neither been made with a type nor
    ///     configured
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] message) {
        return message == null
                ? null
                : setup.made().value(topic, null, MemorySegment.ofArray(message));
    }

    /// Returns the value of a message.
    ///
    /// @return the value, null for null
    /// @throws SerializationException if the bytes are no archive of a schema that is known, or are
    ///     beyond the limits: the message has the path, the cause is an
    ///     [ArchiveFormatException][dev.arenite.archive.ArchiveFormatException]; or if a value
    ///     cannot be read
    /// @throws IllegalStateException if the deserializer has neither been made with a type nor
    ///     configured
    @Override
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] message) {
        return message == null
                ? null
                : setup.made().value(topic, headers, MemorySegment.ofArray(message));
    }

    /// Returns the value of a message: of the bytes from the position of the buffer to its limit,
    /// which stay as they are.
    ///
    /// @return the value, null for null
    /// @throws SerializationException if the bytes are no archive of a schema that is known, or are
    ///     beyond the limits: the message has the path, the cause is an
    ///     [ArchiveFormatException][dev.arenite.archive.ArchiveFormatException]; or if a value
    ///     cannot be read
    /// @throws IllegalStateException if the deserializer has neither been made with a type nor
    ///     configured
    @Override
    public @Nullable T deserialize(String topic, Headers headers, @Nullable ByteBuffer message) {
        return message == null
                ? null
                : setup.made().value(topic, headers, MemorySegment.ofBuffer(message));
    }
}
