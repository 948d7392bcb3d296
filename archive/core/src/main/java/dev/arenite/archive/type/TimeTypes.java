package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.NormalizedKey;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.Instant;

/// The types of durations and times of Rust's standard library, the same in every format: seconds,
/// nanoseconds and four bytes that are zero.
///
/// The time of Java programs is [ArchiveTypes#instant()], which holds every [Instant].
/// [#UNIX_TIME] is for Rust structs with a `SystemTime`, which rkyv archives as a duration since
/// 1970: it refuses times before. From 1970 on the bytes of both are the same.
public final class TimeTypes {

    private static final int NANOS_OFFSET = Long.BYTES;

    /// Seconds and nanoseconds.
    private static final int NORMALIZED_BYTES = Long.BYTES + Integer.BYTES;

    private static final String NANOS_RULE = "nanoseconds must be below one second";
    private static final String INSTANT_RULE = "time must be one that Instant has, " + NANOS_RULE;
    private static final String SECONDS_RULE = "duration must have less than 2^63 seconds";

    /// Durations with all the seconds that Rust's `Duration` can have.
    public static final FixedType<UnsignedDuration> UNSIGNED_DURATION =
            FixedType.of(16, 8, Scalars.access(TimeTypes::get, TimeTypes::put))
                    .where(NANOS_RULE, TimeTypes::hasNanos)
                    .keyed(
                            (state, value) -> hash(state, value.seconds(), value.nanos()),
                            FixedOrder.natural(
                                    NORMALIZED_BYTES,
                                    (value, target) -> {
                                        target.putNumber(value.seconds(), Long.BYTES);
                                        target.putNumber(value.nanos(), Integer.BYTES);
                                    }))
                    .named("duration");

    /// Durations of less than 2^63 seconds, not negative.
    public static final FixedType<Duration> DURATION =
            FixedType.of(
                            16,
                            8,
                            Scalars.access(
                                    (m, at) -> get(m, at).toDuration(),
                                    (m, at, v) -> put(m, at, UnsignedDuration.of(v))))
                    .where(SECONDS_RULE + ", " + NANOS_RULE, TimeTypes::isSigned)
                    .keyed(
                            (state, value) -> hash(state, value.getSeconds(), value.getNano()),
                            FixedOrder.natural(
                                    NORMALIZED_BYTES,
                                    (value, target) ->
                                            normalize(value.getSeconds(), value.getNano(), target)))
                    .named("java_duration");

    /// Times as durations since 1970, no earlier ones, Rust's `SystemTime` with rkyv's
    /// `AsUnixTime`. Writing a time before 1970 is an [ArchiveValueException] with the path;
    /// [ArchiveTypes#instant()] holds earlier times as well.
    public static final FixedType<Instant> UNIX_TIME =
            instants(TimeTypes::putUnixTime)
                    .where(
                            INSTANT_RULE,
                            (m, at) -> LittleEndian.getLong(m, at) >= 0 && isInstant(m, at))
                    .named("unix_time");

    /// Every [Instant].
    static final FixedType<Instant> INSTANT =
            instants(TimeTypes::putInstant)
                    .where(INSTANT_RULE, TimeTypes::isInstant)
                    .named("instant");

    private TimeTypes() {}

    private static FixedType<Instant> instants(Scalars.Setter<Instant> setter) {
        return FixedType.of(16, 8, Scalars.access(TimeTypes::getInstant, setter))
                .keyed(
                        (state, value) -> hash(state, value.getEpochSecond(), value.getNano()),
                        FixedOrder.natural(
                                NORMALIZED_BYTES,
                                (value, target) ->
                                        normalize(
                                                value.getEpochSecond(), value.getNano(), target)));
    }

    private static long hash(long state, long seconds, long nanos) {
        return FxHash.word(FxHash.word(state, seconds), nanos);
    }

    private static void normalize(long seconds, int nanos, NormalizedKey target) {
        FixedOrder.putSigned(target, seconds);
        target.putNumber(nanos, Integer.BYTES);
    }

    private static UnsignedDuration get(MemorySegment memory, long place) {
        return new UnsignedDuration(
                LittleEndian.getLong(memory, place),
                LittleEndian.getInt(memory, place + NANOS_OFFSET));
    }

    private static void put(MemorySegment memory, long place, UnsignedDuration duration) {
        LittleEndian.putLong(memory, place, duration.seconds());
        LittleEndian.putInt(memory, place + NANOS_OFFSET, duration.nanos());
    }

    private static boolean hasNanos(MemorySegment memory, long place) {
        int nanos = LittleEndian.getInt(memory, place + NANOS_OFFSET);
        return nanos >= 0 && nanos < UnsignedDuration.NANOS_PER_SECOND;
    }

    private static boolean isSigned(MemorySegment memory, long place) {
        return LittleEndian.getLong(memory, place) >= 0 && hasNanos(memory, place);
    }

    private static Instant getInstant(MemorySegment memory, long place) {
        return Instant.ofEpochSecond(
                LittleEndian.getLong(memory, place),
                LittleEndian.getInt(memory, place + NANOS_OFFSET));
    }

    private static void putInstant(MemorySegment memory, long place, Instant time) {
        LittleEndian.putLong(memory, place, time.getEpochSecond());
        LittleEndian.putInt(memory, place + NANOS_OFFSET, time.getNano());
    }

    private static void putUnixTime(MemorySegment memory, long place, Instant time) {
        if (time.getEpochSecond() < 0) {
            throw new ArchiveValueException("time must not be before 1970: time=" + time);
        }
        putInstant(memory, place, time);
    }

    private static boolean isInstant(MemorySegment memory, long place) {
        long seconds = LittleEndian.getLong(memory, place);
        return seconds >= Instant.MIN.getEpochSecond()
                && seconds <= Instant.MAX.getEpochSecond()
                && hasNanos(memory, place);
    }
}
