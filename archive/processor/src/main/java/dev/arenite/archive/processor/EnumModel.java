package dev.arenite.archive.processor;

import dev.arenite.archive.processor.StructModel.Variable;

import java.util.List;

/// A sealed interface as an enum.
///
/// @param value     the interface as source names it, with its type variables
/// @param view      the simple name of the generated interface
/// @param format    the constant of `ArchiveFormat`
/// @param variants  the permitted records and constants in their order
/// @param variables the type variables of the interface
/// @param recursive whether it is part of itself
/// @param validated whether the check makes each value
record EnumModel(
        String value,
        String view,
        String format,
        List<Variant> variants,
        List<Variable> variables,
        boolean recursive,
        boolean validated) {

    /// The end of the name of the class of a type; the begin is the view's.
    static final String TYPE_CLASS = "Type";

    /// A permitted record, or a constant of a permitted enum.
    ///
    /// @param tag      its tag
    /// @param constant the name of the constant for the tag
    /// @param value    the record, with the variables of the interface, or the constant
    /// @param matched  the variable for a record that has been matched, or the constant
    /// @param struct   its fields, behind the tag
    /// @param earlierNames the names that it had
    record Variant(
            int tag,
            String constant,
            String value,
            String matched,
            StructModel struct,
            List<String> earlierNames) {

        /// The label of `switch` that matches it.
        String label() {
            return value.equals(matched) ? value : value + " " + matched;
        }
    }

    boolean isGeneric() {
        return !variables.isEmpty();
    }

    /// Returns the expression for a variant's type, in the class of the enum's type.
    String typeOf(Variant variant) {
        return isGeneric() ? variant.constant() + "_TYPE" : variant.struct().type();
    }

    /// Returns the view with its type variables.
    String viewType() {
        return view + Variable.used(variables);
    }

    /// Returns the simple name of the class of the type.
    String typeClass() {
        return view + TYPE_CLASS;
    }
}
