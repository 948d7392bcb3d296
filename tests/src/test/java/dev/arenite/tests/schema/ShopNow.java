package dev.arenite.tests.schema;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Default;
import dev.arenite.archive.derive.Form;
import dev.arenite.archive.derive.Tag;
import dev.arenite.archive.derive.Was;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The orders of a shop as they are today.
final class ShopNow {

    private ShopNow() {}

    @Archivable(name = "OrderNow")
    @SuppressWarnings("ArrayRecordComponent") // They are not compared.
    record Order(
            @Was("customer") String buyer,
            long id,
            Optional<String> note,
            @Default("PLAIN") Wrapping wrapping,
            Integer urgency,
            @As(Form.DEQUE) List<Line> lines,
            Status status,
            @As(Form.BY_NAME) Status before,
            @As(Form.B_TREE) Map<Integer, Line> byNumber,
            Payment payment,
            long[] counts,
            Optional<Double> weight,
            Optional<Long> shelf,
            @Default int rank,
            Shape shape,
            @Was({"root", "tree"}) Node nodes,
            @As(Form.SHARED) Line first,
            @As(Form.SHARED) Line second,
            Optional<Address> address) {

        static final Wrapping PLAIN = new Wrapping("paper", 0);
    }

    @Archivable(name = "WrappingNow")
    record Wrapping(String material, int layers) {}

    @Archivable(name = "LineNow")
    record Line(double price, int sku, boolean free) {

        /// A line as it was before anything was free.
        Line(double price, int sku) {
            this(price, sku, price == 0);
        }
    }

    @Archivable(name = "AddressNow")
    record Address(String street, int zip) {}

    @Archivable(name = "NodeNow")
    record Node(List<Node> children, long value) {}

    enum Status {
        DRAFT,
        SHIPPED,
        @Was("PAYED")
        PAID,
        NEW
    }

    @Archivable(name = "PaymentNow")
    sealed interface Payment permits Voucher, Card, Coins {}

    record Voucher(String code) implements Payment {}

    record Card(Optional<String> holder, String number) implements Payment {}

    @Was("Cash")
    @Tag(9)
    record Coins(long cents, Optional<String> currency) implements Payment {}

    @Archivable(name = "ShapeNow")
    sealed interface Shape permits Square, Circle {}

    record Square(double side) implements Shape {}

    record Circle(double radius) implements Shape {}

    @Archivable(name = "OfferNow")
    record Offer(@Default int number, ShopThen.Period first, float price) {}
}
