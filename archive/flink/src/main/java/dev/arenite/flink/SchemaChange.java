package dev.arenite.flink;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.UnresolvedSchemaException;

import java.util.ArrayList;
import java.util.List;

/// What has changed since state was written, in words.
final class SchemaChange {

    private SchemaChange() {}

    /// Returns the reasons for which archives of older schemas cannot be read as values of today;
    /// empty if they can.
    static List<String> obstacles(List<ArchiveSchema> written, DerivedClass derived) {
        List<String> reasons = new ArrayList<>();
        for (ArchiveSchema schema : written) {
            try {
                ArchiveSchema.resolve(schema, derived.type());
            } catch (UnresolvedSchemaException e) {
                reasons.addAll(e.reasons());
            }
        }
        return reasons;
    }

    /// Returns each difference between older schemas and the one of today.
    static List<String> differences(List<ArchiveSchema> written, DerivedClass derived) {
        return written.stream()
                .flatMap(schema -> schema.differences(derived.schema()).stream())
                .distinct()
                .toList();
    }

    /// Returns what a serializer adds to its name; nothing if it reads only what it writes.
    static String told(Layouts layouts, DerivedClass derived) {
        if (layouts.isOfToday()) {
            return "";
        }
        List<ArchiveSchema> written = layouts.schemas();
        List<String> obstacles = obstacles(written, derived);
        return obstacles.isEmpty()
                ? ", written before: " + String.join("; ", differences(written, derived))
                : ", cannot be read: " + String.join("; ", obstacles);
    }
}
