package dev.arenite.archive.processor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/// Names classes and types for [Source].
final class Names {

    /// The classes of Java's own package that generated code may name.
    private static final List<String> JAVA_LANG =
            List.of(
                    "Boolean",
                    "Byte",
                    "Character",
                    "Double",
                    "Float",
                    "IllegalArgumentException",
                    "IllegalStateException",
                    "IndexOutOfBoundsException",
                    "Integer",
                    "Iterable",
                    "Long",
                    "Math",
                    "Object",
                    "Override",
                    "Short",
                    "String",
                    "StringBuilder",
                    "SuppressWarnings");

    private final Elements elements;
    private final Types types;

    Names(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    String packageOf(Element element) {
        return elements.getPackageOf(element).getQualifiedName().toString();
    }

    /// Returns the classes of Java's own package that a package has other classes of the name of.
    Set<String> hiddenIn(String packageName) {
        return JAVA_LANG.stream()
                .filter(name -> elements.getTypeElement(packageName + "." + name) != null)
                .collect(Collectors.toSet());
    }

    /// Returns a class as source names it.
    String of(TypeElement element) {
        return marker(packageOf(element), nested(element));
    }

    /// Returns a class by its package and its name within.
    static String marker(String packageName, String name) {
        return "@" + packageName + "/" + name + "@";
    }

    /// Returns the name of a class within its package, such as `Outer.Inner`.
    static String nested(TypeElement element) {
        return element.getEnclosingElement() instanceof TypeElement outer
                ? nested(outer) + "." + element.getSimpleName()
                : element.getSimpleName().toString();
    }

    /// Returns a type as source, without its annotations; primitive types as their classes.
    String boxed(TypeMirror type) {
        return type.getKind().isPrimitive()
                ? of(types.boxedClass((javax.lang.model.type.PrimitiveType) type))
                : of(type);
    }

    /// Returns a type as source, without its annotations.
    String of(TypeMirror type) {
        return switch (type) {
            case DeclaredType declared -> {
                List<? extends TypeMirror> arguments = declared.getTypeArguments();
                String raw = of((TypeElement) declared.asElement());
                yield arguments.isEmpty()
                        ? raw
                        : arguments.stream()
                                .map(this::of)
                                .collect(Collectors.joining(", ", raw + "<", ">"));
            }
            case ArrayType array -> of(array.getComponentType()) + "[]";
            case WildcardType wildcard -> wildcard(wildcard);
            case TypeVariable variable -> variable.asElement().getSimpleName().toString();
            default -> type.getKind().toString().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private String wildcard(WildcardType wildcard) {
        TypeMirror upper = wildcard.getExtendsBound();
        TypeMirror lower = wildcard.getSuperBound();
        return upper != null
                ? "? extends " + of(upper)
                : lower != null ? "? super " + of(lower) : "?";
    }

    /// Returns a type as a reader of messages writes it, without packages.
    String told(TypeMirror type) {
        return of(type).replaceAll("(?U)@[\\w.$]*/([\\w.$]*)@", "$1");
    }
}
