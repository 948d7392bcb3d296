package dev.arenite.tests.schema;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.tests.golden.GoldenCase;
import dev.arenite.tests.golden.GoldenTypes;

import java.nio.file.Path;
import java.util.stream.Stream;

/// A type that golden cases or families of random archives describe.
///
/// @param name        the name of the case or the family
/// @param description the description of the root
/// @param definitions the structs and enums that it refers to, by name
record DescribedCase(String name, JsonNode description, JsonNode definitions) {

    private static final Path FAMILIES = Path.of("interop", "families.json");

    /// Returns the types of all golden cases.
    static Stream<DescribedCase> golden() {
        return GoldenCase.all().map(DescribedCase::of);
    }

    static DescribedCase of(GoldenCase golden) {
        return of(golden.name(), golden.sidecar());
    }

    /// Returns the types of all families, which dwell on what golden cases leave out.
    static Stream<DescribedCase> families() {
        return GoldenCase.json(FAMILIES).properties().stream()
                .map(family -> of(family.getKey(), family.getValue()));
    }

    private static DescribedCase of(String name, JsonNode described) {
        return new DescribedCase(name, described.get("type"), described.path("defs"));
    }

    ArchiveType<Object, Object> type(ArchiveFormat format) {
        return types(format).type(description);
    }

    /// Returns the schema that the type says of itself.
    ArchiveSchema schema(ArchiveFormat format) {
        return ArchiveSchema.of(type(format));
    }

    /// Returns the schema that the description says.
    ArchiveSchema expected(ArchiveFormat format) {
        return new ExpectedSchema(this, format).schema();
    }

    private GoldenTypes types(ArchiveFormat format) {
        return new GoldenTypes(ArchiveTypes.of(format), definitions);
    }

    /// Whether a described type can be a key.
    boolean isKey(JsonNode part) {
        return types(ArchiveFormat.POINTER_32).type(part).key().isPresent();
    }

    @Override
    public String toString() {
        return name;
    }
}
