package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.NormalizedKey;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Values and their archives have the same normalized forms, whose order is never another one than
/// that of values.
final class NormalizedKeyTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final int MAX_BYTES = 20;

    private final Random random = new Random(17);
    private final NormalizedKey normalized = new NormalizedKey();

    private <T> byte[] normalize(ArchiveKey<T> key, T value, int limit) {
        normalized.begin(limit);
        key.normalize(value, normalized);
        return normalized.toBytes();
    }

    private <T> byte[] ofArchive(ArchiveType<T, ?> type, T value, int limit) {
        byte[] archive = Archive.toBytes(type, value);
        normalized.begin(limit);
        type.key()
                .orElseThrow()
                .normalize(
                        MemorySegment.ofArray(archive),
                        archive.length - type.placeBytes(),
                        normalized);
        return normalized.toBytes();
    }

    private <T> void assertOrder(int size, ArchiveType<T, ?> type, Function<Random, T> values) {
        List<T> some = Stream.generate(() -> values.apply(random)).limit(60).toList();
        assertOrder(size, type, some);
    }

    private <T> void assertOrder(int size, ArchiveType<T, ?> type, List<T> values) {
        ArchiveKey<T> key = type.key().orElseThrow();
        assertEquals(size, key.normalizedBytes());
        for (int limit = 0; limit <= MAX_BYTES; limit++) {
            for (T left : values) {
                byte[] form = normalize(key, left, limit);
                assertArrayEquals(form, ofArchive(type, left, limit));
                for (T right : values) {
                    int order = Integer.signum(key.compare(left, right));
                    byte[] other = normalize(key, right, limit);
                    int bytes = Integer.signum(Arrays.compareUnsigned(form, other));
                    boolean isWhole = size >= 0 && size <= limit;
                    if (bytes != order && (isWhole || bytes != 0)) {
                        throw new AssertionError(
                                "limit=%d order=%d of %s %s and %s %s"
                                        .formatted(
                                                limit, order, left, hex(form), right, hex(other)));
                    }
                }
            }
        }
        for (T value : values) {
            assertEquals(0, inPlace(type, value, value));
            T other = values.getFirst();
            assertEquals(
                    Integer.signum(key.compare(value, other)),
                    Integer.signum(inPlace(type, value, other)));
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// Compares two archives in one memory.
    private static <T> int inPlace(ArchiveType<T, ?> type, T left, T right) {
        byte[] first = Archive.toBytes(type, left);
        byte[] second = Archive.toBytes(type, right);
        int start = (first.length + 15) & -16;
        byte[] both = Arrays.copyOf(first, start + second.length);
        System.arraycopy(second, 0, both, start, second.length);
        return new ArchiveChecker(CheckLimits.DEFAULT)
                .compare(
                        type.key().orElseThrow(),
                        MemorySegment.ofArray(both),
                        first.length - type.placeBytes(),
                        both.length - type.placeBytes());
    }

    @Test
    void integersHaveFormsOfTheirSize() {
        assertOrder(1, TYPES.i8(), r -> (byte) r.nextInt());
        assertOrder(1, TYPES.u8(), r -> r.nextInt(256));
        assertOrder(1, TYPES.u8AsByte(), r -> (byte) r.nextInt());
        assertOrder(2, TYPES.i16(), r -> (short) r.nextInt());
        assertOrder(2, TYPES.u16(), r -> r.nextInt(1 << 16));
        assertOrder(2, TYPES.u16AsShort(), r -> (short) r.nextInt());
        assertOrder(4, TYPES.i32(), Random::nextInt);
        assertOrder(4, TYPES.u32(), r -> Integer.toUnsignedLong(r.nextInt()));
        assertOrder(4, TYPES.u32AsInt(), Random::nextInt);
        assertOrder(8, TYPES.i64(), Random::nextLong);
        assertOrder(8, TYPES.u64(), Random::nextLong);
        assertOrder(8, TYPES.usize(), r -> Integer.toUnsignedLong(r.nextInt()));
        assertOrder(8, TYPES.isize(), r -> (long) r.nextInt());
        assertOrder(16, TYPES.i128(), r -> new BigInteger(127, r).negate());
        assertOrder(16, TYPES.i128(), r -> BigInteger.valueOf(r.nextInt(5) - 2));
        assertOrder(16, TYPES.u128(), r -> new BigInteger(128, r));
        assertOrder(4, TYPES.nonZero(TYPES.i32()), List.of(-1, 1, Integer.MIN_VALUE));
    }

    @Test
    void truthValuesCharactersAndEnumsHaveForms() {
        assertOrder(0, TYPES.unit(), List.of(Unit.UNIT, Unit.UNIT));
        assertOrder(1, TYPES.bool(), Random::nextBoolean);
        assertOrder(2, TYPES.u16AsChar(), r -> (char) r.nextInt());
        assertOrder(4, TYPES.character(), List.of(0, 65, 0x10FFFF, 0xE9));
        List<Thread.State> states = List.of(Thread.State.values());
        assertOrder(1, TYPES.enumByOrdinal(Thread.State.class), states);
        assertOrder(1, TYPES.enumByTag(Thread.State.class, 9, 200, 7, 6, 5, 4), states);
        assertOrder(NormalizedKey.VARIES, TYPES.enumByName(Thread.State.class), states);
    }

    @Test
    void timesHaveForms() {
        assertOrder(
                12, TYPES.instant(), r -> Instant.ofEpochSecond(r.nextInt(5) - 2, r.nextInt(3)));
        assertOrder(12, TimeTypes.DURATION, r -> Duration.ofSeconds(r.nextInt(300), r.nextInt(3)));
        assertOrder(
                12,
                TimeTypes.UNSIGNED_DURATION,
                r -> new UnsignedDuration(r.nextLong(), r.nextInt(1_000_000_000)));
        assertOrder(
                6, TYPES.localDate(), r -> LocalDate.ofEpochDay(r.nextInt(2_000_000) - 1_000_000));
        assertOrder(8, TYPES.localTime(), r -> LocalTime.ofSecondOfDay(r.nextInt(86_400)));
        assertOrder(
                14,
                TYPES.localDateTime(),
                r ->
                        LocalDateTime.of(
                                LocalDate.ofEpochDay(r.nextInt(3)),
                                LocalTime.ofNanoOfDay(r.nextLong(86_400_000_000_000L))));
        assertOrder(16, TYPES.uuid(), r -> new UUID(r.nextLong(), r.nextLong()));
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(6), 0, 6)
                .mapToObj(i -> List.of("\u0000", "\u0001", "a", "é", "\uFFFF", "🚀").get(i))
                .reduce("", String::concat);
    }

    @Test
    void textHasTheOrderOfCodePointsAndAnEnd() {
        assertOrder(NormalizedKey.VARIES, TYPES.string(), NormalizedKeyTest::text);
        assertOrder(NormalizedKey.VARIES, TYPES.boxedString(), NormalizedKeyTest::text);
        assertOrder(
                NormalizedKey.VARIES,
                TYPES.cString(),
                r ->
                        HexFormat.of()
                                .parseHex("01ff".repeat(r.nextInt(4)) + "7f".repeat(r.nextInt(2))));
        assertArrayEquals(
                new byte[] {'b', 'c', 0, 0},
                normalize(TYPES.string().key().orElseThrow(), "ab", 4));
        assertArrayEquals(
                new byte[] {'?' + 1, 0},
                normalize(TYPES.string().key().orElseThrow(), "\uD800", 2));
    }

    @Test
    void sequencesAndWhatMayBeAbsentHaveForms() {
        assertOrder(
                5,
                TYPES.optional(TYPES.i32()),
                r -> r.nextInt(4) == 0 ? Optional.empty() : Optional.of(r.nextInt()));
        assertOrder(
                NormalizedKey.VARIES,
                TYPES.optional(TYPES.string()),
                r -> r.nextInt(4) == 0 ? Optional.empty() : Optional.of(text(r)));
        assertOrder(
                NormalizedKey.VARIES,
                TYPES.list(TYPES.string()),
                r -> IntStream.range(0, r.nextInt(3)).mapToObj(i -> text(r)).toList());
        assertOrder(
                NormalizedKey.VARIES,
                TYPES.array(TYPES.u8(), 3),
                r -> List.of(r.nextInt(3), r.nextInt(3), r.nextInt(3)));
        assertOrder(4, TYPES.boxed(TYPES.i32()), Random::nextInt);
        assertOrder(
                NormalizedKey.VARIES,
                TYPES.deque(TYPES.i32()),
                r -> IntStream.range(0, r.nextInt(3)).mapToObj(i -> r.nextInt(2)).toList());
    }

    @Test
    void fieldsBehindATextAreInTheForm() {
        assertOrder(
                NormalizedKey.VARIES,
                TYPES.tuple(List.of(TYPES.string(), TYPES.i16(), TYPES.bool())),
                r -> List.of(text(r), (short) (r.nextInt(3) - 1), r.nextBoolean()));
        assertOrder(
                5,
                TYPES.tuple(List.of(TYPES.i32(), TYPES.u8())),
                r -> List.of(r.nextInt(3) - 1, r.nextInt(3)));
        assertOrder(0, TYPES.tuple(List.of()), List.of(List.of()));
    }

    @Test
    void variantsHaveTheSizeOfTheLargestOne() {
        EnumType<Result<Integer, Long>> result = TYPES.result(TYPES.i32(), TYPES.u32());
        assertOrder(
                5,
                result,
                r ->
                        r.nextBoolean()
                                ? new Result.Ok<>(r.nextInt())
                                : new Result.Err<>((long) r.nextInt(100)));
        assertOrder(
                9,
                TYPES.result(TYPES.i8(), TYPES.i64()),
                r ->
                        r.nextBoolean()
                                ? new Result.Ok<>((byte) r.nextInt())
                                : new Result.Err<>(r.nextLong()));
        assertOrder(
                NormalizedKey.VARIES,
                TYPES.bound(TYPES.string()),
                r -> r.nextInt(3) == 0 ? new Bound.Unbounded<>() : new Bound.Included<>(text(r)));
    }

    @Test
    void nothingFollowsAFieldWithoutAForm() {
        ArchiveType<InetAddress, ?> ip = NetworkTypes.IP;
        List<InetAddress> addresses =
                Stream.of("127.0.0.1", "10.0.0.1", "::1").map(InetAddress::ofLiteral).toList();
        assertOrder(NormalizedKey.NONE, ip, addresses);
        assertOrder(
                NormalizedKey.NONE,
                TYPES.tuple(List.of(ip, TYPES.u8())),
                r -> List.of(addresses.get(r.nextInt(3)), r.nextInt(3)));
        assertOrder(
                NormalizedKey.VARIES,
                TYPES.tuple(List.of(TYPES.u8(), ip, TYPES.u8())),
                r -> List.of(r.nextInt(3), addresses.get(r.nextInt(3)), r.nextInt(3)));
    }

    @Test
    void aPartOfItselfHasAForm() {
        ArchiveType<Chain, ?> chains =
                TYPES.recursive(
                        (ArchiveType<Chain, ArchivedStruct> self) ->
                                TYPES.<Chain>struct()
                                        .field("head", TYPES.u8(), Chain::head)
                                        .field("tail", TYPES.list(self), Chain::tail)
                                        .build(v -> new Chain(v.get(0), v.get(1))));
        assertOrder(NormalizedKey.VARIES, chains, r -> chain(r, 3));
    }

    private record Chain(int head, List<Chain> tail) {}

    private static Chain chain(Random random, int depth) {
        int length = depth == 0 ? 0 : random.nextInt(3);
        return new Chain(
                random.nextInt(2),
                IntStream.range(0, length).mapToObj(i -> chain(random, depth - 1)).toList());
    }

    @Test
    void aLimitIsKeptAndReused() {
        ArchiveKey<String> key = TYPES.string().key().orElseThrow();
        assertArrayEquals(new byte[] {'b', 'b', 'b'}, normalize(key, "aaaaaaa", 3));
        assertArrayEquals(new byte[] {'c', 0, 0, 0, 0}, normalize(key, "b", 5));
        byte[] target = new byte[7];
        normalized.copyTo(target, 2);
        assertArrayEquals(new byte[] {0, 0, 'c', 0, 0, 0, 0}, target);
        assertEquals('c', normalized.get(0));
        assertThrows(IndexOutOfBoundsException.class, () -> normalized.get(5));
        assertThrows(IndexOutOfBoundsException.class, () -> normalized.copyTo(target, 3));
        assertThrows(IllegalArgumentException.class, () -> normalized.begin(-1));
        normalized.begin(0);
        assertTrue(normalized.isFull());
    }
}
