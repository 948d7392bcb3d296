package dev.arenite.kafka;

import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaHistory;

import java.util.List;
import java.util.Objects;

/// How archives are written to messages and read from them.
///
/// A value: every `with` method returns changed options and leaves these as they are.
///
/// @param keys        whether the archives are keys of messages, whose header has a name of its own
///     ([SchemaHeader]); where Kafka calls `configure`, it says so itself
/// @param checked     whether bytes are checked before they are read
/// @param limits      the limits of the check, which a value must keep to be written as well
/// @param fingerprint where a message says its schema, the same for its writers and readers
/// @param older       the older schemas that messages may be of
public record MessageOptions(
        boolean keys,
        boolean checked,
        CheckLimits limits,
        FingerprintPlace fingerprint,
        List<ArchiveSchema> older) {

    /// For values: checked within the [default limits][CheckLimits#DEFAULT], the schema in a
    /// header, which may be missing, and today's schema alone.
    public static final MessageOptions DEFAULT =
            new MessageOptions(
                    false, true, CheckLimits.DEFAULT, FingerprintPlace.HEADER, List.of());

    /// Makes options.
    public MessageOptions {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(fingerprint, "fingerprint");
        older = List.copyOf(older);
    }

    /// Returns these options for keys.
    public MessageOptions forKeys() {
        return forKeys(true);
    }

    MessageOptions forKeys(boolean keys) {
        return new MessageOptions(keys, checked, limits, fingerprint, older);
    }

    /// Returns these options without a check, for topics to which nobody can write but programs of
    /// one's own. Bytes that are no archive of the type may give nonsense, throw any exception, or
    /// keep the thread busy without end.
    public MessageOptions unchecked() {
        return new MessageOptions(keys, false, limits, fingerprint, older);
    }

    /// Returns these options with other limits.
    public MessageOptions withLimits(CheckLimits limits) {
        return new MessageOptions(keys, checked, limits, fingerprint, older);
    }

    /// Returns these options with the schema in another place.
    public MessageOptions withFingerprint(FingerprintPlace fingerprint) {
        return new MessageOptions(keys, checked, limits, fingerprint, older);
    }

    /// Returns these options with other older schemas, whose messages are read as values of today.
    public MessageOptions withOlder(List<ArchiveSchema> older) {
        return new MessageOptions(keys, checked, limits, fingerprint, older);
    }

    /// Returns these options with the schemas of a history as the older ones.
    public MessageOptions withHistory(SchemaHistory history) {
        return withOlder(history.versions().stream().map(SchemaHistory.Version::schema).toList());
    }
}
