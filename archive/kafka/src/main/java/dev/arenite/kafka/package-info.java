/// Archives as keys and values of messages of Apache Kafka.
///
/// | | writes, reads |
/// |---|---|
/// | [ArchiveSerializer], [ArchiveDeserializer], [ArchiveSerde] | values |
/// | [ViewSerializer], [ViewDeserializer], [ViewSerde] | views |
///
/// A class derived by [`@Archivable`][dev.arenite.archive.derive.Archivable] names the type, in the
/// program (`ViewDeserializer.of(ArchivedOrder.class)`) or in [properties][ArchiveConfig]. A view
/// is of the bytes as Kafka has fetched them, and has been checked unless [MessageOptions] say
/// otherwise. A message says its [schema][FingerprintPlace], so that one of an older record is
/// either read as a record of today or refused.
///
/// Everything here may be used by any thread.
@NullMarked
package dev.arenite.kafka;

import org.jspecify.annotations.NullMarked;
