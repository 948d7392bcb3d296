package dev.arenite.tests.derive;

import com.fasterxml.jackson.databind.JsonNode;

/// A type as golden cases and families of random archives describe it.
///
/// @param type        the type of the root
/// @param definitions the structs and enums that types refer to, by name
public record Description(JsonNode type, JsonNode definitions) {

    /// Returns the description in a sidecar or a family.
    public static Description of(JsonNode described) {
        return new Description(described.get("type"), described.path("defs"));
    }
}
