package dev.arenite.archive.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.file.MappedFile;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.StringType;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Looks keys up in files whose index or filter lies, with right checksums. An error of another
/// kind than promised, a value with another key than asked for, or a lookup that does not end would
/// show a fault. That a key is not found is what a lie can do.
final class HostileKeysTest {

    private static final BlockKey<String, ArchivedString, String> BY_TEXT =
            BlockKey.ofText(text -> text, view -> view);

    /// Short ones lie in their place, long ones out of line.
    private static final List<String> TEXTS =
            IntStream.range(0, 100)
                    .mapToObj(i -> "%03d".formatted(i) + "long ".repeat(i / 5 % 4))
                    .toList();

    @TempDir private Path folder;

    private byte[] whole = new byte[0];
    private long indexStart;
    private long filterStart;

    /// The index of the first value of each block, and the number of values.
    private long[] items = new long[0];

    @BeforeEach
    void writeFile() throws IOException {
        write(BY_TEXT);
    }

    private void write(BlockKey<String, ArchivedString, String> key) throws IOException {
        Path path = folder.resolve("file");
        BlockOptions options = BlockOptions.DEFAULT.withTargetBytes(512).withBloomBits(10);
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<String> file =
                        BlockFileWriter.create(
                                path, StringType.STRING, key, options, arena, scratch)) {
            for (String text : TEXTS) {
                file.add(text);
            }
            file.finish();
        }
        whole = Files.readAllBytes(path);
        try (BlockFile<ArchivedString> file = open(whole)) {
            assertTrue(file.blocks() >= 4);
            items =
                    LongStream.rangeClosed(0, file.blocks())
                            .map(block -> block == 0 ? 0 : file.index().endItem(block - 1))
                            .toArray();
            indexStart = file.index().endPosition();
            filterStart = whole.length - BlockIndex.FOOTER_BYTES - file.filterBytes();
        }
    }

    private BlockFile<ArchivedString> open(byte[] bytes) throws IOException {
        MappedFile file = MappedFile.over(folder, MemorySegment.ofArray(bytes));
        return BlockFile.open(file, StringType.STRING, BlockReadOptions.DEFAULT);
    }

    /// Makes the checksums of the index and of each part of the filter right again.
    private void signAgain(byte[] bytes, boolean withFilter) {
        MemorySegment file = MemorySegment.ofArray(bytes);
        if (withFilter) {
            signFilter(file);
        }
        long last = indexStart + (items.length - 2L) * BlockIndex.ENTRY_BYTES;
        Checksum checksum =
                new Checksum(LittleEndian.getInt(file, last + BlockIndex.ENTRY_CHECKSUM));
        checksum.update(file.asSlice(indexStart, filterStart - indexStart));
        long footer = bytes.length - (long) BlockIndex.FOOTER_BYTES;
        checksum.update(file.asSlice(footer, BlockIndex.FOOTER_CHECKSUM));
        checksum.update(file.asSlice(footer + BlockIndex.FOOTER_MAGIC));
        LittleEndian.putInt(file, footer + BlockIndex.FOOTER_CHECKSUM, checksum.value());
    }

    private void signFilter(MemorySegment file) {
        for (int block = 0; block < items.length - 1; block++) {
            long start = filterStart + BloomBits.position(10, block, items[block]);
            long byteSize = BloomBits.byteSize(10, items[block], items[block + 1]);
            long entry = indexStart + (long) block * BlockIndex.ENTRY_BYTES;
            int ofBlock = LittleEndian.getInt(file, entry + BlockIndex.ENTRY_CHECKSUM);
            LittleEndian.putInt(
                    file,
                    entry + BlockIndex.FILTER_CHECKSUM,
                    BlockFilter.checksum(file.asSlice(start, byteSize), ofBlock));
        }
    }

    /// Looks all keys up, and some that are not there.
    ///
    /// @param step each one of so many is looked up
    /// @return how many were not found although they are there
    private int lookUp(byte[] bytes, BlockKey<String, ArchivedString, String> key, int step) {
        int missed = 0;
        try (BlockFile<ArchivedString> file = open(bytes)) {
            KeyedBlocks<ArchivedString, String> keyed = KeyedBlocks.of(file, key);
            for (int i = 0; i < TEXTS.size(); i += step) {
                String text = TEXTS.get(i);
                try {
                    Optional<ArchivedString> found = keyed.find(text);
                    found.ifPresent(view -> assertEquals(text, view.toString()));
                    missed += found.isPresent() ? 0 : 1;
                    assertTrue(keyed.find(text + "!").isEmpty());
                    BlockRange<ArchivedString> range = keyed.range(text, text + "!");
                    assertTrue(range.firstIndex() >= 0);
                    assertTrue(range.firstIndex() + range.size() <= file.size());
                } catch (BlockDamageException promised) {
                    missed++;
                }
            }
        } catch (BlockFileException promised) {
            return TEXTS.size();
        } catch (IOException other) {
            throw new AssertionError(other);
        }
        return missed;
    }

    @Test
    void whatIsSignedAgainUnchangedIsFound() {
        byte[] same = whole.clone();
        signAgain(same, true);
        assertEquals(0, lookUp(same, BY_TEXT, 1));
    }

    /// Every bit of entries, first keys, filter and footer.
    @Test
    void everyBitThatLiesLeadsToNoOtherValue() throws IOException {
        for (BlockKey<String, ArchivedString, String> key : List.of(BY_TEXT, BY_TEXT.repeating())) {
            write(key);
            int lies = 0;
            int step = key.isRepeating() ? 5 : 1;
            for (long at = indexStart; at < whole.length; at += step) {
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    byte[] lying = whole.clone();
                    lying[(int) at] ^= (byte) (1 << bit);
                    signAgain(lying, at >= filterStart);
                    lies += lookUp(lying, key, 7) > 0 ? 1 : 0;
                }
            }
            assertTrue(lies > 200, "lies=" + lies);
        }
    }

    /// First keys that are those of other blocks, in any order, some of them twice.
    @Test
    void firstKeysInAnyOrderLeadToNoOtherValue() {
        Random random = new Random(20_261_127);
        int lies = 0;
        for (int round = 0; round < 300; round++) {
            byte[] lying = whole.clone();
            MemorySegment file = MemorySegment.ofArray(lying);
            for (int i = 0; i < 1 + round % 4; i++) {
                int block = random.nextInt(items.length - 1);
                int other = random.nextInt(items.length - 1);
                // All of the key, or only where it is.
                if (round % 2 == 0) {
                    long from = keyPosition(MemorySegment.ofArray(whole), other);
                    MemorySegment.copy(
                            MemorySegment.ofArray(whole), from, file, keyPosition(file, block), 8);
                } else {
                    LittleEndian.putLong(
                            file,
                            entry(block) + BlockIndex.FIRST_KEY,
                            LittleEndian.getLong(file, entry(other) + BlockIndex.FIRST_KEY));
                }
            }
            signAgain(lying, false);
            lies += lookUp(lying, BY_TEXT, 3) > 0 ? 1 : 0;
        }
        assertTrue(lies > 100, "lies=" + lies);
    }

    private long entry(int block) {
        return indexStart + (long) block * BlockIndex.ENTRY_BYTES;
    }

    /// Returns the position of the place of a block's first key in the file.
    private long keyPosition(MemorySegment file, int block) {
        return entry(items.length - 1)
                + LittleEndian.getLong(file, entry(block) + BlockIndex.FIRST_KEY);
    }

    /// Whoever writes right checksums can hide every key, and no more than that.
    @Test
    void filterOfZerosHidesKeysAndNothingElse() throws IOException {
        byte[] lying = whole.clone();
        Arrays.fill(lying, (int) filterStart, whole.length - BlockIndex.FOOTER_BYTES, (byte) 0);
        signAgain(lying, true);
        try (BlockFile<ArchivedString> file = open(lying)) {
            KeyedBlocks<ArchivedString, String> keyed = KeyedBlocks.of(file, BY_TEXT);
            for (String text : TEXTS) {
                assertTrue(keyed.find(text).isEmpty());
                assertEquals(text, keyed.range(text, text + "!").get(0).toString());
            }
            file.verify();
            assertEquals(TEXTS.size(), file.size());
        }
    }

    @Test
    void damagedPartOfTheFilterIsReportedAndTheOthersAreUsed() throws IOException {
        byte[] damaged = whole.clone();
        damaged[(int) (filterStart + BloomBits.position(10, 2, items[2]))] ^= 1;
        try (BlockFile<ArchivedString> file = open(damaged)) {
            KeyedBlocks<ArchivedString, String> keyed = KeyedBlocks.of(file, BY_TEXT);
            for (int i = 0; i < TEXTS.size(); i++) {
                String text = TEXTS.get(i);
                if (i >= items[2] && i < items[3]) {
                    BlockDamageException refusal =
                            assertThrows(BlockDamageException.class, () -> keyed.find(text));
                    assertEquals(file.index().position(2), refusal.byteOffset());
                } else {
                    assertTrue(keyed.find(text).isPresent());
                }
                assertEquals(text, file.get(i).toString());
            }
            assertThrows(BlockDamageException.class, file::verify);
        }
    }

    /// With the checksums as they are: every bit of the index is seen when the file is opened, and
    /// every bit of the filter by the lookups that need it, which are the only ones to fail.
    @Test
    void everyFlippedBitIsReportedAndNeverHidesAKey() throws IOException {
        byte[] damaged = whole.clone();
        for (int at = (int) indexStart; at < whole.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                damaged[at] ^= (byte) (1 << bit);
                boolean isInFilter =
                        at >= filterStart && at < whole.length - BlockIndex.FOOTER_BYTES;
                if (isInFilter) {
                    assertDamageIsReported(damaged);
                } else {
                    assertThrows(BlockFileException.class, () -> open(damaged));
                }
                damaged[at] ^= (byte) (1 << bit);
            }
        }
    }

    private void assertDamageIsReported(byte[] damaged) throws IOException {
        int reported = 0;
        try (BlockFile<ArchivedString> file = open(damaged)) {
            KeyedBlocks<ArchivedString, String> keyed = KeyedBlocks.of(file, BY_TEXT);
            for (int block = 0; block < items.length - 1; block++) {
                String text = TEXTS.get((int) items[block]);
                try {
                    assertEquals(text, keyed.find(text).orElseThrow().toString());
                } catch (BlockDamageException promised) {
                    reported++;
                }
            }
        }
        assertEquals(1, reported);
    }
}
