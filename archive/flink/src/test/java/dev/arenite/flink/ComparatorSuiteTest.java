package dev.arenite.flink;

import dev.arenite.flink.Records.Address;
import dev.arenite.flink.Records.Line;
import dev.arenite.flink.Records.Trip;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeutils.ComparatorTestBase;
import org.apache.flink.api.common.typeutils.TypeComparator;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Nested;

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
