package dev.arenite.kafka;

import org.jspecify.annotations.Nullable;

/// Where a message says the schema that its bytes are of.
///
/// Kafka Streams keeps values in stores without their headers, and hands the headers of whichever
/// message is being processed to the serdes of the stores. So a header is neither written nor read
/// where the topic is the changelog of a store (`...-changelog`): what is in a store is taken as
/// today's schema, unless it says its own ([#MESSAGE]).
public enum FingerprintPlace {

    /// In a [header][SchemaHeader]. A message without one is read as of today's schema.
    HEADER,

    /// In a [header][SchemaHeader]. A message without one is refused.
    REQUIRED_HEADER,

    /// In the message itself: the 16 bytes of the fingerprint, then the archive. For the stores of
    /// Kafka Streams, whose values outlive the program that wrote them.
    MESSAGE,

    /// Nowhere: the message is an archive of today's schema, and no header is looked at.
    NOWHERE;

    /// The end of the name that Kafka Streams gives to the topic of a store.
    private static final String STORE = "-changelog";

    /// Whether a message of a topic says its schema in its headers.
    boolean isHeaderOf(@Nullable String topic) {
        boolean header = this == HEADER || this == REQUIRED_HEADER;
        return header && (topic == null || !topic.endsWith(STORE));
    }
}
