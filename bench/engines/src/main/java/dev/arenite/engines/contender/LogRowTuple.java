package dev.arenite.engines.contender;

import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.LogRow;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple8;

/// A row of a log as a tuple of Flink.
final class LogRowTuple
        implements ValueContender<
                LogRow, Tuple8<Long, Long, String, String, String, String, Integer, Long>> {

    @Override
    public Tuple8<Long, Long, String, String, String, String, Integer, Long> value(LogRow row) {
        return Tuple8.of(
                row.id(),
                row.at(),
                row.client(),
                row.method(),
                row.path(),
                row.agent(),
                row.status(),
                row.bytes());
    }

    @Override
    public TypeInformation<Tuple8<Long, Long, String, String, String, String, Integer, Long>>
            type() {
        return Types.TUPLE(
                Types.LONG,
                Types.LONG,
                Types.STRING,
                Types.STRING,
                Types.STRING,
                Types.STRING,
                Types.INT,
                Types.LONG);
    }

    @Override
    public long id(Tuple8<Long, Long, String, String, String, String, Integer, Long> element) {
        return element.f0;
    }

    @Override
    public long sum(Tuple8<Long, Long, String, String, String, String, Integer, Long> element) {
        return Fields.sum(element.f6, element.f7, element.f2);
    }
}
