package dev.arenite.engines.contender;

import dev.arenite.engines.record.Row;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;

/// Avro's specific records, by Flink's own module for them.
///
/// @param <R> the record
/// @param <E> the class that Avro's compiler has made
abstract class AvroContender<R extends Row, E extends SpecificRecordBase>
        implements ValueContender<R, E> {

    private final Class<E> elements;

    AvroContender(Class<E> elements) {
        this.elements = elements;
    }

    @Override
    public final TypeInformation<E> type() {
        return new AvroTypeInfo<>(elements);
    }
}
