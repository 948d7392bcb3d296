package dev.arenite.tests.derive;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/// A struct or an enum as Java declares it.
///
/// @param name  the name of the record, the interface or the enum
/// @param kind  which of them it is
/// @param cases the variants of an enum; the record alone, if it is one
record Definition(String name, Kind kind, List<Case> cases) {

    /// How Java declares a struct or an enum.
    enum Kind {
        /// A struct: a record.
        RECORD,

        /// An enum: a sealed interface of records.
        SEALED,

        /// An enum without fields: an enum of Java.
        CONSTANTS
    }

    /// A record, or a constant of an enum.
    ///
    /// @param name   the name in Java
    /// @param rust   the name of the variant in the description
    /// @param tag    the tag of the variant
    /// @param fields its components
    record Case(String name, String rust, int tag, List<Field> fields) {}

    /// A component of a record.
    ///
    /// @param name the name in Java
    /// @param type the description of its type
    record Field(String name, JsonNode type) {}

    /// Returns the variant of a name in the description.
    Case variant(String rust) {
        return cases.stream().filter(each -> each.rust().equals(rust)).findFirst().orElseThrow();
    }
}
