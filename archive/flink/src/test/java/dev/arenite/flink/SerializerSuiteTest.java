package dev.arenite.flink;

import dev.arenite.archive.derive.DerivedView;
import dev.arenite.flink.Records.Address;
import dev.arenite.flink.Records.Book;
import dev.arenite.flink.Records.Circle;
import dev.arenite.flink.Records.Group;
import dev.arenite.flink.Records.Line;
import dev.arenite.flink.Records.Numbers;
import dev.arenite.flink.Records.Order;
import dev.arenite.flink.Records.Page;
import dev.arenite.flink.Records.Pair;
import dev.arenite.flink.Records.Shape;
import dev.arenite.flink.Records.Square;
import dev.arenite.flink.Records.Text;
import dev.arenite.flink.Records.Trip;
import dev.arenite.flink.Records.Values;

import org.apache.flink.api.common.typeutils.SerializerTestBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Nested;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Flink's own tests of serializers, for values and views of many records.
final class SerializerSuiteTest {

    private static final Random RANDOM = new Random(17);

    abstract static class OfValues<T> extends SerializerTestBase<T> {

        private final Class<T> values;
        private final T[] data;

        @SafeVarargs
        @SuppressWarnings("varargs") // Read only.
        OfValues(Class<T> values, T... data) {
            this.values = values;
            this.data = data;
        }

        @Override
        protected TypeSerializer<T> createSerializer() {
            return ArchiveSerializer.of(values);
        }

        @Override
        protected int getLength() {
            return -1;
        }

        @Override
        protected Class<T> getTypeClass() {
            return values;
        }

        @Override
        protected T[] getTestData() {
            return data.clone();
        }
    }

    abstract static class OfViews<T, V extends DerivedView<T>> extends SerializerTestBase<V> {

        private final Class<V> views;
        private final List<V> data;

        @SafeVarargs
        @SuppressWarnings("varargs") // Read only.
        OfViews(Class<V> views, T... values) {
            this.views = views;
            ViewBuilder<T, V> builder = ViewBuilder.of(views);
            data = Arrays.stream(values).map(value -> build(builder, value)).toList();
        }

        private V build(ViewBuilder<T, V> builder, T value) {
            try {
                return builder.map(value);
            } catch (ArchiveRecordException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        protected TypeSerializer<V> createSerializer() {
            return ViewSerializer.of(views);
        }

        @Override
        protected int getLength() {
            return -1;
        }

        @Override
        protected Class<V> getTypeClass() {
            return views;
        }

        @Override
        @SuppressWarnings("unchecked") // An array of the class.
        protected V[] getTestData() {
            return data.toArray((V[]) Array.newInstance(views, 0));
        }
    }

    private static final Order[] ORDERS =
            Stream.generate(() -> Order.of(RANDOM)).limit(20).toArray(Order[]::new);

    private static final Numbers[] NUMBERS =
            Stream.generate(() -> Numbers.of(RANDOM)).limit(20).toArray(Numbers[]::new);

    private static final Shape[] SHAPES = {
        new Circle(1.5, "a circle with a name"),
        new Square(2),
        new Group(List.of(new Square(3), new Group(List.of(new Circle(Double.NaN, "")))))
    };

    private static final Text[] TEXTS = {
        new Text(""),
        new Text("short"),
        new Text("z\u00fcrich \ud83d\ude00 ".repeat(10)),
        new Text("x".repeat(100_000))
    };

    private static final Trip[] TRIPS = {
        new Trip("there", new Address("Main Street", 1), new Address("a", 2)),
        new Trip("", new Address("", 0), new Address("One Long Avenue", -1))
    };

    @Nested
    class NumbersTest extends OfValues<Numbers> {
        NumbersTest() {
            super(Numbers.class, NUMBERS);
        }
    }

    @Nested
    class OrderTest extends OfValues<Order> {
        OrderTest() {
            super(Order.class, ORDERS);
        }
    }

    @Nested
    class TextTest extends OfValues<Text> {
        TextTest() {
            super(Text.class, TEXTS);
        }
    }

    @Nested
    class ShapeTest extends OfValues<Shape> {
        ShapeTest() {
            super(Shape.class, SHAPES);
        }
    }

    @Nested
    class PairTest extends OfValues<Pair> {
        PairTest() {
            super(Pair.class, new Pair(new Line(1, 2), new Line(3, 4)), twice(new Line(5, 6)));
        }

        private static Pair twice(Line line) {
            return new Pair(line, line);
        }
    }

    @Nested
    class TripTest extends OfValues<Trip> {
        TripTest() {
            super(Trip.class, TRIPS);
        }
    }

    @Nested
    class BookTest extends OfValues<Book> {
        BookTest() {
            super(
                    Book.class,
                    new Book(
                            new Page<>(List.of(new Line(1, 2)), 3),
                            new Page<>(List.of("a", "and another one"), 4)));
        }
    }

    @Nested
    class ValuesTest extends OfValues<Values> {
        ValuesTest() {
            super(
                    Values.class,
                    new Values(Instant.EPOCH, BigDecimal.TEN, Map.of()),
                    new Values(
                            Instant.ofEpochSecond(1_700_000_000, 5),
                            new BigDecimal("-12345678901234567890.123"),
                            Map.of("b", 2, "a", 1)));
        }
    }

    @Nested
    class CheckedOrderTest extends OfValues<Order> {
        CheckedOrderTest() {
            super(Order.class, ORDERS);
        }

        @Override
        protected TypeSerializer<Order> createSerializer() {
            return ArchiveSerializer.of(Order.class).checked();
        }
    }

    @Nested
    class NumbersViewTest extends OfViews<Numbers, ArchivedNumbers> {
        NumbersViewTest() {
            super(ArchivedNumbers.class, NUMBERS);
        }
    }

    @Nested
    class OrderViewTest extends OfViews<Order, ArchivedOrder> {
        OrderViewTest() {
            super(ArchivedOrder.class, ORDERS);
        }
    }

    @Nested
    class TextViewTest extends OfViews<Text, ArchivedText> {
        TextViewTest() {
            super(ArchivedText.class, TEXTS);
        }
    }

    @Nested
    class ShapeViewTest extends OfViews<Shape, ArchivedShape> {
        ShapeViewTest() {
            super(ArchivedShape.class, SHAPES);
        }
    }

    @Nested
    class TripViewTest extends OfViews<Trip, ArchivedTrip> {
        TripViewTest() {
            super(ArchivedTrip.class, TRIPS);
        }
    }

    @Nested
    class CheckedOrderViewTest extends OfViews<Order, ArchivedOrder> {
        CheckedOrderViewTest() {
            super(ArchivedOrder.class, ORDERS);
        }

        @Override
        protected TypeSerializer<ArchivedOrder> createSerializer() {
            return ViewSerializer.of(ArchivedOrder.class).checked();
        }
    }
}
