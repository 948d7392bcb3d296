package dev.arenite.flink;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;

/// The element itself as its key.
final class Whole<E> implements KeySelector<E, E>, ResultTypeQueryable<E> {

    private static final long serialVersionUID = 1;

    private final TypeInformation<E> type;

    Whole(TypeInformation<E> type) {
        this.type = type;
    }

    @Override
    public E getKey(E element) {
        return element;
    }

    @Override
    public TypeInformation<E> getProducedType() {
        return type;
    }
}
