package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.map.ArchivedMap;
import dev.arenite.archive.map.ArchivedSet;
import dev.arenite.archive.memory.FxHash;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Compares hashes of keys with those that Rust computed, by the hasher of rkyv 0.8.9, for the
/// types that the golden hashes do not have. FORMAT 6.3.
final class KeyHashTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final Range<Long> ONE_TO_TWO = new Range<>(1L, 2L);
    private static final List<Integer> NUMBERS = List.of(1, 2, 3);
    private static final UUID SAMPLE = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    private static <T> void assertHash(String expected, ArchiveType<T, ?> type, T key) {
        ArchiveKey<T> hashed = type.key().orElseThrow();
        assertEquals(expected, HexFormat.of().toHexDigits(hashed.hash(FxHash.START, key)));
        // What is archived is found, and the check has found the same hash in place.
        ArchiveType<Map<T, Integer>, ? extends ArchivedMap<T, ?, Integer>> map =
                TYPES.hashMap(type, TYPES.u8());
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(map, Map.of(key, 7)));
        assertEquals(Optional.of(7), Archive.access(map, archive).get(key));
    }

    @Test
    void rangesAreHashedByTheirEnds() {
        assertHash("6a4be67ff98fabc8", TYPES.range(TYPES.u32()), ONE_TO_TWO);
        assertHash("3a694c0211ee4a13", TYPES.halfRange(TYPES.u32()), 7L);
        assertHash("3a694c0211ee4a13", TYPES.bound(TYPES.u32()), new Bound.Included<>(7L));
        assertHash("01bbaf13bd39e0b1", TYPES.bound(TYPES.u32()), new Bound.Excluded<>(7L));
        assertHash("a2f9836e4e44152a", TYPES.bound(TYPES.u32()), new Bound.Unbounded<>());
    }

    /// Rust's has a flag that is not archived.
    @Test
    void rangesThatIncludeTheirEndsAreHashedWithOneWordMore() {
        assertHash("ac4e64d1b953f691", TYPES.rangeInclusive(TYPES.u32()), ONE_TO_TWO);
    }

    @Test
    void sequencesOfIntegersAreHashedAsMemoryUnlessTheyAreDequesOrCannotBeZero() {
        assertHash("394709be39e2dbc1", TYPES.list(TYPES.u16()), NUMBERS);
        assertHash("394709be39e2dbc1", TYPES.boxedSlice(TYPES.u16()), NUMBERS);
        assertHash("63cd0158ba8bc12d", TYPES.deque(TYPES.u16()), NUMBERS);
        assertHash("63cd0158ba8bc12d", TYPES.deque(TYPES.u8()), NUMBERS);
        assertHash("188e4972f415a826", TYPES.deque(TYPES.string()), List.of("a"));
        assertHash("63cd0158ba8bc12d", TYPES.list(TYPES.boxed(TYPES.u16())), NUMBERS);
        assertHash("63cd0158ba8bc12d", TYPES.list(TYPES.nonZero(TYPES.u16())), NUMBERS);
        assertHash("2b44f56ffae88a6b", TYPES.nonZero(TYPES.i8()), (byte) -1);
    }

    private static EnumType<Long> enumeration(int tag, boolean another) {
        EnumBuilder<Long> builder = TYPES.enumeration();
        StructType<Long> fields =
                TYPES.<Long>struct().field("0", TYPES.u32(), v -> v).build(v -> v.get(0));
        builder.tag(tag).variant("A", value -> value < 100, fields);
        return another ? builder.constant("B", 100L).build() : builder.build();
    }

    @Test
    void theTagOfAnEnumIsHashedIfThereAreOthers() {
        assertHash("7a56fa2723e0cf7a", enumeration(200, true), 7L);
        assertHash("3a694c0211ee4a13", enumeration(200, false), 7L);
        assertHash(
                "01bbaf13bd39e0b1",
                TYPES.tuple(List.of(TYPES.u32(), enumeration(0, false))),
                List.of(1L, 7L));
    }

    @Test
    void addressesAreHashedByOctetsAndPort() {
        InetAddress four = InetAddress.ofLiteral("127.0.0.1");
        InetAddress six = InetAddress.ofLiteral("::1");
        assertHash("240b3be6fee33feb", NetworkTypes.IPV4, (Inet4Address) four);
        assertHash("9500000000000000", NetworkTypes.IPV6, (Inet6Address) six);
        assertHash("240b3be6fee33feb", NetworkTypes.IP, four);
        assertHash("2c4101c964ba25d5", NetworkTypes.IP, six);
        IpSocketAddress socket4 = IpSocketAddress.of(four, 8080);
        IpSocketAddress socket6 = new IpSocketAddress(six, 8080, 5, 6);
        assertHash("0ef8b6b2a7bca004", NetworkTypes.SOCKET_V4, socket4);
        assertHash("114c796da73178e6", NetworkTypes.SOCKET_V6, socket6);
        assertHash("0ef8b6b2a7bca004", NetworkTypes.SOCKET, socket4);
        assertHash("a5ffbb255cd21280", NetworkTypes.SOCKET, socket6);
    }

    /// As Rust sorts them.
    @Test
    void socketsAreOrderedByAddressPortFlowAndScope() {
        InetAddress six = InetAddress.ofLiteral("::1");
        List<IpSocketAddress> ascending =
                List.of(
                        IpSocketAddress.of(InetAddress.ofLiteral("1.1.1.1"), 8),
                        IpSocketAddress.of(InetAddress.ofLiteral("1.1.1.1"), 9),
                        IpSocketAddress.of(InetAddress.ofLiteral("200.1.1.1"), 1),
                        new IpSocketAddress(InetAddress.ofLiteral("::"), 9, 9, 9),
                        new IpSocketAddress(six, 1, 1, 2),
                        new IpSocketAddress(six, 1, 2, 1),
                        new IpSocketAddress(six, 1, -1, 0));
        ArchiveType<Set<IpSocketAddress>, ? extends ArchivedSet<IpSocketAddress, ?>> set =
                TYPES.bTreeSet(NetworkTypes.SOCKET);
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(set, Set.copyOf(ascending)));
        assertEquals(ascending, List.copyOf(Archive.read(set, archive)));
    }

    @Test
    void timesAreHashedAsSecondsAndNanoseconds() {
        assertHash("e1dd36ee3af31882", TimeTypes.DURATION, Duration.ofSeconds(3, 4));
        assertHash("e1dd36ee3af31882", TimeTypes.UNIX_TIME, Instant.ofEpochSecond(3, 4));
    }

    /// `struct Instant { seconds: i64, nanos: u32 }` and so on, with derived `Hash`.
    @Test
    void valuesOfJavaAreHashedAndWrittenAsTheStructsThatRustDeclares() {
        Instant instant = Instant.ofEpochSecond(-3, 4);
        assertHash("fc3e3e3f822c2f89", TYPES.instant(), instant);
        assertBytes("fdffffffffffffff0400000000000000", TYPES.instant(), instant);
        LocalDate date = LocalDate.of(-5, 2, 28);
        assertHash("080280176ebeb1da", TYPES.localDate(), date);
        assertBytes("fbffffff021c0000", TYPES.localDate(), date);
        assertHash("321a1dec81d8f56b", TYPES.localTime(), LocalTime.MAX);
        assertBytes("ffff4e91944e0000", TYPES.localTime(), LocalTime.MAX);
        LocalDateTime both = LocalDateTime.of(2024, 2, 29, 0, 0, 0, 7);
        assertHash("c3ee96775008a989", TYPES.localDateTime(), both);
        assertBytes("e8070000021d00000700000000000000", TYPES.localDateTime(), both);
        assertHash("f168f414cbda008e", TYPES.enumByName(TimeUnit.class), TimeUnit.MINUTES);
        assertHash("f168f414cbda008e", TYPES.utf8(), utf8("MINUTES"));
        assertBytes("4d494e55544553ff", TYPES.enumByName(TimeUnit.class), TimeUnit.MINUTES);
        BigDecimal decimal = new BigDecimal("-1.50");
        assertBytes("ff6a0000fcffffff0200000002000000", TYPES.bigDecimal(), decimal);
    }

    private static MemorySegment utf8(String text) {
        return MemorySegment.ofArray(text.getBytes(US_ASCII));
    }

    private static <T> void assertBytes(String expected, ArchiveType<T, ?> type, T value) {
        assertEquals(expected, HexFormat.of().formatHex(Archive.toBytes(type, value)));
    }

    @Test
    void uuidsAreHashedAsTheCrateDoesNowOrAsItDidBefore() {
        assertHash("d1de7e27a109aa61", TYPES.uuid(), SAMPLE);
        assertHash("24ec029a1abc640c", TYPES.uuidAsArray(), SAMPLE);
    }

    @Test
    void bytesThatEndWithZeroAreHashedWithIt() {
        ArchiveType<ByteBuffer, ?> type =
                TYPES.adapted(TYPES.cString(), ByteBuffer::array, ByteBuffer::wrap);
        assertHash("e3f501584dd6f1c9", type, ByteBuffer.wrap("ab".getBytes(US_ASCII)));
        ArchiveKey<byte[]> key = TYPES.cString().key().orElseThrow();
        byte[][] ascending = {{}, {1}, {1, 1}, {1, -1}, {2}, {-1}};
        for (int i = 1; i < ascending.length; i++) {
            assertEquals(-1, Integer.signum(key.compare(ascending[i - 1], ascending[i])));
        }
        ArchiveType<Set<ByteBuffer>, ? extends ArchivedSet<ByteBuffer, ?>> set =
                TYPES.bTreeSet(type);
        Set<ByteBuffer> all = new HashSet<>();
        for (byte[] bytes : ascending) {
            all.add(ByteBuffer.wrap(bytes));
        }
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(set, all));
        ArchivedSet<ByteBuffer, ?> view = Archive.access(set, archive);
        all.forEach(each -> assertEquals(true, view.contains(each)));
        assertEquals(false, view.contains(ByteBuffer.wrap(new byte[] {1, 2})));
    }

    /// Hashed as if something else came first, which changes where the keys lie.
    @Test
    void aTypeMayHaveAKeyOfItsOwn() {
        ArchiveKey<Long> key = TYPES.u32().key().orElseThrow();
        ArchiveType<Long, Long> own =
                TYPES.keyed(TYPES.u32(), new ElementwiseKey<>(key, state -> ~state));
        assertHash(HexFormat.of().toHexDigits(~FxHash.word(FxHash.START, 7)), own, 7L);
    }
}
