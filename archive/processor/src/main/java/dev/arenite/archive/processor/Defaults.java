package dev.arenite.archive.processor;

import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/// The values of components that are left out.
final class Defaults {

    private static final Map<String, String> BY_CLASS =
            Map.of(
                    "java.lang.String", "\"\"",
                    "java.util.Optional", "@Optional@.empty()",
                    "java.util.List", "@List@.of()",
                    "java.util.Set", "@Set@.of()",
                    "java.util.Map", "@Map@.of()");

    private final Types types;
    private final Names names;

    Defaults(Types types, Names names) {
        this.types = types;
        this.names = names;
    }

    /// Returns the expression for the value of a component.
    ///
    /// @param field the name of the static field that holds it, or an empty text
    /// @param where      the type and the component, for messages
    /// @param annotation the annotation that asks for it
    String of(
            TypeElement element,
            RecordComponentElement component,
            String field,
            String where,
            String annotation)
            throws Refusal {
        TypeMirror type = component.asType();
        if (!field.isEmpty()) {
            return constant(element, component, field, where);
        }
        if (type.getKind() == TypeKind.BOOLEAN) {
            return "false";
        }
        if (type.getKind().isPrimitive()) {
            String name = names.of(type);
            return name.equals("int") ? "0" : "(" + name + ") 0";
        }
        String known = BY_CLASS.get(types.erasure(type).toString());
        if (known == null) {
            throw new Refusal(
                    component,
                    where
                            + ": "
                            + names.told(type)
                            + " has no default. Name a static field of "
                            + element.getSimpleName()
                            + " that holds it: @"
                            + annotation
                            + "(\"EMPTY\")");
        }
        return known;
    }

    private String constant(
            TypeElement element, RecordComponentElement component, String field, String where)
            throws Refusal {
        for (Element member : element.getEnclosedElements()) {
            if (member.getKind() == ElementKind.FIELD
                    && member.getSimpleName().contentEquals(field)
                    && member.getModifiers().contains(Modifier.STATIC)) {
                if (member.getModifiers().contains(Modifier.PRIVATE)
                        || !types.isAssignable(member.asType(), component.asType())) {
                    throw new Refusal(
                            component,
                            where
                                    + ": the default "
                                    + field
                                    + " does not fit. It must be a visible "
                                    + names.told(component.asType())
                                    + ", and is a "
                                    + (member.getModifiers().contains(Modifier.PRIVATE)
                                            ? "private "
                                            : "")
                                    + names.told(member.asType()));
                }
                return names.of(element) + "." + field;
            }
        }
        throw new Refusal(
                component,
                where
                        + ": the default "
                        + field
                        + " is no static field of "
                        + element.getSimpleName()
                        + ". Declare it there");
    }
}
