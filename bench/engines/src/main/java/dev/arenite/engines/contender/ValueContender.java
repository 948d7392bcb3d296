package dev.arenite.engines.contender;

import dev.arenite.engines.record.Row;

/// A contender whose streams have what the source has.
///
/// @param <R> the record
/// @param <E> the elements
interface ValueContender<R extends Row, E> extends Contender<R, E, E> {

    @Override
    default E element(E value) {
        return value;
    }
}
