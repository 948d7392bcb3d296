package dev.arenite.tests.derive;

import dev.arenite.archive.ArchiveType;
import dev.arenite.tests.derive.Definition.Case;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The compiled declarations of a description, by reflection.
final class DeclaredClasses {

    private final ClassLoader loader;
    private final DescribedSource source;
    private final Map<String, Class<?>> classes = new HashMap<>();

    DeclaredClasses(ClassLoader loader, DescribedSource source) {
        this.loader = loader;
        this.source = source;
    }

    /// Returns the derived type of a record or an interface.
    @SuppressWarnings("unchecked")
    ArchiveType<Object, Object> type(Definition definition) {
        String view = source.packageName() + ".Archived" + definition.name();
        try {
            // Values that do not fit are found out as a ClassCastException.
            return (ArchiveType<Object, Object>) loader.loadClass(view).getField("TYPE").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns a record.
    Object make(Case record, List<?> values) {
        try {
            return load(record.name()).getConstructors()[0].newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns a component of a record, or its view.
    Object component(Object record, String name) {
        try {
            return record.getClass().getMethod(name).invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns a constant of an enum.
    Object constant(Definition definition, Case constant) {
        for (Object each : load(definition.name()).getEnumConstants()) {
            if (((Enum<?>) each).name().equals(constant.name())) {
                return each;
            }
        }
        throw new IllegalArgumentException("no constant " + constant.name());
    }

    /// Returns the variant that a value is.
    Case variant(Definition definition, Object value) {
        String name =
                value instanceof Enum<?> constant
                        ? constant.name()
                        : value.getClass().getSimpleName();
        return definition.cases().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Class<?> load(String name) {
        return classes.computeIfAbsent(
                name,
                _ -> {
                    try {
                        return loader.loadClass(source.className() + "$" + name);
                    } catch (ClassNotFoundException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}
