package dev.arenite.engines.contender;

import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.Order;
import dev.arenite.engines.record.Row;

import java.util.ArrayList;
import java.util.List;

/// An order as a class with public fields.
@SuppressWarnings("NullAway.Init") // Filled after it is made.
public final class OrderPojo implements Row {

    public long id;
    public String customer;
    public List<Line> lines;

    /// An article of an order.
    public static final class Line {

        public int sku;
        public int quantity;
        public long cents;
        public List<String> options;

        private static Line of(Order.Line line) {
            Line pojo = new Line();
            pojo.sku = line.sku();
            pojo.quantity = line.quantity();
            pojo.cents = line.cents();
            pojo.options = new ArrayList<>(line.options());
            return pojo;
        }
    }

    static OrderPojo of(Order order) {
        OrderPojo pojo = new OrderPojo();
        pojo.id = order.id();
        pojo.customer = order.customer();
        pojo.lines = new ArrayList<>(order.lines().stream().map(Line::of).toList());
        return pojo;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public long sum() {
        return Fields.sum(lines.size(), lines.getLast().quantity, customer);
    }
}
