package dev.arenite.engines.kafka;

import com.google.protobuf.MessageLite;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.derive.DerivedTypes;
import dev.arenite.archive.derive.DerivedView;
import dev.arenite.engines.contender.Contender;
import dev.arenite.engines.contender.Contenders;
import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;
import dev.arenite.kafka.ArchiveDeserializer;
import dev.arenite.kafka.ArchiveSerializer;
import dev.arenite.kafka.FingerprintPlace;
import dev.arenite.kafka.MessageOptions;
import dev.arenite.kafka.ViewDeserializer;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

import java.util.List;

/// All formats of messages, by name.
public final class Formats {

    /// The names. `view-inside` has the fingerprint in the message instead of a header.
    public static final List<String> NAMES =
            List.of("view", "view-inside", "view-unchecked", "value", "avro", "json", "protobuf");

    private Formats() {}

    /// Returns a new format.
    ///
    /// @param name one of [#NAMES]
    /// @param kind the kind of its records
    /// @throws IllegalArgumentException if no format has the name
    public static Format<Object, Object> of(String name, Records kind) {
        return switch (name) {
            case "view" -> views(name, kind, MessageOptions.DEFAULT);
            case "view-inside" ->
                    views(
                            name,
                            kind,
                            MessageOptions.DEFAULT.withFingerprint(FingerprintPlace.MESSAGE));
            case "view-unchecked" -> views(name, kind, MessageOptions.DEFAULT.unchecked());
            case "value" -> values(name, kind);
            case "avro" -> avro(name, kind);
            case "json" -> json(name, kind);
            case "protobuf" -> protobuf(name, kind);
            default ->
                    throw new IllegalArgumentException(
                            "format must be one of " + NAMES + ": " + name);
        };
    }

    private static Format<Object, Object> views(String name, Records kind, MessageOptions options) {
        Contender<Row, Object, Object> fields = contender("view", kind);
        ArchiveType<Object, Object> type = typeOfView(elements(fields));
        return format(
                name,
                kind,
                fields,
                ArchiveSerializer.of(type, options),
                ViewDeserializer.of(type, options));
    }

    @SuppressWarnings("unchecked") // The class is that of a view, and nobody asks of which.
    private static ArchiveType<Object, Object> typeOfView(Class<?> views) {
        return (ArchiveType<Object, Object>)
                (ArchiveType<?, ?>) DerivedTypes.ofView(views.asSubclass(DerivedView.class));
    }

    private static Format<Object, Object> values(String name, Records kind) {
        Contender<Row, Object, Object> fields = contender("value", kind);
        Class<Object> records = elements(fields);
        return format(
                name, kind, fields, ArchiveSerializer.of(records), ArchiveDeserializer.of(records));
    }

    private static Format<Object, Object> avro(String name, Records kind) {
        Contender<Row, Object, Object> fields = contender("avro", kind);
        AvroMessages<Object> messages = new AvroMessages<>(elements(fields));
        return format(name, kind, fields, messages.serializer(), messages.deserializer());
    }

    private static Format<Object, Object> json(String name, Records kind) {
        Contender<Row, Object, Object> fields = contender("pojo", kind);
        JsonMessages<Object> messages = new JsonMessages<>(elements(fields));
        return format(name, kind, fields, messages.serializer(), messages.deserializer());
    }

    @SuppressWarnings("unchecked") // All elements of the contender are messages.
    private static Format<Object, Object> protobuf(String name, Records kind) {
        Contender<Row, Object, Object> fields = contender("protobuf", kind);
        Class<MessageLite> elements =
                (Class<MessageLite>) (Class<?>) elements(fields).asSubclass(MessageLite.class);
        return format(
                name,
                kind,
                fields,
                (Serializer<Object>) (Serializer<?>) ProtobufMessages.serializer(),
                (Deserializer<Object>) (Deserializer<?>) ProtobufMessages.deserializer(elements));
    }

    private static Format<Object, Object> format(
            String name,
            Records kind,
            Contender<Row, Object, Object> fields,
            Serializer<Object> serializer,
            Deserializer<Object> deserializer) {
        return new Format<>(name + " of " + kind, fields, serializer, deserializer);
    }

    private static Class<Object> elements(Contender<Row, Object, Object> contender) {
        return contender.type().getTypeClass();
    }

    @SuppressWarnings("unchecked") // A contender gets only records of its kind.
    private static Contender<Row, Object, Object> contender(String name, Records kind) {
        return (Contender<Row, Object, Object>) Contenders.of(name, kind);
    }
}
