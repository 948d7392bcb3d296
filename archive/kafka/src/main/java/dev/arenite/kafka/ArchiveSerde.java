package dev.arenite.kafka;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.derive.DerivedTypes;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

import java.util.Map;

/// Archives as values, for Kafka Streams: an [ArchiveSerializer] and an [ArchiveDeserializer].
///
/// What stands in a store says its schema only if [told so][FingerprintPlace#MESSAGE].
///
/// May be used by any thread.
///
/// @param <T> the values
public final class ArchiveSerde<T> implements Serde<T> {

    private final ArchiveSerializer<T> serializer;
    private final ArchiveDeserializer<T> deserializer;

    /// Makes a serde that must be [configured][#configure].
    public ArchiveSerde() {
        serializer = new ArchiveSerializer<>();
        deserializer = new ArchiveDeserializer<>();
    }

    private ArchiveSerde(ArchiveType<T, ?> type, MessageOptions options) {
        serializer = ArchiveSerializer.of(type, options);
        deserializer = ArchiveDeserializer.of(type, options);
    }

    /// Returns a serde of the values of a record or sealed interface, with the [default
    /// options][MessageOptions#DEFAULT].
    ///
    /// @param values the class, with [`@Archivable`][dev.arenite.archive.derive.Archivable]
    /// @throws IllegalArgumentException if the class has no derived type
    public static <T> ArchiveSerde<T> of(Class<T> values) {
        return of(values, MessageOptions.DEFAULT);
    }

    /// Returns a serde of the values of a record or sealed interface.
    ///
    /// @param values  the class, with [`@Archivable`][dev.arenite.archive.derive.Archivable]
    /// @param options how messages are written and read
    /// @throws IllegalArgumentException if the class has no derived type
    /// @throws dev.arenite.archive.schema.UnresolvedSchemaException if archives of an older schema
    ///     cannot be read as values of today
    public static <T> ArchiveSerde<T> of(Class<T> values, MessageOptions options) {
        return of(DerivedTypes.of(values), options);
    }

    /// Returns a serde of the values of a type.
    ///
    /// @param options how messages are written and read
    /// @throws dev.arenite.archive.schema.SchemaException if the type cannot be described
    /// @throws dev.arenite.archive.schema.UnresolvedSchemaException if archives of an older schema
    ///     cannot be read as values of today
    public static <T> ArchiveSerde<T> of(ArchiveType<T, ?> type, MessageOptions options) {
        return new ArchiveSerde<>(type, options);
    }

    /// Configures a serde that was made without a type by its [properties][ArchiveConfig]; one
    /// that has a type learns only whether it is for keys. To be called before the first message.
    ///
    /// @throws ConfigException if a property is missing or wrong
    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        serializer.configure(configs, isKey);
        deserializer.configure(configs, isKey);
    }

    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }

    /// Gives back the memory of the current thread. The serde may be used further.
    @Override
    public void close() {
        serializer.close();
        deserializer.close();
    }
}
