package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.map.ArchivedSet;
import dev.arenite.archive.memory.FxHash;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares times and dates with the structs that Rust programs declare for them, over values
/// around every boundary, and checks bytes that are none.
final class ValueTypesTest {

    private static final List<ArchiveTypes> FORMATS =
            List.of(ArchiveTypes.STANDARD, ArchiveTypes.of(ArchiveFormat.POINTER_64));
    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // It is one of two fields.
    private static final ArchiveType<Instant, ?> INSTANT_STRUCT =
            TYPES.<Instant>struct()
                    .field("seconds", TYPES.i64(), Instant::getEpochSecond)
                    .field("nanos", TYPES.u32(), time -> (long) time.getNano())
                    .build(
                            values ->
                                    Instant.ofEpochSecond(
                                            values.<Long>get(0), values.<Long>get(1)));

    private static final ArchiveType<LocalDate, ?> DATE_STRUCT =
            TYPES.<LocalDate>struct()
                    .field("year", TYPES.i32(), LocalDate::getYear)
                    .field("month", TYPES.u8(), LocalDate::getMonthValue)
                    .field("day", TYPES.u8(), LocalDate::getDayOfMonth)
                    .build(
                            values ->
                                    LocalDate.of(
                                            values.<Integer>get(0),
                                            values.<Integer>get(1),
                                            values.<Integer>get(2)));
    private static final ArchiveType<LocalTime, ?> TIME_NUMBER =
            TYPES.adapted(TYPES.u64(), LocalTime::toNanoOfDay, LocalTime::ofNanoOfDay);
    private static final ArchiveType<LocalDateTime, ?> DATE_TIME_STRUCT =
            TYPES.<LocalDateTime>struct()
                    .field("date", DATE_STRUCT, LocalDateTime::toLocalDate)
                    .field("time", TIME_NUMBER, LocalDateTime::toLocalTime)
                    .build(
                            values ->
                                    LocalDateTime.of(
                                            values.<LocalDate>get(0), values.<LocalTime>get(1)));

    private static final long[] SECONDS = {
        Instant.MIN.getEpochSecond(),
        Instant.MIN.getEpochSecond() + 1,
        -(1L << 32),
        Integer.MIN_VALUE,
        -1,
        0,
        1,
        Integer.MAX_VALUE,
        1L << 32,
        Instant.MAX.getEpochSecond() - 1,
        Instant.MAX.getEpochSecond()
    };
    private static final long[] NANOS = {0, 1, 499_999_999, 999_999_998, 999_999_999};
    private static final int[] YEARS = {
        Year.MIN_VALUE, -400, -1, 0, 1, 255, 256, 1900, 1970, 2000, 2023, 2024, Year.MAX_VALUE
    };

    private static List<Instant> instants() {
        List<Instant> all = new ArrayList<>();
        for (long seconds : SECONDS) {
            for (long nanos : NANOS) {
                all.add(Instant.ofEpochSecond(seconds, nanos));
            }
        }
        return all;
    }

    private static List<LocalDate> dates() {
        List<LocalDate> all = new ArrayList<>();
        for (int year : YEARS) {
            for (Month month : Month.values()) {
                all.add(LocalDate.of(year, month, 1));
                all.add(LocalDate.of(year, month, month.length(Year.isLeap(year))));
            }
        }
        return all;
    }

    private static List<LocalTime> times() {
        List<LocalTime> all = new ArrayList<>();
        for (long nanos = 1; nanos < NANOS_PER_DAY; nanos *= 2) {
            all.add(LocalTime.ofNanoOfDay(nanos - 1));
        }
        all.add(LocalTime.NOON);
        all.add(LocalTime.MAX);
        return all;
    }

    private static List<LocalDateTime> dateTimes() {
        List<LocalDateTime> all = new ArrayList<>();
        for (LocalDate date : List.of(LocalDate.MIN, LocalDate.EPOCH, LocalDate.MAX)) {
            times().forEach(time -> all.add(date.atTime(time)));
        }
        return all;
    }

    /// Whether a type is the struct in bytes, hash and order: as a value, a list and a key.
    private static <T extends Comparable<? super T>> void assertIs(
            ArchiveType<T, ?> struct, ArchiveType<T, T> type, List<T> values) {
        assertEquals(struct.placeAlignment(), type.placeAlignment());
        ArchiveKey<T> expected = struct.key().orElseThrow();
        ArchiveKey<T> key = type.key().orElseThrow();
        for (T value : values) {
            assertEquals(expected.hash(FxHash.START, value), key.hash(FxHash.START, value));
            for (T other : values) {
                int order = Integer.signum(expected.compare(value, other));
                assertEquals(order, Integer.signum(key.compare(value, other)));
                assertEquals(order, Integer.signum(value.compareTo(other)));
            }
        }
        for (ArchiveTypes types : FORMATS) {
            ArchiveType<List<T>, ArchivedList<T>> list = types.list(type);
            byte[] bytes = Archive.toBytes(list, values);
            assertArrayEquals(Archive.toBytes(types.list(struct), values), bytes);
            MemorySegment archive = MemorySegment.ofArray(bytes);
            assertEquals(values.getLast(), Archive.access(list, archive).get(values.size() - 1));
            assertEquals(values, Archive.read(list, archive));
            assertEquals(
                    types.list(struct).key().orElseThrow().hash(FxHash.START, values),
                    list.key().orElseThrow().hash(FxHash.START, values));
            assertSetIs(types.hashSet(struct), types.hashSet(type), values);
            assertSetIs(types.indexSet(struct), types.indexSet(type), values);
            assertSetIs(types.bTreeSet(struct), types.bTreeSet(type), values);
        }
    }

    private static <T> void assertSetIs(
            ArchiveType<Set<T>, ?> struct,
            ArchiveType<Set<T>, ? extends ArchivedSet<T, ?>> type,
            List<T> values) {
        List<T> some = values.subList(0, values.size() - 1);
        byte[] bytes = Archive.toBytes(type, new LinkedHashSet<>(some));
        assertArrayEquals(Archive.toBytes(struct, new LinkedHashSet<>(some)), bytes);
        ArchivedSet<T, ?> view = Archive.access(type, MemorySegment.ofArray(bytes));
        some.forEach(value -> assertTrue(view.contains(value), value::toString));
        assertEquals(false, view.contains(values.getLast()));
    }

    @Test
    void anInstantIsAStructOfSecondsAndNanosecondsOverItsWholeRange() {
        assertIs(INSTANT_STRUCT, TYPES.instant(), instants());
    }

    @Test
    void aDateIsAStructOfYearMonthAndDayOverItsWholeRange() {
        assertIs(DATE_STRUCT, TYPES.localDate(), dates());
    }

    @Test
    void aTimeOfDayIsTheNumberOfItsNanosecond() {
        assertIs(TIME_NUMBER, TYPES.localTime(), times());
    }

    @Test
    void aDateWithATimeIsAStructOfBoth() {
        assertIs(DATE_TIME_STRUCT, TYPES.localDateTime(), dateTimes());
    }

    /// Makes the value of numbers, as the JDK does.
    private interface Maker<T> {
        T of();
    }

    /// Whether the check accepts numbers exactly if the JDK makes a value of them, and the value is
    /// that one.
    private static <T> void assertVerdict(
            ArchiveType<T, T> type, List<?> numbers, StructType<List<?>> fields, Maker<T> maker) {
        StructType<List<?>> written = TYPES.tuple(List.of(TYPES.u8(), fields));
        StructType<List<?>> checked = TYPES.tuple(List.of(TYPES.u8(), type));
        MemorySegment archive =
                MemorySegment.ofArray(Archive.toBytes(written, List.of(7, numbers)));
        Optional<T> value;
        try {
            value = Optional.of(maker.of());
        } catch (DateTimeException failure) {
            value = Optional.empty();
        }
        Optional<ArchiveViolation> violation = Archive.check(checked, archive);
        assertEquals(
                value.isPresent() ? Optional.empty() : Optional.of(".1"),
                violation.map(ArchiveViolation::path),
                () -> numbers + ": " + violation);
        value.ifPresent(it -> assertEquals(List.of(7, it), Archive.read(checked, archive)));
    }

    @Test
    void secondsAndNanosecondsThatNoInstantHasAreRefused() {
        StructType<List<?>> fields = TYPES.tuple(List.of(TYPES.i64(), TYPES.u32()));
        List<Long> seconds = new ArrayList<>(List.of(Long.MIN_VALUE, Long.MAX_VALUE));
        seconds.addAll(List.of(Instant.MIN.getEpochSecond() - 1, Instant.MAX.getEpochSecond() + 1));
        for (long each : SECONDS) {
            seconds.add(each);
        }
        for (long second : seconds) {
            for (long nanos : new long[] {0, 999_999_999, 1_000_000_000, 1L << 31, 0xFFFF_FFFFL}) {
                assertVerdict(
                        TYPES.instant(),
                        List.of(second, nanos),
                        fields,
                        () -> instantOf(second, nanos));
            }
        }
    }

    private static Instant instantOf(long seconds, long nanos) {
        if (nanos > 999_999_999) {
            throw new DateTimeException("nanos=" + nanos);
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    @Test
    void yearsMonthsAndDaysThatNoDateHasAreRefused() {
        StructType<List<?>> fields =
                TYPES.tuple(List.of(TYPES.i32(), TYPES.u8(), TYPES.u8(), TYPES.u64()));
        List<Integer> years = new ArrayList<>(List.of(Integer.MIN_VALUE, Integer.MAX_VALUE));
        years.addAll(List.of(Year.MIN_VALUE - 1, Year.MIN_VALUE, -4, -1, 0, 1900, 2000, 2023));
        years.addAll(List.of(2024, Year.MAX_VALUE, Year.MAX_VALUE + 1));
        int[] others = {0, 13, 29, 30, 31, 32, 127, 128, 129, 255};
        for (int year : years) {
            for (int month = 0; month < 12 + others.length; month++) {
                for (int day = 0; day < 28 + others.length; day++) {
                    int itsMonth = month <= 12 ? month : others[month - 12];
                    int itsDay = day <= 28 ? day : others[day - 28];
                    assertVerdict(
                            TYPES.localDateTime(),
                            List.of(year, itsMonth, itsDay, 1L),
                            fields,
                            () -> LocalDate.of(year, itsMonth, itsDay).atTime(0, 0, 0, 1));
                }
            }
        }
        assertDateAlone(2023, 2, 29);
        assertDateAlone(2024, 2, 30);
        assertDateAlone(2024, 2, 29);
        assertDateAlone(Year.MAX_VALUE + 1, 1, 1);
    }

    private static void assertDateAlone(int year, int month, int day) {
        assertVerdict(
                TYPES.localDate(),
                List.of(year, month, day),
                TYPES.tuple(List.of(TYPES.i32(), TYPES.u8(), TYPES.u8())),
                () -> LocalDate.of(year, month, day));
    }

    @Test
    void nanosecondsBeyondTheDayAreRefused() {
        StructType<List<?>> alone = TYPES.tuple(List.of(TYPES.u64()));
        StructType<List<?>> behindADate =
                TYPES.tuple(List.of(TYPES.i32(), TYPES.u8(), TYPES.u8(), TYPES.u64()));
        long[] all = {0, NANOS_PER_DAY - 1, NANOS_PER_DAY, -1, Long.MIN_VALUE, Long.MAX_VALUE};
        for (long nanos : all) {
            assertVerdict(
                    TYPES.localTime(), List.of(nanos), alone, () -> LocalTime.ofNanoOfDay(nanos));
            assertVerdict(
                    TYPES.localDateTime(),
                    List.of(2024, 2, 29, nanos),
                    behindADate,
                    () -> LocalDate.of(2024, 2, 29).atTime(LocalTime.ofNanoOfDay(nanos)));
        }
    }

    private record Task(String name, Instant due) {}

    private static StructType<Task> task(ArchiveType<Instant, Instant> times) {
        return TYPES.<Task>struct()
                .field("name", TYPES.string(), Task::name)
                .field("due", times, Task::due)
                .build(values -> new Task(values.get(0), values.get(1)));
    }

    /// Which is the reason to use the one only where Rust has it.
    @Test
    void unixTimeRefusesTheFieldThatInstantHolds() {
        List<Task> tasks =
                List.of(new Task("a", Instant.EPOCH), new Task("b", Instant.EPOCH.minusNanos(1)));
        ArchiveType<List<Task>, ?> unix = TYPES.list(task(TimeTypes.UNIX_TIME));
        assertEquals(
                "time must not be before 1970: time=1969-12-31T23:59:59.999999999Z path=[1].due",
                assertThrows(ArchiveValueException.class, () -> Archive.toBytes(unix, tasks))
                        .getMessage());
        ArchiveType<List<Task>, ?> every = TYPES.list(task(TYPES.instant()));
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(every, tasks));
        assertEquals(tasks, Archive.read(every, archive));
        assertEquals(
                Optional.of("[1].due"), Archive.check(unix, archive).map(ArchiveViolation::path));
        List<Task> since = List.of(new Task("a", Instant.EPOCH), new Task("c", Instant.MAX));
        assertArrayEquals(Archive.toBytes(every, since), Archive.toBytes(unix, since));
        assertEquals(
                since, Archive.read(unix, MemorySegment.ofArray(Archive.toBytes(unix, since))));
    }

    @Test
    @SuppressWarnings("NullAway") // Null is the point.
    void nullIsRefusedWithItsPath() {
        for (ArchiveType<?, ?> type :
                List.of(
                        TYPES.instant(),
                        TYPES.localDate(),
                        TYPES.localTime(),
                        TYPES.localDateTime())) {
            assertNullIsRefused(type);
        }
        assertEquals(
                ".due",
                assertThrows(
                                ArchiveNullException.class,
                                () -> Archive.toBytes(task(TYPES.instant()), new Task("a", null)))
                        .path());
    }

    @SuppressWarnings("NullAway") // Null is the point.
    private static <T> void assertNullIsRefused(ArchiveType<T, ?> type) {
        assertThrows(ArchiveNullException.class, () -> Archive.toBytes(type, null));
    }
}
