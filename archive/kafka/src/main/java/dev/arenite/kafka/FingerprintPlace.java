package dev.arenite.kafka;

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

    private static final String STORE = "-changelog";

    boolean isHeader() {
        return this == HEADER || this == REQUIRED_HEADER;
    }

    /// Whether the headers are those of a message of this topic.
    boolean isHeaderOf(String topic) {
        return isHeader() && !topic.endsWith(STORE);
    }
}
