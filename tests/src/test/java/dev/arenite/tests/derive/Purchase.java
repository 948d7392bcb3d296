package dev.arenite.tests.derive;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;
import dev.arenite.archive.derive.Skip;
import dev.arenite.archive.derive.With;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A record with most of what can be derived.
@Archivable
record Purchase(
        long id,
        String customer,
        List<Line> lines,
        Optional<Instant> shipped,
        Status status,
        Instant placed,
        Map<String, Long> totals,
        @As(Form.B_TREE) Map<Point, Shape> drawings,
        @As(Form.NON_ZERO) int count,
        Point origin,
        @With(MoneyType.class) Money price,
        @Skip int cached,
        @Skip("NOTHING") BigDecimal unknown) {

    static final BigDecimal NOTHING = BigDecimal.ZERO;

    enum Status {
        NEW,
        PAID,
        SHIPPED
    }

    @Archivable
    record Line(int sku, @As(Form.U16) int quantity, boolean gift) {}

    @Archivable
    record Point(int x, int y) {}

    @Archivable
    sealed interface Shape permits Circle, Nothing {}

    record Circle(Point center, double radius, String name) implements Shape {}

    record Nothing() implements Shape {}

    /// A recursive type, by each way that is allowed.
    @Archivable
    record Node(
            String name,
            List<Node> children,
            @As(Form.OPTIONAL_BOXED) Optional<Node> next,
            @As(Form.INDEX) Map<String, Node> byName) {}

    /// References to one object.
    @Archivable
    record Pair(@As(Form.SHARED) Point one, @As(Form.SHARED) Point other) {}

    /// References to objects of Java's own types, from several components and from another record.
    @Archivable
    @SuppressWarnings("ArrayRecordComponent") // Shared as an object.
    record Titles(
            @As(Form.SHARED) String one,
            @As(Form.SHARED) String other,
            @As({Form.SHARED, Form.SLICE}) String slice,
            @As(Form.WEAK) Optional<String> weak,
            @As(Form.WEAK) Optional<@As(Form.SLICE) String> weakSlice,
            @As(Form.SHARED) List<String> list,
            @As({Form.SHARED, Form.SLICE}) List<String> boxedList,
            @As(Form.SHARED) int[] numbers,
            Chapter chapter) {

        @Archivable
        @SuppressWarnings("ArrayRecordComponent")
        record Chapter(
                List<@As(Form.SHARED) String> titles,
                @As({Form.SHARED, Form.SLICE}) String slice,
                @As(Form.WEAK) Optional<List<String>> list,
                @As({Form.SHARED, Form.SLICE}) List<String> boxedList,
                @As(Form.SHARED) int[] numbers) {}
    }

    /// A reference to a value of a type of a user's own.
    @Archivable
    record Priced(@As(Form.SHARED) @With(MoneyType.class) Money price) {}

    /// Forms of forms.
    @Archivable
    record Leaflet(
            @As({Form.SHARED, Form.SLICE}) String text,
            @As(Form.OPTIONAL_BOXED) Optional<@As({Form.SHARED, Form.SLICE}) String> note,
            List<@As(Form.C_STRING) byte[]> files,
            int size) {}

    /// Numbers that have less than the values of their Java types.
    @Archivable
    record Counts(
            @As(Form.USIZE) long size,
            @As(Form.ISIZE) long offset,
            @As({Form.NON_ZERO, Form.U8}) int some,
            @As(Form.NON_ZERO) short few,
            @As(Form.NON_ZERO) long many,
            @As({Form.NON_ZERO, Form.USIZE}) long length) {}

    /// Lists of numbers, which have classes of their own.
    @Archivable
    record Rows(
            List<Boolean> truths,
            List<Byte> bytes,
            List<Short> shorts,
            List<Character> letters,
            List<Integer> ints,
            List<Long> longs,
            List<Float> floats,
            List<Double> doubles,
            List<@As(Form.U8) Integer> small,
            List<@As(Form.U32) Long> unsigned,
            List<@As(Form.ISIZE) Long> distances,
            List<@As(Form.NON_ZERO) Short> some) {}

    /// A recursive record with a rule.
    @Archivable(validated = true)
    record Grove(List<Grove> children) {
        Grove {
            if (children.size() > 2) {
                throw new IllegalArgumentException("a grove must have two children at most");
            }
        }
    }

    /// A record with a rule.
    @Archivable(validated = true)
    record Range(int from, int to) {
        Range {
            if (from > to) {
                throw new IllegalArgumentException("from must not be above to");
            }
        }
    }

    @Archivable
    record Ranges(List<Range> ranges) {}

    @Archivable
    record Page<T>(List<T> items, long total, @As(Form.OPTIONAL_BOXED) Optional<Page<T>> next) {}

    @Archivable
    record Book(Page<Line> lines, Page<String> words) {}

    /// A class of another library.
    record Money(long cents) {}
}
