package dev.arenite.kafka;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.derive.DerivedTypes;
import dev.arenite.archive.derive.DerivedView;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Writes views as messages, and the fingerprint of their schema as a [header][SchemaHeader]. Null
/// is a tombstone: it is written as null.
///
/// A view of a whole archive, as a [ViewDeserializer] returns it, is written by copying the bytes
/// of its memory, all of them: other values in them are written, too, if they lie there. A view of
/// a part of an archive, such as an element of a list, is read and its value is written.
///
/// May be used by any thread that may use the memory of the views.
///
/// @param <V> the views
public final class ViewSerializer<V extends DerivedView<?>> implements Serializer<V> {

    private final Setup<?, V, ? extends MessageWriter<?>> setup;

    /// Makes a serializer that must be [configured][#configure].
    public ViewSerializer() {
        setup = new Setup<Object, V, MessageWriter<Object>>(MessageWriter::new);
    }

    private <T> ViewSerializer(ArchiveType<T, V> type, MessageOptions options) {
        setup = new Setup<T, V, MessageWriter<T>>(MessageWriter::new, type, options);
    }

    /// Returns a serializer of the views of a class, with the [default
    /// options][MessageOptions#DEFAULT].
    ///
    /// @param views the class that the annotation processor has written, such as `ArchivedOrder`
    /// @throws IllegalArgumentException if the class has no derived type
    public static <V extends DerivedView<?>> ViewSerializer<V> of(Class<V> views) {
        return of(views, MessageOptions.DEFAULT);
    }

    /// Returns a serializer of the views of a class.
    ///
    /// @param views   the class that the annotation processor has written, such as `ArchivedOrder`
    /// @param options where the schema is said, the limits, and whether it is for keys; the others
    ///     are for reading
    /// @throws IllegalArgumentException if the class has no derived type
    public static <V extends DerivedView<?>> ViewSerializer<V> of(
            Class<V> views, MessageOptions options) {
        return of(DerivedTypes.ofView(views), options);
    }

    /// Returns a serializer of the views of a type.
    ///
    /// @param options where the schema is said, the limits, and whether it is for keys; the others
    ///     are for reading
    /// @throws dev.arenite.archive.schema.SchemaException if the type cannot be described
    public static <V extends DerivedView<?>> ViewSerializer<V> of(
            ArchiveType<?, V> type, MessageOptions options) {
        return new ViewSerializer<>(type, options);
    }

    /// Configures a serializer that was made without a type by its [properties][ArchiveConfig]; one
    /// that has a type learns only whether it is for keys. To be called before the first message.
    ///
    /// @throws ConfigException if a property is missing or wrong
    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        setup.configure(configs, isKey);
    }

    /// Returns the archive of a view, without a header.
    ///
    /// @return the message, null for null
    /// @throws SerializationException if the value of a part of an archive cannot be read or
    ///     written
    /// @throws IllegalStateException if the memory of the view has ended, or the serializer has
    ///     neither been made with a type nor configured
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable V view) {
        return view == null ? null : setup.made().writeView(topic, view);
    }

    /// Returns the archive of a view, and adds the header, or puts it in the place of another one.
    ///
    /// @return the message, null for null, which gets no header
    /// @throws SerializationException if the value of a part of an archive cannot be read or
    ///     written; the headers are as before
    /// @throws IllegalStateException if the memory of the view has ended, or the serializer has
    ///     neither been made with a type nor configured
    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable V view) {
        byte[] message = serialize(topic, view);
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
