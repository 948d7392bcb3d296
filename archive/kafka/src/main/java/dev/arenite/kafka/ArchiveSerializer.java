package dev.arenite.kafka;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.derive.DerivedTypes;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Writes values as archives, and the fingerprint of their schema as a [header][SchemaHeader]. Null
/// is a tombstone: it is written as null.
///
/// A message is an array of exactly the archive's size. Nothing else is allocated in steady state.
///
/// May be used by any thread, as a `KafkaProducer` may. Each platform thread that writes keeps
/// memory for it, about twice the size of its largest message and on the heap at most 1 MiB.
///
/// @param <T> the values
public final class ArchiveSerializer<T> implements Serializer<T> {

    private final Setup<T, ?, MessageWriter<T>> setup;

    /// Makes a serializer that must be [configured][#configure].
    public ArchiveSerializer() {
        setup = new Setup<T, Object, MessageWriter<T>>(MessageWriter::new);
    }

    private <V> ArchiveSerializer(ArchiveType<T, V> type, MessageOptions options) {
        setup = new Setup<T, V, MessageWriter<T>>(MessageWriter::new, type, options);
    }

    /// Returns a serializer of the values of a record or sealed interface, with the [default
    /// options][MessageOptions#DEFAULT].
    ///
    /// @param values the class, with [`@Archivable`][dev.arenite.archive.derive.Archivable]
    /// @throws IllegalArgumentException if the class has no derived type
    public static <T> ArchiveSerializer<T> of(Class<T> values) {
        return of(values, MessageOptions.DEFAULT);
    }

    /// Returns a serializer of the values of a record or sealed interface.
    ///
    /// @param values  the class, with [`@Archivable`][dev.arenite.archive.derive.Archivable]
    /// @param options where the schema is said, the limits, and whether it is for keys; the others
    ///     are for reading
    /// @throws IllegalArgumentException if the class has no derived type
    public static <T> ArchiveSerializer<T> of(Class<T> values, MessageOptions options) {
        return of(DerivedTypes.of(values), options);
    }

    /// Returns a serializer of the values of a type.
    ///
    /// @param options where the schema is said, the limits, and whether it is for keys; the others
    ///     are for reading
    /// @throws dev.arenite.archive.schema.SchemaException if the type cannot be described
    public static <T> ArchiveSerializer<T> of(ArchiveType<T, ?> type, MessageOptions options) {
        return new ArchiveSerializer<>(type, options);
    }

    /// Configures a serializer that was made without a type by its [properties][ArchiveConfig]; one
    /// that has a type learns only whether it is for keys. To be called before the first message.
    ///
    /// @throws ConfigException if a property is missing or wrong
    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        setup.configure(configs, isKey);
    }

    /// Returns the archive of a value, without a header.
    ///
    /// @return the message, null for null
    /// @throws SerializationException if the value cannot be archived: the message has the path,
    ///     the cause is an [ArchiveException][dev.arenite.archive.ArchiveException]
    /// @throws IllegalStateException if the serializer has neither been made with a type nor
    ///     configured
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T value) {
        return value == null ? null : setup.made().write(topic, value);
    }

    /// Returns the archive of a value, and adds the header, or puts it in the place of another one.
    ///
    /// @return the message, null for null, which gets no header
    /// @throws SerializationException if the value cannot be archived, as above; the headers are as
    ///     before
    /// @throws IllegalStateException if the serializer has neither been made with a type nor
    ///     configured
    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable T value) {
        byte[] message = serialize(topic, value);
        if (message != null) {
            setup.made().putHeader(topic, headers);
        }
        return message;
    }

    /// Gives back the memory of the current thread. The serializer may be used further.
    @Override
    public void close() {
        if (setup.isMade()) {
            setup.made().close();
        }
    }
}
