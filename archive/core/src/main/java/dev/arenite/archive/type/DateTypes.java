package dev.arenite.archive.type;

import dev.arenite.archive.NormalizedKey;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.util.Comparator;

/// Dates and times of day, the same in every format: each as the Rust struct that [ArchiveTypes]
/// describes.
final class DateTypes {

    private static final int MONTH_OFFSET = Integer.BYTES;
    private static final int DAY_OFFSET = MONTH_OFFSET + Byte.BYTES;
    private static final int DATE_BYTES = 8;

    /// Year, month and day, without what fills the place up.
    private static final int NORMALIZED_DATE_BYTES = DAY_OFFSET + Byte.BYTES;

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private static final String DATE_RULE = "date must be one that LocalDate has";
    private static final String TIME_RULE = "nanosecond of the day must be below " + NANOS_PER_DAY;

    static final FixedType<LocalDate> DATE =
            FixedType.of(DATE_BYTES, 4, Scalars.access(DateTypes::getDate, DateTypes::putDate))
                    .where(DATE_RULE, DateTypes::isDate)
                    .keyed(
                            DateTypes::hash,
                            FixedOrder.natural(NORMALIZED_DATE_BYTES, DateTypes::normalize))
                    .named("local_date");

    static final FixedType<LocalTime> TIME =
            FixedType.of(8, 8, Scalars.access(DateTypes::getTime, DateTypes::putTime))
                    .where(TIME_RULE, DateTypes::isTime)
                    .keyed(DateTypes::hash, FixedOrder.natural(Long.BYTES, DateTypes::normalize))
                    .named("local_time");

    static final FixedType<LocalDateTime> DATE_TIME =
            FixedType.of(
                            16,
                            8,
                            Scalars.access(
                                    (m, at) ->
                                            LocalDateTime.of(
                                                    getDate(m, at), getTime(m, at + DATE_BYTES)),
                                    (m, at, v) -> {
                                        putDate(m, at, v.toLocalDate());
                                        putTime(m, at + DATE_BYTES, v.toLocalTime());
                                    }))
                    .where(
                            DATE_RULE + ", " + TIME_RULE,
                            (m, at) -> isDate(m, at) && isTime(m, at + DATE_BYTES))
                    .keyed(
                            (state, v) -> hash(hash(state, v.toLocalDate()), v.toLocalTime()),
                            new FixedOrder<>(
                                    Comparator.naturalOrder(),
                                    NORMALIZED_DATE_BYTES + Long.BYTES,
                                    (v, target) -> {
                                        normalize(v.toLocalDate(), target);
                                        normalize(v.toLocalTime(), target);
                                    }))
                    .named("local_date_time");

    private DateTypes() {}

    private static LocalDate getDate(MemorySegment memory, long place) {
        return LocalDate.of(
                LittleEndian.getInt(memory, place),
                LittleEndian.getByte(memory, place + MONTH_OFFSET),
                LittleEndian.getByte(memory, place + DAY_OFFSET));
    }

    private static void putDate(MemorySegment memory, long place, LocalDate date) {
        LittleEndian.putInt(memory, place, date.getYear());
        LittleEndian.putByte(memory, place + MONTH_OFFSET, (byte) date.getMonthValue());
        LittleEndian.putByte(memory, place + DAY_OFFSET, (byte) date.getDayOfMonth());
    }

    private static boolean isDate(MemorySegment memory, long place) {
        int year = LittleEndian.getInt(memory, place);
        int month = LittleEndian.getByte(memory, place + MONTH_OFFSET);
        int day = LittleEndian.getByte(memory, place + DAY_OFFSET);
        return year >= Year.MIN_VALUE
                && year <= Year.MAX_VALUE
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(Year.isLeap(year));
    }

    private static long hash(long state, LocalDate date) {
        long year = FxHash.word(state, Integer.toUnsignedLong(date.getYear()));
        return FxHash.word(FxHash.word(year, date.getMonthValue()), date.getDayOfMonth());
    }

    private static LocalTime getTime(MemorySegment memory, long place) {
        return LocalTime.ofNanoOfDay(LittleEndian.getLong(memory, place));
    }

    private static void putTime(MemorySegment memory, long place, LocalTime time) {
        LittleEndian.putLong(memory, place, time.toNanoOfDay());
    }

    private static boolean isTime(MemorySegment memory, long place) {
        long nanos = LittleEndian.getLong(memory, place);
        return nanos >= 0 && nanos < NANOS_PER_DAY;
    }

    private static long hash(long state, LocalTime time) {
        return FxHash.word(state, time.toNanoOfDay());
    }

    private static void normalize(LocalDate date, NormalizedKey target) {
        FixedOrder.putSigned(target, date.getYear());
        target.putByte(date.getMonthValue());
        target.putByte(date.getDayOfMonth());
    }

    private static void normalize(LocalTime time, NormalizedKey target) {
        target.putNumber(time.toNanoOfDay(), Long.BYTES);
    }
}
