package dev.arenite.engines.contender;

import dev.arenite.archive.ArchivedList;
import dev.arenite.engines.record.ArchivedLine;
import dev.arenite.engines.record.ArchivedOrder;
import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.Order;

/// Views of orders.
final class OrderView extends ViewContender<Order, ArchivedOrder> {

    OrderView() {
        super(ArchivedOrder.class);
    }

    @Override
    public long id(ArchivedOrder element) {
        return element.id();
    }

    @Override
    public long sum(ArchivedOrder element) {
        ArchivedList<ArchivedLine> lines = element.lines();
        int last = lines.get(lines.size() - 1).quantity();
        return Fields.sum(lines.size(), last, element.customer().toString());
    }
}
