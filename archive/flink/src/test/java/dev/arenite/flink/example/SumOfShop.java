package dev.arenite.flink.example;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Adds a sale to the sum of its shop, and returns both as text.
final class SumOfShop extends RichMapFunction<ArchivedSale, String> {

    private static final long serialVersionUID = 1;

    private transient @Nullable ValueState<Long> sum;

    @Override
    public void open(OpenContext context) {
        sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.LONG));
    }

    @Override
    @SuppressWarnings("NullAway") // Opened before.
    public String map(ArchivedSale sale) throws IOException {
        Long before = sum.value();
        long total = before == null ? 0 : before;
        for (ArchivedItem item : sale.items()) {
            total += item.quantity() * item.cents();
        }
        sum.update(total);
        return sale.shop() + " " + total;
    }
}
