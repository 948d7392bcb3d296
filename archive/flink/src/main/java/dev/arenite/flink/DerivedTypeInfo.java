package dev.arenite.flink;

import org.apache.flink.api.common.typeinfo.TypeInformation;

import java.util.List;

/// What the types of values and of views have in common.
///
/// @param <E> the elements: values or views
abstract class DerivedTypeInfo<E> extends TypeInformation<E> {

    private static final long serialVersionUID = 1;

    private final Class<E> elements;
    private final boolean isChecked;

    DerivedTypeInfo(Class<E> elements, boolean isChecked) {
        this.elements = elements;
        this.isChecked = isChecked;
    }

    final boolean isChecked() {
        return isChecked;
    }

    @Override
    public final Class<E> getTypeClass() {
        return elements;
    }

    @Override
    public final boolean isBasicType() {
        return false;
    }

    @Override
    public final boolean isTupleType() {
        return false;
    }

    /// Whether elements can be keys: whether equal ones have the same hash code in every virtual
    /// machine, and the same bytes.
    @Override
    public final boolean isKeyType() {
        return KeyObstacles.of(elements).isEmpty();
    }

    /// Whether elements have an order: whether all of their components do.
    @Override
    public final boolean isSortKeyType() {
        return DerivedClass.of(elements).type().key().isPresent();
    }

    final void requireOrder() {
        if (!isSortKeyType()) {
            throw new IllegalStateException(
                    elements.getName() + " has a component that has no order");
        }
    }

    final void requireKey() {
        List<String> obstacles = KeyObstacles.of(elements);
        if (!obstacles.isEmpty()) {
            throw new IllegalArgumentException(
                    elements.getName() + " cannot be a key: " + String.join("; ", obstacles));
        }
    }

    @Override
    public final int getArity() {
        return 1;
    }

    @Override
    public final int getTotalFields() {
        return 1;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof DerivedTypeInfo<?> that
                && that.canEqual(this)
                && elements == that.elements
                && isChecked == that.isChecked;
    }

    @Override
    public final int hashCode() {
        return 31 * elements.hashCode() + Boolean.hashCode(isChecked);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName()
                + "["
                + elements.getName()
                + (isChecked ? ", checked" : "")
                + "]";
    }
}
