package dev.arenite.archive.processor;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/// Follows the components of derived types to the types that they lead to.
final class Reach {

    private final TypeElement wanted;
    private final Predicate<TypeElement> through;
    private final Set<TypeElement> seen = new HashSet<>();

    private Reach(TypeElement wanted, Predicate<TypeElement> through) {
        this.wanted = wanted;
        this.through = through;
    }

    /// Whether a type is part of itself, by way of any other.
    static boolean isRecursive(TypeElement type) {
        return new Reach(type, _ -> true).isPartOf(type);
    }

    /// Whether a generic type is part of another one, by way of generic types.
    static boolean leadsToGeneric(TypeElement from, TypeElement wanted) {
        return new Reach(wanted, type -> !type.getTypeParameters().isEmpty()).isPartOf(from);
    }

    private boolean isPartOf(TypeElement type) {
        if (!seen.add(type)) {
            return false;
        }
        return type.getKind() == ElementKind.RECORD
                ? isInComponents(type)
                : type.getPermittedSubclasses().stream()
                        .map(permitted -> (TypeElement) ((DeclaredType) permitted).asElement())
                        .anyMatch(this::isInComponents);
    }

    private boolean isInComponents(TypeElement declared) {
        for (RecordComponentElement component : declared.getRecordComponents()) {
            boolean skipped = Annotations.find(component, "Skip").isPresent();
            if (!skipped && isIn(component.asType())) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)
                || Annotations.find(type, "With").isPresent()) {
            return false;
        }
        TypeElement element = (TypeElement) declared.asElement();
        boolean derived = Annotations.find(element, "Archivable").isPresent();
        return element.equals(wanted)
                || declared.getTypeArguments().stream().anyMatch(this::isIn)
                || (derived && through.test(element) && isPartOf(element));
    }
}
