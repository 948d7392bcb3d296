package dev.arenite.archive.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.file.FaultyFiles;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.FixedType;
import dev.arenite.archive.type.StringType;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Looks keys up in files with a Bloom filter. A key that is there and is not found, a block that
/// is touched in vain more often than theory says, or a filter of other bytes than FORMAT 13.6 says
/// would show a fault.
final class BlockFilterTest {

    private static final FixedType<Long> I64 = ArchiveTypes.STANDARD.i64();
    private static final BlockKey<Long, Long, Long> BY_ITSELF = BlockKey.of(I64, n -> n, n -> n);
    private static final BlockOptions OPTIONS =
            BlockOptions.DEFAULT.withTargetBytes(512).withBloomBits(10).withForce(BlockForce.NEVER);

    @TempDir private Path folder;

    private final BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("test"));
    private final Scratch scratch = Scratch.ofConfined("test");

    @AfterEach
    void closeMemory() {
        scratch.close();
        arena.close();
    }

    private Path path() {
        return folder.resolve("file");
    }

    private void write(BlockOptions options, long... values) throws IOException {
        write(path(), BY_ITSELF, options, values);
    }

    private void write(
            Path path, BlockKey<Long, Long, Long> key, BlockOptions options, long... values)
            throws IOException {
        try (BlockFileWriter<Long> file =
                BlockFileWriter.create(path, I64, key, options, arena, scratch)) {
            addTo(file, values);
        }
    }

    private void append(BlockOptions options, long... values) throws IOException {
        try (BlockFileWriter<Long> file =
                BlockFileWriter.append(path(), I64, BY_ITSELF, options, arena, scratch)) {
            addTo(file, values);
        }
    }

    private static void addTo(BlockFileWriter<Long> file, long... values) throws IOException {
        for (long value : values) {
            file.add(value);
        }
        file.finish();
    }

    private static long[] evenNumbers(int count) {
        return LongStream.range(0, count).map(i -> 2 * i).toArray();
    }

    private static KeyedBlocks<Long, Long> keyed(BlockFile<Long> file) throws IOException {
        return KeyedBlocks.of(file, BY_ITSELF);
    }

    @Test
    void absentKeysTouchNoBlockButForTheFewThatPass() throws IOException {
        write(OPTIONS.withBloomBits(16), evenNumbers(4000));
        int passed = 0;
        for (long number = 1; number < 8000; number += 10) {
            try (BlockFile<Long> file = BlockFile.open(path(), I64)) {
                assertTrue(keyed(file).find(number).isEmpty());
                passed += (int) file.touchedBlocks();
            }
        }
        assertTrue(passed < 8, "passed=" + passed);
        try (BlockFile<Long> file = BlockFile.open(path(), I64)) {
            KeyedBlocks<Long, Long> keyed = keyed(file);
            assertEquals(0, file.touchedBlocks());
            for (long number = 0; number < 8000; number += 2) {
                assertEquals(number, keyed.find(number).orElseThrow());
            }
            assertTrue(keyed.find(-1L).isEmpty());
            assertEquals(file.blocks(), file.touchedBlocks());
        }
    }

    @Test
    void absentKeysPassAsOftenAsTheorySays() throws IOException {
        int keys = 100_000;
        for (int bits : new int[] {4, 10, 16}) {
            BlockOptions options = BlockOptions.DEFAULT.withBloomBits(bits);
            write(options.withForce(BlockForce.NEVER), evenNumbers(keys));
            try (BlockFile<Long> file = BlockFile.open(path(), I64)) {
                BlockFilter filter = filter(file);
                int passed = 0;
                for (int i = 0; i < keys; i++) {
                    long block = file.index().find(i);
                    if (filter.mayHave(block, BloomBits.hash(BY_ITSELF.order(), 2L * i + 1))) {
                        passed++;
                    }
                }
                double expected = keys * passing(file.blockItems(0), bits);
                // Four standard deviations, and what the last, smaller block adds.
                double tolerance = 4 * Math.sqrt(expected) + 0.02 * expected;
                assertEquals(expected, passed, tolerance, "bits=" + bits);
                long bytesOfBits = keys * (long) bits / 8;
                assertTrue(file.filterBytes() >= bytesOfBits);
                assertTrue(file.filterBytes() <= bytesOfBits + 32 * file.blocks());
            }
        }
    }

    /// Returns the share of absent keys that pass: those for which all 8 bits are set in a bucket
    /// that has as many keys as chance gives it.
    private static double passing(long items, int bits) {
        long buckets = items * bits / 256 + 1;
        double keysOfBucket = (double) items / buckets;
        double chance = Math.exp(-keysOfBucket);
        double passing = 0;
        for (int keys = 1; keys < 1000; keys++) {
            chance *= keysOfBucket / keys;
            passing += chance * Math.pow(1 - Math.pow(31.0 / 32, keys), 8);
        }
        return passing;
    }

    private static BlockFilter filter(BlockFile<?> file) {
        BlockFilter filter = file.filter();
        if (filter == null) {
            throw new AssertionError("file has no filter");
        }
        return filter;
    }

    /// Made of FORMAT 13.6 alone, with other arithmetic.
    private static byte[] plainFilter(BlockFile<Long> file, int bits) {
        List<byte[]> parts = new ArrayList<>();
        long first = 0;
        for (long block = 0; block < file.blocks(); block++) {
            long end = first + file.blockItems(block);
            int buckets = (int) (end * bits / 256 - first * bits / 256 + 1);
            ByteBuffer part = ByteBuffer.allocate(32 * buckets).order(ByteOrder.LITTLE_ENDIAN);
            for (long item = first; item < end; item++) {
                addPlainly(part, plainHash(file.get(item)), buckets);
            }
            parts.add(part.array());
            first = end;
        }
        ByteBuffer all = ByteBuffer.allocate(parts.stream().mapToInt(p -> p.length).sum());
        parts.forEach(all::put);
        return all.array();
    }

    /// The hash of an i64 (6.1, 6.3), mixed.
    private static long plainHash(long key) {
        BigInteger hash = unsigned(key).multiply(unsigned(0x517CC1B727220A95L));
        for (long factor : new long[] {0xff51afd7ed558ccdL, 0xc4ceb9fe1a85ec53L}) {
            long low = hash.longValue();
            hash = unsigned(low ^ (low >>> 33)).multiply(unsigned(factor));
        }
        long low = hash.longValue();
        return low ^ (low >>> 33);
    }

    private static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }

    private static void addPlainly(ByteBuffer part, long hash, int buckets) {
        long[] salts = {
            0x47b6137bL, 0x44974d91L, 0x8824ad5bL, 0xa2b7289dL,
            0x705495c7L, 0x2df1424bL, 0x9efc4947L, 0x5c6bfb31L
        };
        int bucket = (int) (((hash >>> 32) * buckets) >>> 32);
        for (int word = 0; word < 8; word++) {
            long bit = ((hash & 0xFFFF_FFFFL) * salts[word] & 0xFFFF_FFFFL) >>> 27;
            int at = 32 * bucket + 4 * word;
            part.putInt(at, part.getInt(at) | 1 << bit);
        }
    }

    private void assertFilterIsThatOfTheFormat(int bits, long... values) throws IOException {
        try (BlockFile<Long> file = BlockFile.open(path(), I64)) {
            assertArrayEquals(values, file.stream().mapToLong(n -> n).toArray());
            assertArrayEquals(plainFilter(file, bits), file.index().filter().toArray(JAVA_BYTE));
            file.verify();
            assertEquals(values.length, file.size());
        }
    }

    @Test
    void filterIsThatOfTheFormat() throws IOException {
        for (int bits : new int[] {1, 3, 10, 64}) {
            for (int count : new int[] {0, 1, 55, 56, 57, 3000}) {
                write(OPTIONS.withBloomBits(bits), evenNumbers(count));
                assertFilterIsThatOfTheFormat(bits, evenNumbers(count));
            }
        }
        write(OPTIONS.withTargetBytes(1 << 16).withBloomBits(7), evenNumbers(20_000));
        assertFilterIsThatOfTheFormat(7, evenNumbers(20_000));
    }

    /// Finished or cut off anywhere, and whatever the options say: the file's own filter goes on.
    @Test
    void filterOfAnAppendedFileHasAllKeys() throws IOException {
        long[] more = {10_001, 10_002, 10_003};
        write(OPTIONS, evenNumbers(1000));
        byte[] whole = Files.readAllBytes(path());
        for (int length = whole.length; length > 1024; length -= 777) {
            Files.write(path(), Arrays.copyOf(whole, length));
            long kept;
            try (BlockFile<Long> file =
                    BlockFile.open(path(), I64, BlockReadOptions.DEFAULT.recovering())) {
                kept = file.size();
                assertEquals(length == whole.length, file.filterBytes() > 0);
                if (kept > 0) {
                    assertEquals(kept, keyed(file).range(0L, 2 * kept).size());
                    assertTrue(keyed(file).find(2 * kept - 2).isPresent());
                }
            }
            append(OPTIONS.withBloomBits(length % 2), more);
            LongStream all =
                    LongStream.concat(Arrays.stream(evenNumbers((int) kept)), Arrays.stream(more));
            assertFilterIsThatOfTheFormat(10, all.toArray());
        }
        write(OPTIONS.withBloomBits(0), evenNumbers(1000));
        append(OPTIONS, more);
        try (BlockFile<Long> file = BlockFile.open(path(), I64)) {
            assertEquals(0, file.filterBytes());
            assertTrue(keyed(file).find(10_002L).isPresent());
        }
    }

    @Test
    void filterOfAMergedFileHasAllKeys() throws IOException {
        List<BlockFile<Long>> files = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int first = i;
            Path part = folder.resolve("part" + i);
            write(
                    part,
                    BY_ITSELF,
                    OPTIONS.withBloomBits(4 * i),
                    LongStream.range(0, 500).map(n -> 3 * n + first).toArray());
            files.add(BlockFile.open(part, I64));
        }
        try (BlockFileWriter<Long> all =
                BlockFileWriter.create(path(), I64, BY_ITSELF, OPTIONS, arena, scratch)) {
            BlockMerge.of(I64, BY_ITSELF, files).addTo(all);
            all.finish();
        }
        files.forEach(BlockFile::close);
        assertFilterIsThatOfTheFormat(10, LongStream.range(0, 1500).toArray());
    }

    @Test
    void repeatedKeysAreFoundWhereverTheyBegin() throws IOException {
        BlockKey<Long, Long, Long> repeating = BY_ITSELF.repeating();
        long[] values = LongStream.range(0, 5000).map(i -> i / 83 * 2).toArray();
        write(path(), repeating, OPTIONS.withBloomBits(20), values);
        int touched = 0;
        for (long number = -1; number < 130; number++) {
            try (BlockFile<Long> file = BlockFile.open(path(), I64)) {
                KeyedBlocks<Long, Long> keyed = KeyedBlocks.of(file, repeating);
                boolean isThere = Arrays.binarySearch(values, number) >= 0;
                assertEquals(isThere, keyed.find(number).isPresent(), "number=" + number);
                touched += isThere ? 0 : (int) file.touchedBlocks();
            }
        }
        assertTrue(touched < 4, "touched=" + touched);
    }

    @Test
    void textIsFoundByItsBytes() throws IOException {
        ArchiveType<String, ArchivedString> type = StringType.STRING;
        BlockKey<String, ArchivedString, String> byText = BlockKey.ofText(s -> s, view -> view);
        List<String> texts =
                IntStream.range(0, 3000)
                        .mapToObj(i -> "k" + "é".repeat(i % 20) + i)
                        .sorted()
                        .toList();
        try (BlockFileWriter<String> file =
                BlockFileWriter.create(path(), type, byText, OPTIONS, arena, scratch)) {
            for (String text : texts) {
                file.add(text);
            }
            file.finish();
        }
        try (BlockFile<ArchivedString> file = BlockFile.open(path(), type)) {
            KeyedBlocks<ArchivedString, String> keyed = KeyedBlocks.of(file, byText);
            int passed = 0;
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                assertTrue(keyed.find(text).isPresent(), text);
                long hash = BloomBits.hash(byText.order(), text + "!");
                passed += filter(file).mayHave(file.index().find(i), hash) ? 1 : 0;
            }
            assertTrue(passed < 90, "passed=" + passed);
        }
    }

    @Test
    void filterOfAFileWithoutKeysIsRefused() throws IOException {
        for (BlockOptions options : List.of(OPTIONS, OPTIONS.withBloomBits(1))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> BlockFileWriter.create(path(), I64, options, arena, scratch));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> BlockFileWriter.append(path(), I64, options, arena, scratch));
        }
        assertThrows(IllegalArgumentException.class, () -> OPTIONS.withBloomBits(-1));
        assertThrows(IllegalArgumentException.class, () -> OPTIONS.withBloomBits(65));
        assertFalse(Files.exists(path()));
    }

    /// A filter of many times the buffer, which goes by way of a file of its own.
    @Test
    void largeFilterTakesNoMoreMemoryThanASmallOne() throws IOException {
        BlockOptions options = OPTIONS.withBloomBits(64).withTargetBytes(4096);
        long few = reservedAfter(options, evenNumbers(20_000));
        long[] many = evenNumbers(100_000);
        // The first keys, 16 bytes for each block, are kept as well.
        assertTrue(reservedAfter(options, many) <= few + (8 << 10));
        assertFilterIsThatOfTheFormat(64, many);
        append(options, 1_000_001, 1_000_003);
        long[] all = Arrays.copyOf(many, many.length + 2);
        all[many.length] = 1_000_001;
        all[many.length + 1] = 1_000_003;
        assertFilterIsThatOfTheFormat(64, all);
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    private long reservedAfter(BlockOptions options, long... values) throws IOException {
        try (BumpArena fresh = BumpArena.ofConfined(ArenaOptions.named("flat"));
                BlockFileWriter<Long> file =
                        BlockFileWriter.create(path(), I64, BY_ITSELF, options, fresh, scratch)) {
            addTo(file, values);
            return fresh.stats().reservedBytes();
        }
    }

    /// A part that is larger than the buffer.
    @Test
    void partOfALargeBlockIsMadeWhole() throws IOException {
        BlockOptions options = OPTIONS.withBloomBits(64).withTargetBytes(1 << 18);
        long[] values = evenNumbers(70_000);
        write(options, values);
        assertFilterIsThatOfTheFormat(64, values);
    }

    /// Channel calls that write the file, its filter's own file, or delete it.
    @Test
    void everyFailureIsFinalAndLeavesNothing() throws IOException {
        BlockOptions options = OPTIONS.withBloomBits(64).withTargetBytes(1 << 14);
        long[] values = evenNumbers(20_000);
        FaultyFiles files = new FaultyFiles();
        write(files.path(path()), BY_ITSELF, options, values);
        int calls = files.calls().size();
        assertEquals(2, files.calls().stream().filter("open"::equals).count());
        assertFilterIsThatOfTheFormat(64, values);
        Files.delete(path());
        for (int call = 0; call < calls; call++) {
            int failing = call;
            files.setFault(
                    (number, name) -> {
                        if (number == failing) {
                            throw new IOException("planted at " + name);
                        }
                    });
            String message = "call=" + call;
            assertThrows(
                    IOException.class,
                    () -> write(files.path(path()), BY_ITSELF, options, values),
                    message);
            assertEquals(0, files.openChannels(), message);
            arena.clear();
            try (var left = Files.list(folder)) {
                assertEquals(0, left.count(), message);
            }
        }
    }
}
