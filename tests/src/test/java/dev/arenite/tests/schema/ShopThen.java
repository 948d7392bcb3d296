package dev.arenite.tests.schema;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The orders of a shop as they were once.
final class ShopThen {

    private ShopThen() {}

    @Archivable(name = "OrderThen")
    @SuppressWarnings("ArrayRecordComponent") // They are not compared.
    record Order(
            int id,
            String customer,
            @As(Form.U8) int urgency,
            List<Line> lines,
            Status status,
            @As(Form.BY_NAME) Status before,
            Map<Short, Line> byNumber,
            Payment payment,
            int[] counts,
            Optional<Float> weight,
            @As(Form.OPTIONAL_NON_ZERO) Optional<Integer> shelf,
            List<String> internal,
            Circle shape,
            Node tree,
            @As(Form.SHARED) Line first,
            @As(Form.SHARED) Line second,
            Address address) {}

    @Archivable(name = "LineThen")
    record Line(short sku, float price) {}

    @Archivable(name = "AddressThen")
    record Address(String street, int zip) {}

    @Archivable(name = "NodeThen")
    record Node(int value, List<Node> children) {}

    enum Status {
        NEW,
        PAYED,
        SHIPPED
    }

    @Archivable(name = "PaymentThen")
    sealed interface Payment permits Cash, Card {}

    record Cash(int cents) implements Payment {}

    record Card(String number, Optional<String> holder) implements Payment {}

    @Archivable(name = "CircleThen")
    record Circle(float radius) {}

    /// Refuses a range that ends before it starts.
    @Archivable(name = "Period")
    record Period(int start, int end) {

        Period {
            if (end < start) {
                throw new IllegalArgumentException("end before start");
            }
        }
    }

    @Archivable(name = "OfferThen")
    record Offer(Period first, float price) {}
}
