package dev.arenite.archive.processor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/// The types that users name for classes of others, with `@With`.
final class CustomTypes {

    private static final String ARCHIVE_TYPE = "dev.arenite.archive.ArchiveType";

    private final Elements elements;
    private final Types types;
    private final Names names;

    CustomTypes(Elements elements, Types types, Names names) {
        this.elements = elements;
        this.types = types;
        this.names = names;
    }

    /// Returns the form of a type for which a class is named, on the type or the package, or null.
    ///
    /// @param component the component that uses the type
    /// @param where     the type and the component, for messages
    @Nullable Form find(TypeMirror type, Element component, String where) throws Refusal {
        Annotations with = Annotations.ofUse(type, "With");
        if (with.isPresent()) {
            List<TypeMirror> classes = with.classes("value");
            if (classes.size() != 1) {
                throw new Refusal(component, where + ": @With must name one class here");
            }
            Form form = form(classes.getFirst(), component, where);
            if (!form.value().equals(names.boxed(type))) {
                throw new Refusal(
                        component,
                        where
                                + ": "
                                + names.told(classes.getFirst())
                                + " is the type of "
                                + told(form.value())
                                + ", not of "
                                + names.told(type)
                                + ". Name another class in @With");
            }
            return form;
        }
        return ofPackage(type, component, where);
    }

    private @Nullable Form ofPackage(TypeMirror type, Element component, String where)
            throws Refusal {
        Annotations with = Annotations.find(elements.getPackageOf(component), "With");
        for (TypeMirror named : with.classes("value")) {
            Form form = form(named, component, where);
            if (form.value().equals(names.boxed(type))) {
                return form;
            }
        }
        return null;
    }

    private static String told(String value) {
        return value.replaceAll("(?U)@[\\w.$]*/([\\w.$]*)@", "$1");
    }

    private Form form(TypeMirror named, Element component, String where) throws Refusal {
        if (named.getKind() == TypeKind.ERROR) {
            throw new Unresolved();
        }
        DeclaredType archiveType = archiveType(named);
        TypeElement element = (TypeElement) ((DeclaredType) named).asElement();
        if (archiveType == null || archiveType.getTypeArguments().size() != 2) {
            throw new Refusal(
                    component,
                    where + ": " + names.told(named) + " must implement ArchiveType<T, V>");
        }
        return Form.of(
                constant(element, component, where),
                names.of(archiveType.getTypeArguments().getFirst()),
                names.of(archiveType.getTypeArguments().getLast()),
                Form.UNKNOWN,
                Form.UNKNOWN,
                true);
    }

    private @Nullable DeclaredType archiveType(TypeMirror type) {
        if (type instanceof DeclaredType declared
                && ((TypeElement) declared.asElement())
                        .getQualifiedName()
                        .contentEquals(ARCHIVE_TYPE)) {
            return declared;
        }
        for (TypeMirror parent : types.directSupertypes(type)) {
            DeclaredType found = archiveType(parent);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// Returns the expression for the one constant of a class, or for a new object of it.
    private String constant(TypeElement element, Element component, String where) throws Refusal {
        Visibility.require(names, element, component, where);
        List<String> constants = new ArrayList<>();
        for (Element member : element.getEnclosedElements()) {
            if (member.getKind() == ElementKind.FIELD
                    && member.getModifiers().contains(Modifier.STATIC)
                    && !member.getModifiers().contains(Modifier.PRIVATE)
                    && types.isSameType(member.asType(), element.asType())) {
                constants.add(member.getSimpleName().toString());
            }
        }
        String name = names.of(element);
        if (constants.size() == 1) {
            return name + "." + constants.getFirst();
        }
        for (ExecutableElement made : ElementFilter.constructorsIn(element.getEnclosedElements())) {
            if (made.getParameters().isEmpty()
                    && !made.getModifiers().contains(Modifier.PRIVATE)
                    && !element.getModifiers().contains(Modifier.ABSTRACT)) {
                return "new " + name + "()";
            }
        }
        throw new Refusal(
                component,
                where
                        + ": "
                        + element.getSimpleName()
                        + " has no constructor without parameters and not one constant of itself,"
                        + " but "
                        + constants.size()
                        + ". Add one of them");
    }
}
