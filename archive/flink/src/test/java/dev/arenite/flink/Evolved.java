package dev.arenite.flink;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.Was;

import java.util.Optional;

/// A record, and what it was before.
final class Evolved {

    private Evolved() {}

    @Archivable
    record AccountBefore(int number, String holder) {}

    @Archivable
    record Account(long number, @Was("holder") String owner, Optional<String> iban) {}

    /// One that the record of today cannot have been.
    @Archivable
    record AccountOfOtherKind(String number, String holder) {}
}
