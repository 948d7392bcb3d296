package dev.arenite.archive.derive;

import dev.arenite.archive.ArchiveType;

import java.lang.reflect.Field;
import java.util.Objects;

/// Finds derived types by their classes, for code that gets to know its types only at run time, as
/// engines and frameworks do. Other code names the constant `TYPE`.
///
/// In a named module, the package of the class must be open to this one.
public final class DerivedTypes {

    private DerivedTypes() {}

    /// Returns the derived type of a record or of a sealed interface.
    ///
    /// @param values the record or sealed interface, with [Archivable]
    /// @throws IllegalArgumentException if the class has no annotation, is generic, or if the class
    ///     that the processor writes is not there or not accessible
    public static <T> ArchiveType<T, ? extends DerivedView<? extends T>> of(Class<T> values) {
        return constant(viewOf(values));
    }

    /// Returns the derived type whose views are of a class.
    ///
    /// @param views the class that the processor has written
    /// @throws IllegalArgumentException if the class is not a derived one with a constant `TYPE`,
    ///     or not accessible
    public static <V extends DerivedView<?>> ArchiveType<?, V> ofView(Class<V> views) {
        return constant(views);
    }

    /// Returns the class of the views of a record or of a sealed interface.
    ///
    /// @param values the record or sealed interface, with [Archivable]
    /// @throws IllegalArgumentException if the class has no annotation, or if the class that the
    ///     processor writes is not there
    public static <T> Class<? extends DerivedView<? extends T>> viewOf(Class<T> values) {
        Archivable annotation = values.getAnnotation(Archivable.class);
        if (annotation == null) {
            throw new IllegalArgumentException(values.getName() + " has no @Archivable");
        }
        String simple =
                annotation.name().isEmpty()
                        ? "Archived" + values.getSimpleName()
                        : annotation.name();
        String inPackage = values.getPackageName();
        String name = inPackage.isEmpty() ? simple : inPackage + "." + simple;
        try {
            Class<?> found = Class.forName(name, false, values.getClassLoader());
            @SuppressWarnings("unchecked")
            var views =
                    (Class<? extends DerivedView<? extends T>>) found.asSubclass(DerivedView.class);
            return views;
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    name
                            + ", the class of views of "
                            + values.getName()
                            + ", is not there: has the annotation processor run?",
                    e);
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(
                    name + " is not a class that the annotation processor writes", e);
        }
    }

    @SuppressWarnings("unchecked") // The constant of a derived class has the class's types.
    private static <T, V> ArchiveType<T, V> constant(Class<?> views) {
        Objects.requireNonNull(views, "views");
        try {
            Field type = views.getDeclaredField("TYPE");
            type.setAccessible(true);
            return (ArchiveType<T, V>) type.get(null);
        } catch (NoSuchFieldException e) {
            throw new IllegalArgumentException(
                    views.getName()
                            + " has no constant TYPE: a generic type is made by its method"
                            + " type(...)",
                    e);
        } catch (IllegalAccessException | RuntimeException e) {
            throw new IllegalArgumentException(views.getName() + ".TYPE is not accessible", e);
        }
    }
}
