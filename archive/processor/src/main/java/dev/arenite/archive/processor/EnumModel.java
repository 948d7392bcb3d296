package dev.arenite.archive.processor;

import java.util.List;

/// A sealed interface as an enum.
///
/// @param value    the interface as source names it
/// @param simpleName the simple name of the interface
/// @param view     the simple name of the generated interface
/// @param format   the constant of `ArchiveFormat`
/// @param variants the permitted records in their order
record EnumModel(
        String value, String simpleName, String view, String format, List<Variant> variants) {

    /// A permitted record.
    ///
    /// @param tag      its tag
    /// @param constant the name of the constant for the tag
    /// @param struct   its fields, behind the tag
    record Variant(int tag, String constant, StructModel struct) {

        /// The expression for the variant's type.
        String type() {
            return struct.type();
        }
    }
}
