package dev.arenite.tests.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.NetworkTypes;
import dev.arenite.archive.type.Range;
import dev.arenite.archive.type.TimeTypes;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// What the golden archives do not have: the combinators that exist for Java's sake.
final class OtherTypes {

    /// A value of each, several where there are variants.
    static final List<?> VALUE =
            List.of(
                    ByteBuffer.wrap(new byte[] {1, -1, 3}),
                    ShortBuffer.wrap(new short[] {1, -1}),
                    IntBuffer.wrap(new int[] {1, -1, 7}),
                    LongBuffer.wrap(new long[] {1, -1}),
                    FloatBuffer.wrap(new float[] {1, 0.5f}),
                    DoubleBuffer.wrap(new double[] {0.25}),
                    Duration.ofSeconds(7, 8),
                    Instant.ofEpochSecond(9, 10),
                    TimeUnit.HOURS,
                    pairs(),
                    new LinkedHashSet<>(List.of(3, 1, 2)),
                    pairs(),
                    Set.of(new Range<>(3L, 4L)),
                    Set.of(new UUID(5, 6)),
                    Set.of(List.of(1, 2, 3)),
                    Set.of(InetAddress.ofLiteral("::1")),
                    Instant.ofEpochSecond(-9, 10),
                    LocalDate.of(2024, 2, 29),
                    LocalTime.of(23, 59, 58, 7),
                    LocalDateTime.of(-1, 12, 31, 0, 0),
                    BigInteger.ONE.shiftLeft(99).negate(),
                    new BigDecimal("-123456789012345678901.50"),
                    TimeUnit.MINUTES,
                    Set.of(Instant.ofEpochSecond(11, 12), Instant.ofEpochSecond(-13, 14)),
                    Set.of(LocalDateTime.of(2024, 2, 29, 7, 8), LocalDateTime.of(1, 1, 1, 0, 0)),
                    Set.of(TimeUnit.HOURS, TimeUnit.MICROSECONDS),
                    Map.of(utf8("short"), 1, utf8("one that is long"), 2));

    private OtherTypes() {}

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    private static Map<String, Integer> pairs() {
        Map<String, Integer> pairs = new LinkedHashMap<>();
        pairs.put("one that is long", 1);
        pairs.put("two", 2);
        return pairs;
    }

    /// Returns the type of the value, a tuple.
    static ArchiveType<List<?>, ?> of(ArchiveTypes types) {
        return types.tuple(
                List.of(
                        types.adapted(types.bytes(), ByteBuffer::array, ByteBuffer::wrap),
                        types.adapted(types.shorts(), ShortBuffer::array, ShortBuffer::wrap),
                        types.adapted(types.ints(), IntBuffer::array, IntBuffer::wrap),
                        types.adapted(types.longs(), LongBuffer::array, LongBuffer::wrap),
                        types.adapted(types.floats(), FloatBuffer::array, FloatBuffer::wrap),
                        types.adapted(types.doubles(), DoubleBuffer::array, DoubleBuffer::wrap),
                        TimeTypes.DURATION,
                        TimeTypes.UNIX_TIME,
                        types.constants(TimeUnit.class),
                        types.mapAsList(types.string(), types.u8()),
                        types.setAsList(types.u8()),
                        types.indexMap(types.string(), types.u8()),
                        types.hashSet(types.rangeInclusive(types.u32())),
                        types.hashSet(types.uuidAsArray()),
                        types.hashSet(types.deque(types.u16())),
                        types.bTreeSet(NetworkTypes.IP),
                        types.instant(),
                        types.localDate(),
                        types.localTime(),
                        types.localDateTime(),
                        types.bigInteger(),
                        types.bigDecimal(),
                        types.enumByName(TimeUnit.class),
                        types.hashSet(types.instant()),
                        types.bTreeSet(types.localDateTime()),
                        types.indexSet(types.enumByName(TimeUnit.class)),
                        types.hashMap(
                                types.adapted(
                                        types.utf8(),
                                        MemorySegment::ofBuffer,
                                        MemorySegment::asByteBuffer),
                                types.u8())));
    }
}
