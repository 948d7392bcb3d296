package dev.arenite.archive.processor;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

/// The annotations of the library at a declaration or a type. They are read by name: the processor
/// does not depend on the library.
final class Annotations {

    static final String PACKAGE = "dev.arenite.archive.derive.";
    static final String ARCHIVABLE = PACKAGE + "Archivable";

    private final @Nullable AnnotationMirror found;

    private Annotations(@Nullable AnnotationMirror found) {
        this.found = found;
    }

    /// Returns the annotation with a simple name, present or not.
    static Annotations find(AnnotatedConstruct annotated, String simpleName) {
        for (AnnotationMirror mirror : annotated.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(PACKAGE + simpleName)) {
                return new Annotations(mirror);
            }
        }
        return new Annotations(null);
    }

    /// Returns the annotation of a type where it is used, present or not. In `@As(C_STRING) byte[]`
    /// Java gives it to the element; only an array has forms of its own.
    static Annotations ofUse(TypeMirror type, String simpleName) {
        Annotations own = find(type, simpleName);
        return type instanceof ArrayType array && !own.isPresent()
                ? find(array.getComponentType(), simpleName)
                : own;
    }

    boolean isPresent() {
        return found != null;
    }

    private Optional<Object> value(String name) {
        if (found == null) {
            return Optional.empty();
        }
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                found.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return Optional.of(entry.getValue().getValue());
            }
        }
        return Optional.empty();
    }

    /// Returns a value as what it must be. A class or a constant that is not there is a text to
    /// javac.
    private static <T> T resolved(Class<T> kind, Object value) {
        if (!kind.isInstance(value)) {
            throw new Unresolved();
        }
        return kind.cast(value);
    }

    private static String constant(Object value) {
        return resolved(VariableElement.class, value).getSimpleName().toString();
    }

    String text(String name) {
        return value(name).map(Object::toString).orElse("");
    }

    boolean flag(String name) {
        return value(name).map(value -> resolved(Boolean.class, value)).orElse(false);
    }

    int number(String name, int otherwise) {
        return value(name).map(value -> resolved(Integer.class, value)).orElse(otherwise);
    }

    /// Returns the name of a constant of an enum.
    String constant(String name, String otherwise) {
        return value(name).map(Annotations::constant).orElse(otherwise);
    }

    /// Returns the names of constants of an enum.
    List<String> constants(String name) {
        return list(name).stream().map(value -> constant(value.getValue())).toList();
    }

    /// Returns texts.
    List<String> texts(String name) {
        return list(name).stream().map(value -> value.getValue().toString()).toList();
    }

    /// Returns classes.
    List<TypeMirror> classes(String name) {
        return list(name).stream()
                .map(value -> resolved(TypeMirror.class, value.getValue()))
                .toList();
    }

    @SuppressWarnings("unchecked") // An array is a list of such values.
    private List<? extends AnnotationValue> list(String name) {
        return value(name)
                .map(value -> (List<? extends AnnotationValue>) resolved(List.class, value))
                .orElse(List.of());
    }
}
