package dev.arenite.engines.contender;

import dev.arenite.engines.avro.AvroLine;
import dev.arenite.engines.avro.AvroOrder;
import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.Order;

import java.util.List;

/// Orders in Avro.
final class OrderAvro extends AvroContender<Order, AvroOrder> {

    OrderAvro() {
        super(AvroOrder.class);
    }

    @Override
    public AvroOrder value(Order order) {
        return new AvroOrder(
                order.id(), order.customer(), order.lines().stream().map(OrderAvro::line).toList());
    }

    private static AvroLine line(Order.Line line) {
        return new AvroLine(line.sku(), line.quantity(), line.cents(), line.options());
    }

    @Override
    public long id(AvroOrder element) {
        return element.getId();
    }

    @Override
    public long sum(AvroOrder element) {
        List<AvroLine> lines = element.getLines();
        int last = lines.get(lines.size() - 1).getQuantity();
        return Fields.sum(lines.size(), last, element.getCustomer());
    }
}
