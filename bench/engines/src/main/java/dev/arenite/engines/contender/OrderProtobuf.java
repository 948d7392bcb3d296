package dev.arenite.engines.contender;

import dev.arenite.engines.protobuf.LineMessage;
import dev.arenite.engines.protobuf.OrderMessage;
import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.Order;

/// Orders in Protobuf.
final class OrderProtobuf extends ProtobufContender<Order, OrderMessage> {

    OrderProtobuf() {
        super(OrderMessage.class);
    }

    @Override
    public OrderMessage value(Order order) {
        OrderMessage.Builder builder =
                OrderMessage.newBuilder().setId(order.id()).setCustomer(order.customer());
        order.lines().forEach(line -> builder.addLines(line(line)));
        return builder.build();
    }

    private static LineMessage line(Order.Line line) {
        return LineMessage.newBuilder()
                .setSku(line.sku())
                .setQuantity(line.quantity())
                .setCents(line.cents())
                .addAllOptions(line.options())
                .build();
    }

    @Override
    public long id(OrderMessage element) {
        return element.getId();
    }

    @Override
    public long sum(OrderMessage element) {
        int lines = element.getLinesCount();
        int last = element.getLines(lines - 1).getQuantity();
        return Fields.sum(lines, last, element.getCustomer());
    }
}
