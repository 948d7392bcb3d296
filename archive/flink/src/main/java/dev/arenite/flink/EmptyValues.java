package dev.arenite.flink;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/// Makes records whose components are 0, false and null, for Flink, which asks for an element that
/// it could reuse.
final class EmptyValues {

    private EmptyValues() {}

    /// Returns a record of a class or of a variant of it, or null if none can be made, as where
    /// constructors refuse such components.
    static <T> @Nullable T of(Class<T> values) {
        if (values.isRecord()) {
            return ofRecord(values);
        }
        Class<?>[] variants = values.getPermittedSubclasses();
        if (variants != null) {
            for (Class<?> variant : variants) {
                Object empty = of(variant);
                if (empty != null) {
                    return values.cast(empty);
                }
            }
        }
        return null;
    }

    private static <T> @Nullable T ofRecord(Class<T> values) {
        Class<?>[] components =
                Arrays.stream(values.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = values.getDeclaredConstructor(components);
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(components).map(EmptyValues::emptyOf).toArray());
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable Object emptyOf(Class<?> component) {
        return component.isPrimitive() ? Array.get(Array.newInstance(component, 1), 0) : null;
    }
}
