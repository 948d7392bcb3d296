package dev.arenite.archive.processor;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/// A component whose type is mapped.
///
/// @param reader    reads the declarations that the type names
/// @param owner     the type whose class is generated: the record, or the sealed interface that it
///     is a variant of
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

    /// Returns the record that has the component.
    TypeElement record() {
        return (TypeElement) Objects.requireNonNull(component.getEnclosingElement());
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

    /// Refuses a generic type without type arguments, or with a wildcard.
    void requireArguments(DeclaredType type, String simpleName) throws Refusal {
        List<? extends TypeMirror> arguments = type.getTypeArguments();
        if (arguments.isEmpty()) {
            int count = ((TypeElement) type.asElement()).getTypeParameters().size();
            throw refusal(
                    simpleName
                            + " has no type arguments. Write "
                            + simpleName
                            + "<"
                            + String.join(", ", Collections.nCopies(count, "..."))
                            + ">");
        }
        if (arguments.stream().anyMatch(argument -> argument.getKind() == TypeKind.WILDCARD)) {
            throw refusal(
                    names().told(type)
                            + " has a wildcard, so the type to be read is not known. Name the"
                            + " type");
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
