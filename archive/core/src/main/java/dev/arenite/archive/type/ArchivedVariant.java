package dev.arenite.archive.type;

/// An archived value of an enum, read in place.
///
/// @param name   the name of its variant
/// @param fields the fields of the variant
public record ArchivedVariant(String name, ArchivedStruct fields) {

    /// Returns the name of the variant and, if it has any, the fields.
    @Override
    public String toString() {
        return fields.size() == 0 ? name : name + fields;
    }
}
