package dev.arenite.flink;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;

import org.apache.flink.api.common.typeinfo.TypeInfo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/// The records of the tests.
final class Records {

    private Records() {}

    @Archivable
    @TypeInfo(ArchiveTypeInfoFactory.class)
    record Numbers(byte b, short s, int i, long l, float f, double d, boolean z, char c) {

        static Numbers of(Random random) {
            return new Numbers(
                    (byte) random.nextInt(),
                    (short) random.nextInt(),
                    random.nextInt(),
                    random.nextLong(),
                    random.nextFloat(),
                    random.nextDouble(),
                    random.nextBoolean(),
                    (char) random.nextInt());
        }
    }

    @Archivable
    record Line(int sku, int quantity) {}

    @Archivable
    record Cart(long id, String customer, List<Line> lines, Optional<String> note) {}

    enum Status {
        NEW,
        PAID,
        SENT
    }

    @Archivable
    @TypeInfo(ArchiveTypeInfoFactory.class)
    record Order(
            long id,
            String customer,
            List<Line> lines,
            Map<String, Long> totals,
            Optional<String> note,
            Status status) {

        static Order of(Random random) {
            return new Order(
                    random.nextLong(),
                    "customer " + "x".repeat(random.nextInt(20)),
                    IntStream.range(0, random.nextInt(5))
                            .mapToObj(i -> new Line(i, 2 * i))
                            .toList(),
                    new TreeMap<>(Map.of("net", random.nextLong(), "gross", random.nextLong())),
                    random.nextBoolean() ? Optional.of("note") : Optional.empty(),
                    List.of(Status.values()).get(random.nextInt(3)));
        }
    }

    @Archivable
    sealed interface Shape permits Circle, Square, Group {}

    @Archivable
    record Circle(double radius, String name) implements Shape {}

    @Archivable
    record Square(int side) implements Shape {}

    @Archivable
    record Group(List<Shape> shapes) implements Shape {}

    /// Its parts may be one object.
    @Archivable
    record Pair(@As(Form.SHARED) Line left, @As(Form.SHARED) Line right) {}

    @Archivable
    record Address(String street, int number) implements Comparable<Address> {

        @Override
        public int compareTo(Address other) {
            int streets = street.compareTo(other.street);
            return streets != 0 ? streets : Integer.compare(number, other.number);
        }
    }

    /// Components of many kinds, of few values each, so that later ones decide as well.
    @Archivable
    record Ticket(
            boolean open,
            Status status,
            Optional<Short> seat,
            @As(Form.U32) int code,
            char row,
            String name,
            List<Integer> numbers,
            Instant at,
            LocalDate day,
            UUID id) {

        static Ticket of(Random random) {
            return new Ticket(
                    random.nextInt(9) == 0,
                    List.of(Status.values()).get(random.nextInt(2)),
                    random.nextInt(3) == 0
                            ? Optional.empty()
                            : Optional.of((short) (random.nextInt(3) - 1)),
                    random.nextInt(2) - 1,
                    (char) ('\uFFFE' + random.nextInt(2)),
                    Records.name(random),
                    random.ints(random.nextInt(3), -1, 1).boxed().toList(),
                    Instant.ofEpochSecond(random.nextInt(2) - 1, random.nextInt(2)),
                    LocalDate.ofEpochDay(random.nextInt(2) - 1),
                    new UUID(0, random.nextInt(2)));
        }
    }

    static String name(Random random) {
        List<String> parts =
                List.of("", "\u0000", "a", "é", "\uFFFF", "🚀", "a part that is out of line");
        return parts.get(random.nextInt(7)) + parts.get(random.nextInt(7));
    }

    @Archivable
    sealed interface Visit permits Login, Logout {}

    @Archivable
    record Login(String user, Address from) implements Visit {}

    @Archivable
    record Logout(long at) implements Visit {}

    /// A sale at a time in milliseconds.
    @Archivable
    record Sale(Address shop, long at, int cents) {}

    /// What a shop has sold from a time on.
    @Archivable
    record Sum(Address shop, long from, long cents, int sales) {}

    /// Numbers, as many as fit into no buffer.
    @Archivable
    record Series(int number, String name, List<Long> values) {}

    /// Its last component is at the end of its archives.
    @Archivable
    record Trip(String name, Address from, Address to) {}

    @Archivable
    record Values(Instant at, BigDecimal price, @As(Form.B_TREE) Map<String, Integer> counts) {}

    /// Constants of enums in each place where they can be.
    @Archivable
    record Ranks(
            Status best,
            Optional<Status> next,
            List<Status> all,
            @As(Form.B_TREE) Map<Status, Optional<Status>> after,
            @As(Form.B_TREE) Set<Status> seen) {}

    @Archivable
    record Text(String text) {}

    /// A generic record, which has no type without its arguments.
    @Archivable
    record Page<T>(List<T> rows, int number) {}

    @Archivable
    record Book(Page<Line> lines, Page<String> words) {}

    @Archivable
    @SuppressWarnings("ArrayRecordComponent")
    record Holder(int[] numbers) {}

    @Archivable
    record Rule(int least, int most) {

        Rule {
            if (least > most) {
                throw new IllegalArgumentException("least=" + least + " most=" + most);
            }
        }
    }
}
