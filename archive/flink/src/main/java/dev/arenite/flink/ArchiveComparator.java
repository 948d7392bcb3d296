package dev.arenite.flink;

import dev.arenite.archive.NormalizedKey;

import org.apache.flink.api.common.typeutils.TypeComparator;

/// Compares values by their components.
final class ArchiveComparator<T> extends DerivedComparator<T, T> {

    private static final long serialVersionUID = 1;

    ArchiveComparator(Class<T> values, boolean isAscending) {
        super(values, isAscending);
    }

    @Override
    int compareElements(T left, T right) {
        return key().compare(left, right);
    }

    @Override
    void normalize(T value, NormalizedKey target) {
        key().normalize(value, target);
    }

    @Override
    public TypeComparator<T> duplicate() {
        return new ArchiveComparator<>(elements(), isAscending());
    }
}
