package dev.arenite.kafka;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.derive.DerivedTypes;
import dev.arenite.archive.derive.DerivedView;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

import java.util.Map;

/// Archives in place, for Kafka Streams: a [ViewSerializer] and a [ViewDeserializer].
///
/// What stands in a store says its schema only if [told so][FingerprintPlace#MESSAGE].
///
/// May be used by any thread.
///
/// @param <V> the views
public final class ViewSerde<V extends DerivedView<?>> implements Serde<V> {

    private final ViewSerializer<V> serializer;
    private final ViewDeserializer<V> deserializer;

    /// Makes a serde that must be [configured][#configure].
    public ViewSerde() {
        serializer = new ViewSerializer<>();
        deserializer = new ViewDeserializer<>();
    }

    private ViewSerde(ArchiveType<?, V> type, MessageOptions options) {
        serializer = ViewSerializer.of(type, options);
        deserializer = ViewDeserializer.of(type, options);
    }

    /// Returns a serde of the views of a class, with the [default options][MessageOptions#DEFAULT].
    ///
    /// @param views the class that the annotation processor has written, such as `ArchivedOrder`
    /// @throws IllegalArgumentException if the class has no derived type
    public static <V extends DerivedView<?>> ViewSerde<V> of(Class<V> views) {
        return of(views, MessageOptions.DEFAULT);
    }

    /// Returns a serde of the views of a class.
    ///
    /// @param views   the class that the annotation processor has written, such as `ArchivedOrder`
    /// @param options how messages are written and read
    /// @throws IllegalArgumentException if the class has no derived type
    /// @throws dev.arenite.archive.schema.UnresolvedSchemaException if archives of an older schema
    ///     cannot be read as values of today
    public static <V extends DerivedView<?>> ViewSerde<V> of(
            Class<V> views, MessageOptions options) {
        return of(DerivedTypes.ofView(views), options);
    }

    /// Returns a serde of the views of a type.
    ///
    /// @param options how messages are written and read
    /// @throws dev.arenite.archive.schema.SchemaException if the type cannot be described
    /// @throws dev.arenite.archive.schema.UnresolvedSchemaException if archives of an older schema
    ///     cannot be read as values of today
    public static <V extends DerivedView<?>> ViewSerde<V> of(
            ArchiveType<?, V> type, MessageOptions options) {
        return new ViewSerde<>(type, options);
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
    public Serializer<V> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<V> deserializer() {
        return deserializer;
    }

    /// Gives back the memory of the current thread. The serde may be used further.
    @Override
    public void close() {
        serializer.close();
        deserializer.close();
    }
}
