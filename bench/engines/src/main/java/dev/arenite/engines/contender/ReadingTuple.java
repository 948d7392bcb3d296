package dev.arenite.engines.contender;

import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.Reading;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple9;

/// A reading as a tuple of Flink.
final class ReadingTuple
        implements ValueContender<
                Reading,
                Tuple9<Long, Long, Integer, Integer, Double, Double, Double, Float, Boolean>> {

    @Override
    public Tuple9<Long, Long, Integer, Integer, Double, Double, Double, Float, Boolean> value(
            Reading reading) {
        return Tuple9.of(
                reading.id(),
                reading.at(),
                reading.sensor(),
                reading.unit(),
                reading.value(),
                reading.low(),
                reading.high(),
                reading.quality(),
                reading.valid());
    }

    @Override
    public TypeInformation<
                    Tuple9<Long, Long, Integer, Integer, Double, Double, Double, Float, Boolean>>
            type() {
        return Types.TUPLE(
                Types.LONG,
                Types.LONG,
                Types.INT,
                Types.INT,
                Types.DOUBLE,
                Types.DOUBLE,
                Types.DOUBLE,
                Types.FLOAT,
                Types.BOOLEAN);
    }

    @Override
    public long id(
            Tuple9<Long, Long, Integer, Integer, Double, Double, Double, Float, Boolean> element) {
        return element.f0;
    }

    @Override
    public long sum(
            Tuple9<Long, Long, Integer, Integer, Double, Double, Double, Float, Boolean> element) {
        return Fields.sum(element.f2, element.f1, element.f4);
    }
}
