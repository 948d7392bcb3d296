package dev.arenite.flink;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.derive.DerivedTypes;
import dev.arenite.archive.derive.DerivedView;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaFingerprint;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/// What is known of a class of records or of views, found once for each class. It is kept by the
/// class itself, so that a job's classes are unloaded with the job.
final class DerivedClass {

    private static final ClassValue<DerivedClass> KNOWN =
            new ClassValue<>() {
                @Override
                protected DerivedClass computeValue(Class<?> named) {
                    return new DerivedClass(type(named));
                }
            };

    private final ArchiveType<?, ?> type;
    private final ArchiveSchema schema;
    private final SchemaFingerprint fingerprint;

    private DerivedClass(ArchiveType<?, ?> type) {
        this.type = type;
        schema = ArchiveSchema.of(type);
        fingerprint = schema.fingerprint();
    }

    /// @param named a record, a sealed interface, or the class of its views
    /// @throws IllegalArgumentException if it is none with a derived type
    static DerivedClass of(Class<?> named) {
        return KNOWN.get(named);
    }

    static boolean isView(Class<?> named) {
        return DerivedView.class.isAssignableFrom(named);
    }

    private static ArchiveType<?, ?> type(Class<?> named) {
        return isView(named) ? viewType(named) : DerivedTypes.of(named);
    }

    @SuppressWarnings("unchecked") // isView() has looked.
    private static ArchiveType<?, ?> viewType(Class<?> views) {
        return DerivedTypes.ofView((Class<? extends DerivedView<?>>) views);
    }

    /// Returns the class of values that are viewed, or the class itself if it is one of values.
    static Class<?> valuesOf(Class<?> named) {
        for (Type parent : named.getGenericInterfaces()) {
            if (parent instanceof ParameterizedType parameterized
                    && parameterized.getRawType() == DerivedView.class
                    && parameterized.getActualTypeArguments()[0] instanceof Class<?> values) {
                return values;
            }
            if (parent instanceof Class<?> views && isView(views)) {
                return valuesOf(views);
            }
        }
        return named;
    }

    /// Returns the derived type, whose values and views the caller names.
    @SuppressWarnings("unchecked") // A class has one derived type, which is of its values.
    <T, V> ArchiveType<T, V> type() {
        return (ArchiveType<T, V>) type;
    }

    ArchiveSchema schema() {
        return schema;
    }

    SchemaFingerprint fingerprint() {
        return fingerprint;
    }

    /// The number that marks memory which holds a whole archive of the type ([OwnedMemory]).
    long tag() {
        return fingerprint.high();
    }
}
