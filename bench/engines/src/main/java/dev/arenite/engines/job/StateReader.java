package dev.arenite.engines.job;

import dev.arenite.engines.contender.Contender;
import dev.arenite.engines.record.Row;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Keeps the latest record of each key as state. Reads three fields of the one before, if there is
/// one, and adds them up.
final class StateReader extends RichFlatMapFunction<Object, Long> {

    private static final long serialVersionUID = 1;

    private final Choice choice;
    private transient long sum;

    @SuppressWarnings("NullAway.Init") // Opened first.
    private transient Contender<Row, Object, Object> contender;

    @SuppressWarnings("NullAway.Init") // Opened first.
    private transient ValueState<Object> latest;

    StateReader(Choice choice) {
        this.choice = choice;
    }

    @Override
    public void open(OpenContext context) {
        contender = choice.make();
        latest =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("latest", contender.type()));
    }

    @Override
    public void flatMap(Object element, Collector<Long> stream) throws IOException {
        @Nullable Object before = latest.value();
        if (before != null) {
            sum += contender.sum(before);
        }
        latest.update(element);
    }

    @Override
    public void close() {
        Outcome.end(getRuntimeContext(), sum);
    }
}
