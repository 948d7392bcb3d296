package dev.arenite.engines.job;

import dev.arenite.engines.contender.Contender;
import dev.arenite.engines.record.Row;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/// Reads three fields of each record and adds them up.
final class Reader extends RichFlatMapFunction<Object, Long> {

    private static final long serialVersionUID = 1;

    private final Choice choice;
    private transient long sum;

    @SuppressWarnings("NullAway.Init") // Opened first.
    private transient Contender<Row, Object, Object> contender;

    Reader(Choice choice) {
        this.choice = choice;
    }

    @Override
    public void open(OpenContext context) {
        contender = choice.make();
    }

    @Override
    public void flatMap(Object element, Collector<Long> stream) {
        sum += contender.sum(element);
    }

    @Override
    public void close() {
        Outcome.end(getRuntimeContext(), sum);
    }
}
