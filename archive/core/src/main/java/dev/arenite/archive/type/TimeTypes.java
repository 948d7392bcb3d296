package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/// The types of durations and times, the same in every format: seconds, nanoseconds and four bytes
/// that are zero.
public final class TimeTypes {

    private static final int NANOS_OFFSET = Long.BYTES;

    private static final String NANOS_RULE = "nanoseconds must be below one second";
    private static final String SECONDS_RULE = "duration must have less than 2^63 seconds";

    /// Durations with all the seconds that Rust's `Duration` can have.
    public static final FixedType<UnsignedDuration> UNSIGNED_DURATION =
            FixedType.of(16, 8, Scalars.access(TimeTypes::get, TimeTypes::put))
                    .where(NANOS_RULE, TimeTypes::hasNanos)
                    .keyed(
                            (state, value) -> hash(state, value.seconds(), value.nanos()),
                            Comparator.naturalOrder());

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
                            Comparator.naturalOrder());

    /// Times as durations since 1970, none of them before, Rust's `AsUnixTime`.
    public static final FixedType<Instant> UNIX_TIME =
            FixedType.of(
                            16,
                            8,
                            Scalars.access(
                                    (m, at) -> instant(get(m, at)),
                                    (m, at, v) -> put(m, at, sinceEpoch(v))))
                    .where("time must be one that Instant has, " + NANOS_RULE, TimeTypes::isInstant)
                    .keyed(
                            (state, value) -> hash(state, value.getEpochSecond(), value.getNano()),
                            Comparator.naturalOrder());

    private TimeTypes() {}

    private static long hash(long state, long seconds, long nanos) {
        return FxHash.word(FxHash.word(state, seconds), nanos);
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

    private static boolean isInstant(MemorySegment memory, long place) {
        return isSigned(memory, place)
                && LittleEndian.getLong(memory, place) <= Instant.MAX.getEpochSecond();
    }

    private static UnsignedDuration sinceEpoch(Instant time) {
        if (time.getEpochSecond() < 0) {
            throw new ArchiveValueException("time must not be before 1970: time=" + time);
        }
        return new UnsignedDuration(time.getEpochSecond(), time.getNano());
    }

    private static Instant instant(UnsignedDuration sinceEpoch) {
        return Instant.ofEpochSecond(sinceEpoch.seconds(), sinceEpoch.nanos());
    }
}
