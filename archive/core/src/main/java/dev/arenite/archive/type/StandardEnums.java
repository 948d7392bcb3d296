package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.type.Bound.Excluded;
import dev.arenite.archive.type.Bound.Included;
import dev.arenite.archive.type.Bound.Unbounded;
import dev.arenite.archive.type.Result.Err;
import dev.arenite.archive.type.Result.Ok;

import java.util.function.Function;

/// The enums and ranges of Rust's standard library.
final class StandardEnums {

    private StandardEnums() {}

    static <T, E> EnumType<Result<T, E>> result(ArchiveType<T, ?> value, ArchiveType<E, ?> error) {
        StructType<Ok<T, E>> ok = single(value, Ok::value, Ok::new);
        StructType<Err<T, E>> err = single(error, Err::error, Err::new);
        return new EnumBuilder<Result<T, E>>()
                .variant("Ok", Ok.class::isInstance, ok)
                .variant("Err", Err.class::isInstance, err)
                .build();
    }

    static <T> EnumType<Bound<T>> bound(ArchiveType<T, ?> value) {
        StructType<Included<T>> included = single(value, Included::value, Included::new);
        StructType<Excluded<T>> excluded = single(value, Excluded::value, Excluded::new);
        return new EnumBuilder<Bound<T>>()
                .variant("Included", Included.class::isInstance, included)
                .variant("Excluded", Excluded.class::isInstance, excluded)
                .constant("Unbounded", new Unbounded<>())
                .build();
    }

    static <T> StructType<Range<T>> range(ArchiveType<T, ?> value) {
        return new StructBuilder<Range<T>>()
                .field("start", value, Range::start)
                .field("end", value, Range::end)
                .build(values -> new Range<>(values.get(0), values.get(1)));
    }

    /// Rust's type has a flag that is hashed but not archived; it is set only during an iteration.
    static <T> ArchiveType<Range<T>, ArchivedStruct> rangeInclusive(ArchiveType<T, ?> value) {
        StructType<Range<T>> ends = range(value);
        return ends.key()
                .map(key -> new ElementwiseKey<>(key, state -> FxHash.word(state, 0)))
                .<ArchiveType<Range<T>, ArchivedStruct>>map(
                        key ->
                                Adaptation.keyed(ends, key)
                                        .described(d -> d.form("range_inclusive", value)))
                .orElse(ends);
    }

    /// Returns a struct with one field, named as the field of a tuple.
    static <S, F> StructType<S> single(
            ArchiveType<F, ?> type,
            Function<? super S, ? extends F> accessor,
            Function<? super F, ? extends S> maker) {
        return new StructBuilder<S>()
                .field("0", type, accessor)
                .build(values -> maker.apply(values.get(0)));
    }
}
