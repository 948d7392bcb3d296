package dev.arenite.kafka;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.derive.DerivedTypes;
import dev.arenite.archive.derive.DerivedView;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Map;

/// Reads archives in place: a view of the bytes as Kafka has fetched them, without a copy. The view
/// stays right as long as it is kept, also after the consumer has been closed, and keeps the memory
/// of the message with it, which may be that of everything that was fetched at once.
///
/// A message of an older schema is read as a value of today if the schema is
/// [known][MessageOptions#withHistory], and written as an archive of today, whose view is returned.
/// Null, a tombstone, is read as null.
///
/// May be used by any thread, and so may the views.
///
/// @param <V> the views
public final class ViewDeserializer<V> implements Deserializer<V> {

    private final Setup<?, V, ? extends MessageReader<?, V>> setup;

    /// Makes a deserializer that must be [configured][#configure].
    public ViewDeserializer() {
        setup = new Setup<Object, V, MessageReader<Object, V>>(MessageReader::new);
    }

    private <T> ViewDeserializer(ArchiveType<T, V> type, MessageOptions options) {
        setup = new Setup<T, V, MessageReader<T, V>>(MessageReader::new, type, options);
    }

    /// Returns a deserializer of the views of a class, with the [default
    /// options][MessageOptions#DEFAULT].
    ///
    /// @param views the class that the annotation processor has written, such as `ArchivedOrder`
    /// @throws IllegalArgumentException if the class has no derived type
    public static <V extends DerivedView<?>> ViewDeserializer<V> of(Class<V> views) {
        return of(views, MessageOptions.DEFAULT);
    }

    /// Returns a deserializer of the views of a class.
    ///
    /// @param views   the class that the annotation processor has written, such as `ArchivedOrder`
    /// @param options how messages are read
    /// @throws IllegalArgumentException if the class has no derived type
    /// @throws dev.arenite.archive.schema.UnresolvedSchemaException if archives of an older schema
    ///     cannot be read as values of today
    public static <V extends DerivedView<?>> ViewDeserializer<V> of(
            Class<V> views, MessageOptions options) {
        return of(DerivedTypes.ofView(views), options);
    }

    /// Returns a deserializer of the views of a type.
    ///
    /// @param options how messages are read
    /// @throws dev.arenite.archive.schema.SchemaException if the type cannot be described
    /// @throws dev.arenite.archive.schema.UnresolvedSchemaException if archives of an older schema
    ///     cannot be read as values of today
    public static <V> ViewDeserializer<V> of(ArchiveType<?, V> type, MessageOptions options) {
        return new ViewDeserializer<>(type, options);
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

    /// Returns the view of a message without headers.
    ///
    /// @return the view, null for null
    /// @throws SerializationException if the bytes are no archive of a schema that is known, or are
    ///     beyond the limits: the message has the path, the cause is an
    ///     [ArchiveFormatException][dev.arenite.archive.ArchiveFormatException]; or if a value
    ///     cannot be read, as for a message of an older schema
    /// @throws IllegalStateException if the deserializer has neither been made with a type nor
    ///     configured
    @Override
    public @Nullable V deserialize(String topic, byte @Nullable [] message) {
        return message == null
                ? null
                : setup.made().view(topic, null, MemorySegment.ofArray(message));
    }

    /// Returns the view of a message.
    ///
    /// @return the view, null for null
    /// @throws SerializationException if the bytes are no archive of a schema that is known, or are
    ///     beyond the limits: the message has the path, the cause is an
    ///     [ArchiveFormatException][dev.arenite.archive.ArchiveFormatException]; or if a value
    ///     cannot be read, as for a message of an older schema
    /// @throws IllegalStateException if the deserializer has neither been made with a type nor
    ///     configured
    @Override
    public @Nullable V deserialize(String topic, Headers headers, byte @Nullable [] message) {
        return message == null
                ? null
                : setup.made().view(topic, headers, MemorySegment.ofArray(message));
    }

    /// Returns the view of a message: of the bytes from the position of the buffer to its limit,
    /// which stay as they are.
    ///
    /// @return the view, null for null
    /// @throws SerializationException if the bytes are no archive of a schema that is known, or are
    ///     beyond the limits: the message has the path, the cause is an
    ///     [ArchiveFormatException][dev.arenite.archive.ArchiveFormatException]; or if a value
    ///     cannot be read, as for a message of an older schema
    /// @throws IllegalStateException if the deserializer has neither been made with a type nor
    ///     configured
    @Override
    public @Nullable V deserialize(String topic, Headers headers, @Nullable ByteBuffer message) {
        return message == null
                ? null
                : setup.made().view(topic, headers, MemorySegment.ofBuffer(message));
    }
}
