package dev.arenite.flink;

import dev.arenite.archive.derive.DerivedView;
import dev.arenite.flink.Records.Address;
import dev.arenite.flink.Records.Line;
import dev.arenite.flink.Records.Login;
import dev.arenite.flink.Records.Logout;
import dev.arenite.flink.Records.Trip;
import dev.arenite.flink.Records.Visit;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeutils.ComparatorTestBase;
import org.apache.flink.api.common.typeutils.TypeComparator;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Nested;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;

/// Flink's own tests of comparators.
final class ComparatorSuiteTest {

    abstract static class OfValues<T> extends ComparatorTestBase<T> {

        private final Class<T> values;
        private final T[] data;

        @SafeVarargs
        @SuppressWarnings("varargs") // Read only.
        OfValues(Class<T> values, T... data) {
            this.values = values;
            this.data = data;
        }

        @Override
        protected TypeComparator<T> createComparator(boolean ascending) {
            return ArchiveTypeInfo.of(values).createComparator(ascending, new ExecutionConfig());
        }

        @Override
        protected TypeSerializer<T> createSerializer() {
            return ArchiveSerializer.of(values);
        }

        @Override
        protected T[] getSortedTestData() {
            return data.clone();
        }
    }

    abstract static class OfViews<T, V extends DerivedView<T>> extends ComparatorTestBase<V> {

        private final Class<V> views;
        private final V[] data;

        @SafeVarargs
        @SuppressWarnings({"unchecked", "varargs"}) // Read only.
        OfViews(Class<V> views, T... data) {
            this.views = views;
            ViewBuilder<T, V> builder = ViewBuilder.of(views);
            this.data =
                    Arrays.stream(data)
                            .map(value -> built(builder, value))
                            .toArray(length -> (V[]) Array.newInstance(views, length));
        }

        private static <T, V extends DerivedView<T>> V built(ViewBuilder<T, V> builder, T value) {
            try {
                return builder.map(value);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected TypeComparator<V> createComparator(boolean ascending) {
            return ViewTypeInfo.of(views).createComparator(ascending, new ExecutionConfig());
        }

        @Override
        protected TypeSerializer<V> createSerializer() {
            return ViewSerializer.of(views);
        }

        @Override
        protected V[] getSortedTestData() {
            return data.clone();
        }
    }

    @Nested
    class LineViewTest extends OfViews<Line, ArchivedLine> {
        LineViewTest() {
            super(ArchivedLine.class, new Line(-5, 7), new Line(1, 2), new Line(3, 0));
        }
    }

    @Nested
    class TripViewTest extends OfViews<Trip, ArchivedTrip> {
        TripViewTest() {
            super(
                    ArchivedTrip.class,
                    new Trip("a", new Address("x", 1), new Address("z", 2)),
                    new Trip("a", new Address("y", 1), new Address("a", 2)),
                    new Trip("b", new Address("a", 1), new Address("a", 2)));
        }
    }

    @Nested
    class VisitTest extends OfValues<Visit> {
        VisitTest() {
            super(
                    Visit.class,
                    new Login("a", new Address("x", 1)),
                    new Login("a", new Address("x", 2)),
                    new Login("b", new Address("", 1)),
                    new Logout(-1),
                    new Logout(1));
        }
    }

    @Nested
    class LineTest extends OfValues<Line> {
        LineTest() {
            super(
                    Line.class,
                    new Line(-5, 7),
                    new Line(1, Integer.MIN_VALUE),
                    new Line(1, 2),
                    new Line(3, 0));
        }
    }

    @Nested
    class AddressTest extends OfValues<Address> {
        AddressTest() {
            super(
                    Address.class,
                    new Address("", 3),
                    new Address("a", 2),
                    new Address("a street that is out of line", 1),
                    new Address("a street that is out of line", 2),
                    new Address("b", 0));
        }
    }

    @Nested
    class TripTest extends OfValues<Trip> {
        TripTest() {
            super(
                    Trip.class,
                    new Trip("a", new Address("x", 1), new Address("z", 2)),
                    new Trip("a", new Address("y", 1), new Address("a", 2)),
                    new Trip("b", new Address("a", 1), new Address("a", 2)));
        }
    }
}
