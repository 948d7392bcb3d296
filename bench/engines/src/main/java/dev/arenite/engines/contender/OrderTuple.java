package dev.arenite.engines.contender;

import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.Order;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple4;

import java.util.List;

/// An order as a tuple of Flink, with a list of tuples.
final class OrderTuple
        implements ValueContender<
                Order, Tuple3<Long, String, List<Tuple4<Integer, Integer, Long, List<String>>>>> {

    @Override
    public Tuple3<Long, String, List<Tuple4<Integer, Integer, Long, List<String>>>> value(
            Order order) {
        return Tuple3.of(
                order.id(),
                order.customer(),
                order.lines().stream().map(OrderTuple::line).toList());
    }

    private static Tuple4<Integer, Integer, Long, List<String>> line(Order.Line line) {
        return Tuple4.of(line.sku(), line.quantity(), line.cents(), line.options());
    }

    @Override
    public TypeInformation<Tuple3<Long, String, List<Tuple4<Integer, Integer, Long, List<String>>>>>
            type() {
        return Types.TUPLE(
                Types.LONG,
                Types.STRING,
                Types.LIST(
                        Types.TUPLE(Types.INT, Types.INT, Types.LONG, Types.LIST(Types.STRING))));
    }

    @Override
    public long id(
            Tuple3<Long, String, List<Tuple4<Integer, Integer, Long, List<String>>>> element) {
        return element.f0;
    }

    @Override
    public long sum(
            Tuple3<Long, String, List<Tuple4<Integer, Integer, Long, List<String>>>> element) {
        return Fields.sum(element.f2.size(), element.f2.getLast().f1, element.f1);
    }
}
