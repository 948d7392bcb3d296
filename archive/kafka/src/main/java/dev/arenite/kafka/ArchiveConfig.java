package dev.arenite.kafka;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.derive.DerivedTypes;
import dev.arenite.archive.schema.SchemaException;
import dev.arenite.archive.schema.SchemaHistory;
import dev.arenite.archive.schema.UnresolvedSchemaException;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// The properties by which serializers, deserializers and serdes are configured that Kafka makes
/// by the name of their class.
///
/// Kafka says of each whether it is for keys or for values. What is wrong is a [ConfigException]
/// that names property and value.
public final class ArchiveConfig {

    /// The record or sealed interface of the values, with
    /// [`@Archivable`][dev.arenite.archive.derive.Archivable]: the class or its name. For views,
    /// too.
    public static final String VALUE_TYPE = "arenite.value.type";

    /// The same for keys.
    public static final String KEY_TYPE = "arenite.key.type";

    /// The path of the file with the older schemas of values ([SchemaHistory]); none if empty.
    public static final String VALUE_HISTORY = "arenite.value.history";

    /// The same for keys.
    public static final String KEY_HISTORY = "arenite.key.history";

    /// Whether bytes are checked before they are read; `true` unless given.
    public static final String CHECK = "arenite.check";

    /// Where a message says its schema ([FingerprintPlace]): `header` unless given,
    /// `required_header`, `message`, `nowhere`.
    public static final String FINGERPRINT = "arenite.fingerprint";

    /// The greatest depth ([CheckLimits#maxDepth]).
    public static final String MAX_DEPTH = "arenite.max.depth";

    /// The greatest number of objects ([CheckLimits#maxObjects]).
    public static final String MAX_OBJECTS = "arenite.max.objects";

    private final AbstractConfig config;
    private final boolean keys;

    /// @throws ConfigException if a property is missing or its value is none
    ArchiveConfig(Map<String, ?> properties, boolean keys) {
        config = new AbstractConfig(definition(keys), properties, false);
        this.keys = keys;
    }

    /// Returns the properties, with their types, defaults and descriptions.
    ///
    /// @param keys whether those for keys
    public static ConfigDef definition(boolean keys) {
        ConfigDef definition =
                new ConfigDef()
                        .define(
                                keys ? KEY_TYPE : VALUE_TYPE,
                                ConfigDef.Type.CLASS,
                                Importance.HIGH,
                                "The record or sealed interface, with @Archivable.")
                        .define(
                                keys ? KEY_HISTORY : VALUE_HISTORY,
                                ConfigDef.Type.STRING,
                                "",
                                Importance.MEDIUM,
                                "The path of the file with older schemas.")
                        .define(
                                CHECK,
                                ConfigDef.Type.BOOLEAN,
                                true,
                                Importance.MEDIUM,
                                "Whether bytes are checked before they are read.")
                        .define(
                                FINGERPRINT,
                                ConfigDef.Type.STRING,
                                name(FingerprintPlace.HEADER),
                                ConfigDef.ValidString.in(places()),
                                Importance.LOW,
                                "Where a message says its schema.");
        return defineLimits(definition);
    }

    private static ConfigDef defineLimits(ConfigDef definition) {
        CheckLimits limits = CheckLimits.DEFAULT;
        return definition
                .define(
                        MAX_DEPTH,
                        ConfigDef.Type.INT,
                        limits.maxDepth(),
                        Range.atLeast(0),
                        Importance.LOW,
                        "The most pointers that may follow one another.")
                .define(
                        MAX_OBJECTS,
                        ConfigDef.Type.LONG,
                        limits.maxObjects(),
                        Range.atLeast(0),
                        Importance.LOW,
                        "The most targets of pointers.");
    }

    private static String[] places() {
        return Stream.of(FingerprintPlace.values()).map(ArchiveConfig::name).toArray(String[]::new);
    }

    private static String name(FingerprintPlace place) {
        return place.name().toLowerCase(Locale.ROOT);
    }

    /// Returns what a function makes of the derived type and the options.
    ///
    /// @throws ConfigException if the class has no derived type, the history cannot be read, or
    ///     archives of a schema in it cannot
    <T, V, M> M make(BiFunction<ArchiveType<T, V>, MessageOptions, M> maker) {
        @SuppressWarnings("unchecked") // Who writes the properties says what the classes are.
        ArchiveType<T, V> type = (ArchiveType<T, V>) type();
        MessageOptions options = options();
        try {
            return maker.apply(type, options);
        } catch (UnresolvedSchemaException unreadable) {
            throw wrong(historyKey(), config.getString(historyKey()), unreadable);
        }
    }

    private ArchiveType<?, ?> type() {
        String key = keys ? KEY_TYPE : VALUE_TYPE;
        Class<?> values = config.getClass(key);
        try {
            return DerivedTypes.of(values);
        } catch (IllegalArgumentException missing) {
            throw wrong(key, values.getName(), missing);
        }
    }

    private MessageOptions options() {
        CheckLimits limits = new CheckLimits(config.getInt(MAX_DEPTH), config.getLong(MAX_OBJECTS));
        return new MessageOptions(
                        keys,
                        config.getBoolean(CHECK),
                        limits,
                        FingerprintPlace.valueOf(
                                config.getString(FINGERPRINT).toUpperCase(Locale.ROOT)),
                        List.of())
                .withHistory(history());
    }

    private SchemaHistory history() {
        String path = config.getString(historyKey());
        if (path.isEmpty()) {
            return new SchemaHistory(List.of());
        }
        try {
            Path file = Path.of(path);
            if (!Files.isRegularFile(file)) {
                throw new ConfigException(historyKey(), path, "is not a file");
            }
            return SchemaHistory.read(file);
        } catch (InvalidPathException | SchemaException | UncheckedIOException unreadable) {
            throw wrong(historyKey(), path, unreadable);
        }
    }

    private String historyKey() {
        return keys ? KEY_HISTORY : VALUE_HISTORY;
    }

    private static ConfigException wrong(String key, String value, RuntimeException cause) {
        ConfigException wrong = new ConfigException(key, value, cause.getMessage());
        wrong.initCause(cause);
        return wrong;
    }
}
