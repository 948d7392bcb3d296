package dev.arenite.engines.contender;

import dev.arenite.engines.record.Row;
import dev.arenite.flink.ArchiveTypeInfo;

import org.apache.flink.api.common.typeinfo.TypeInformation;

/// Archives as values: written from the record, and read whole.
///
/// @param <R> the record
record ArchiveContender<R extends Row>(Class<R> records) implements ValueContender<R, R> {

    @Override
    public R value(R record) {
        return record;
    }

    @Override
    public TypeInformation<R> type() {
        return ArchiveTypeInfo.of(records);
    }

    @Override
    public long id(R element) {
        return element.id();
    }

    @Override
    public long sum(R element) {
        return element.sum();
    }
}
