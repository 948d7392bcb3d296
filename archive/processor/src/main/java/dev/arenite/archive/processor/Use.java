package dev.arenite.archive.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/// A component whose type is mapped.
///
/// @param reader    reads the declarations that the type names
/// @param owner     the record
/// @param component the component
/// @param constant  the prefix of the constants that belong to the component
/// @param where     the record and the component, for messages
/// @param format    the constant of `ArchiveFormat`
record Use(
        ModelReader reader,
        TypeElement owner,
        Element component,
        String constant,
        String where,
        String format) {

    Names names() {
        return reader.names();
    }

    int pointerBytes() {
        return format.equals("POINTER_64") ? 8 : 4;
    }

    Refusal refusal(String reason) {
        return new Refusal(component, where + ": " + reason);
    }

    Refusal noForm(TypeMirror type, String form) {
        return refusal(
                names().told(type)
                        + " has no form "
                        + form
                        + ". Leave out @As, or see dev.arenite.archive.derive.Form for its types");
    }

    void requireNoForm(String form, TypeMirror type) throws Refusal {
        if (!form.isEmpty()) {
            throw noForm(type, form);
        }
    }

    Form pointer(String type, String value, String view, Form inner) {
        return Form.of(type, value, view, pointerBytes(), pointerBytes(), inner.keyed());
    }

    /// Returns the form of a pointer and a length.
    Form slice(String type, String value, String view, boolean keyed) {
        return Form.of(type, value, view, 2 * pointerBytes(), pointerBytes(), keyed);
    }
}
