package dev.arenite.flink;

import dev.arenite.archive.NormalizedKey;
import dev.arenite.archive.derive.DerivedView;

import org.apache.flink.api.common.typeutils.TypeComparator;

/// Compares views by their components, in place.
final class ViewComparator<T, V extends DerivedView<T>> extends DerivedComparator<V, T> {

    private static final long serialVersionUID = 1;

    ViewComparator(Class<V> views, boolean isAscending) {
        super(views, isAscending);
    }

    @Override
    int compareElements(V left, V right) {
        return pair().compare(left, right);
    }

    @Override
    void normalize(V view, NormalizedKey target) {
        key().normalize(view.archive(), view.place(), target);
    }

    @Override
    public TypeComparator<V> duplicate() {
        return new ViewComparator<>(elements(), isAscending());
    }
}
