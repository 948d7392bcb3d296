package dev.arenite.engines.job;

import dev.arenite.engines.contender.Contender;
import dev.arenite.engines.record.Row;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

import java.io.IOException;
import java.util.List;

/// Makes the records of a batch. What the contender has at its source is made before the first one.
final class Sender extends RichFlatMapFunction<Long, Object> {

    private static final long serialVersionUID = 1;

    private final Choice choice;
    private final Load load;

    @SuppressWarnings("NullAway.Init") // Opened first.
    private transient Contender<Row, Object, Object> contender;

    @SuppressWarnings("NullAway.Init") // Opened first.
    private transient Object[] values;

    private transient boolean hasStarted;

    Sender(Choice choice, Load load) {
        this.choice = choice;
        this.load = load;
    }

    @Override
    public void open(OpenContext context) {
        contender = choice.make();
        List<Row> rows = choice.records().first(load.distinct());
        values = rows.stream().map(contender::value).toArray();
    }

    @Override
    public void flatMap(Long batch, Collector<Object> stream) throws IOException {
        if (!hasStarted) {
            Outcome.start(getRuntimeContext());
            hasStarted = true;
        }
        long end = load.endOf(batch);
        int at = (int) (load.firstOf(batch) % values.length);
        for (long i = load.firstOf(batch); i < end; i++) {
            stream.collect(contender.element(values[at]));
            at = at + 1 == values.length ? 0 : at + 1;
        }
    }
}
