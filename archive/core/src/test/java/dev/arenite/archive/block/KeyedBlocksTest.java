package dev.arenite.archive.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.archive.type.StructField;
import dev.arenite.archive.type.StructType;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Looks values up by keys of all kinds and places. A value that is missed, one that was not asked
/// for, or a block that is touched in vain would show a fault.
final class KeyedBlocksTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    private static final StructField<Entry, String, ArchivedString> NAME =
            TYPES.field("name", TYPES.string(), Entry::name);
    private static final StructField<Entry, Long, Long> NUMBER =
            TYPES.field("number", TYPES.i64(), Entry::number);
    private static final StructType<Entry> ENTRY =
            TYPES.<Entry>struct()
                    .field(NAME)
                    .field(NUMBER)
                    .build(fields -> new Entry(fields.get(NAME), fields.get(NUMBER)));

    private static final BlockKey<Entry, ArchivedStruct, String> BY_NAME =
            BlockKey.ofText(Entry::name, view -> view.get(NAME));
    private static final BlockKey<Entry, ArchivedStruct, Long> BY_NUMBER =
            BlockKey.of(TYPES.i64(), Entry::number, view -> view.get(NUMBER));

    private static final BlockOptions OPTIONS = BlockOptions.DEFAULT.withTargetBytes(512);

    @TempDir private Path folder;

    private final BumpArena arena = BumpArena.ofConfined();
    private final Scratch scratch = Scratch.ofConfined("test");

    private record Entry(String name, long number) {}

    @AfterEach
    void closeMemory() {
        scratch.close();
        arena.close();
    }

    private Path path() {
        return folder.resolve("file");
    }

    private <K> BlockFileWriter<Entry> create(BlockKey<Entry, ?, K> key) throws IOException {
        return BlockFileWriter.create(path(), ENTRY, key, OPTIONS, arena, scratch);
    }

    private <K> void write(BlockKey<Entry, ?, K> key, List<Entry> entries) throws IOException {
        try (BlockFileWriter<Entry> file = create(key)) {
            for (Entry entry : entries) {
                file.add(entry);
            }
            file.finish();
        }
    }

    private static List<Entry> entries(BlockRange<ArchivedStruct> range) {
        return range.stream()
                .map(view -> new Entry(view.get(NAME).toString(), view.get(NUMBER)))
                .toList();
    }

    /// Even numbers, so that each has a neighbour that is missing.
    private static List<Entry> evenNumbers(int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new Entry("n" + "x".repeat(i % 50), 2L * i));
        }
        return entries;
    }

    @Test
    void lookupTouchesExactlyOneBlock() throws IOException {
        write(BY_NUMBER, evenNumbers(1000));
        for (long number = 0; number < 2000; number++) {
            try (BlockFile<ArchivedStruct> file = BlockFile.open(path(), ENTRY)) {
                assertTrue(file.blocks() > 50);
                var found = KeyedBlocks.of(file, BY_NUMBER).find(number);
                assertEquals(number % 2 == 0, found.isPresent());
                for (ArchivedStruct view : found.stream().toList()) {
                    assertEquals(number, view.get(NUMBER));
                }
                assertEquals(1, file.touchedBlocks(), "number=" + number);
            }
        }
        try (BlockFile<ArchivedStruct> file = BlockFile.open(path(), ENTRY)) {
            KeyedBlocks<ArchivedStruct, Long> keyed = KeyedBlocks.of(file, BY_NUMBER);
            assertTrue(keyed.find(-1L).isEmpty());
            assertEquals(0, file.touchedBlocks());
            assertTrue(keyed.find(2001L).isEmpty());
            assertEquals(1, file.touchedBlocks());
        }
    }

    @Test
    void rangesAreThoseOfAModel() throws IOException {
        List<Entry> entries = evenNumbers(300);
        write(BY_NUMBER, entries);
        Random random = new Random(20_261_127);
        try (BlockFile<ArchivedStruct> file = BlockFile.open(path(), ENTRY)) {
            KeyedBlocks<ArchivedStruct, Long> keyed = KeyedBlocks.of(file, BY_NUMBER);
            for (int round = 0; round < 2000; round++) {
                long from = random.nextInt(620) - 10L;
                long to = random.nextInt(620) - 10L;
                List<Entry> expected =
                        entries.stream()
                                .filter(e -> e.number() >= from && e.number() < to)
                                .toList();
                assertEquals(expected, entries(keyed.range(from, to)));
            }
            assertEquals(entries, entries(keyed.from(Long.MIN_VALUE)));
            assertTrue(keyed.from(Long.MAX_VALUE).isEmpty());
        }
    }

    /// Texts whose order by code points is not that of their characters, and ends of ranges.
    @Test
    void prefixesAreThoseOfAModel() throws IOException {
        List<String> parts =
                List.of(
                        "",
                        "a",
                        "b",
                        "\u007F",
                        "\u0080",
                        "\uD7FF",
                        "\uE000",
                        "\uFFFF",
                        "\uD83D\uDE00",
                        "\uDBFF\uDFFF");
        List<Entry> entries = combined(parts);
        BlockKey<Entry, ArchivedStruct, String> repeating = BY_NAME.repeating();
        write(repeating, entries);
        try (BlockFile<ArchivedStruct> file = BlockFile.open(path(), ENTRY)) {
            KeyedBlocks<ArchivedStruct, String> keyed = KeyedBlocks.of(file, repeating);
            for (String first : parts) {
                for (String second : parts) {
                    String prefix = first + second;
                    List<Entry> expected =
                            entries.stream().filter(e -> e.name().startsWith(prefix)).toList();
                    assertEquals(expected, entries(KeyedBlocks.prefix(keyed, prefix)));
                }
            }
        }
    }

    /// Returns entries of which each name is there twice, or begins another one.
    private static List<Entry> combined(List<String> parts) {
        List<Entry> entries = new ArrayList<>();
        for (String first : parts) {
            for (String second : parts) {
                for (String third : parts) {
                    entries.add(new Entry(first + second + third + "longer than a place", 1));
                    entries.add(new Entry(first + second + third, 0));
                }
            }
        }
        entries.sort(
                (left, right) ->
                        Arrays.compareUnsigned(
                                left.name().getBytes(StandardCharsets.UTF_8),
                                right.name().getBytes(StandardCharsets.UTF_8)));
        return entries;
    }

    @Test
    void repeatedKeysAreFoundFromTheFirstOnAcrossBlocks() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            entries.add(new Entry("e" + i, i / 100));
        }
        write(BY_NUMBER.repeating(), entries);
        for (long number = 0; number < 30; number++) {
            try (BlockFile<ArchivedStruct> file = BlockFile.open(path(), ENTRY)) {
                KeyedBlocks<ArchivedStruct, Long> keyed =
                        KeyedBlocks.of(file, BY_NUMBER.repeating());
                assertEquals(
                        "e" + 100 * number, keyed.find(number).orElseThrow().get(NAME).toString());
                assertTrue(file.touchedBlocks() <= 2);
                assertEquals(100, keyed.range(number, number + 1).size());
            }
        }
        assertThrows(KeyOrderException.class, () -> write(BY_NUMBER, entries));
    }

    @Test
    void keyOutOfOrderIsRefusedAndTheWriterIsAsBefore() throws IOException {
        try (BlockFileWriter<Entry> file = create(BY_NAME)) {
            file.add(new Entry("b", 1));
            KeyOrderException refusal =
                    assertThrows(KeyOrderException.class, () -> file.add(new Entry("a", 2)));
            assertEquals(
                    "keys must be in ascending order: previous=b key=a item=1",
                    refusal.getMessage());
            assertEquals("b", refusal.previousKey());
            assertEquals("a", refusal.key());
            assertEquals(1, refusal.item());
            assertThrows(KeyOrderException.class, () -> file.add(new Entry("b", 3)));
            assertThrows(KeyOrderException.class, () -> file.add(new Entry("a".repeat(1000), 3)));
            file.add(new Entry("c", 4));
            file.finish();
        }
        try (BlockFile<ArchivedStruct> file = BlockFile.open(path(), ENTRY)) {
            assertEquals(List.of(new Entry("b", 1), new Entry("c", 4)), entries(file.all()));
        }
    }

    @Test
    void fileIsOpenedByItsOwnKeyOnly() throws IOException {
        write(BY_NUMBER, evenNumbers(10));
        try (BlockFile<ArchivedStruct> file = BlockFile.open(path(), ENTRY)) {
            assertThrows(BlockSchemaException.class, () -> KeyedBlocks.of(file, BY_NAME));
            assertEquals(
                    path() + ": file has keys that differ, not keys that repeat: byteOffset=64",
                    assertThrows(
                                    BlockFileException.class,
                                    () -> KeyedBlocks.of(file, BY_NUMBER.repeating()))
                            .getMessage());
        }
        assertThrows(
                BlockFileException.class,
                () -> BlockFileWriter.append(path(), ENTRY, OPTIONS, arena, scratch));
        assertThrows(
                BlockSchemaException.class,
                () -> BlockFileWriter.append(path(), ENTRY, BY_NAME, OPTIONS, arena, scratch));
        try (BlockFileWriter<Entry> file =
                BlockFileWriter.create(path(), ENTRY, OPTIONS, arena, scratch)) {
            file.finish();
        }
        try (BlockFile<ArchivedStruct> file = BlockFile.open(path(), ENTRY)) {
            assertThrows(BlockFileException.class, () -> KeyedBlocks.of(file, BY_NUMBER));
        }
    }

    @Test
    void keysOfAFileWithoutValuesAreNotFound() throws IOException {
        write(BY_NUMBER, List.of());
        try (BlockFile<ArchivedStruct> file = BlockFile.open(path(), ENTRY)) {
            KeyedBlocks<ArchivedStruct, Long> keyed = KeyedBlocks.of(file, BY_NUMBER);
            assertTrue(keyed.find(1L).isEmpty());
            assertTrue(keyed.range(0L, 9L).isEmpty());
        }
    }

    /// Finished or cut off anywhere: what is appended must lie behind what is there.
    @Test
    void appendedKeysContinueTheOrder() throws IOException {
        List<Entry> entries = evenNumbers(200);
        write(BY_NUMBER, entries);
        byte[] whole = Files.readAllBytes(path());
        for (int length = whole.length; length > 2048; length -= 777) {
            Files.write(path(), Arrays.copyOf(whole, length));
            long kept;
            try (BlockFileWriter<Entry> file =
                    BlockFileWriter.append(path(), ENTRY, BY_NUMBER, OPTIONS, arena, scratch)) {
                kept = file.items();
                Entry last = entries.get((int) kept - 1);
                assertThrows(KeyOrderException.class, () -> file.add(last));
                for (long number = 1001; number < 1101; number++) {
                    file.add(new Entry("appended", number));
                }
                file.finish();
            }
            try (BlockFile<ArchivedStruct> file = BlockFile.open(path(), ENTRY)) {
                KeyedBlocks<ArchivedStruct, Long> keyed = KeyedBlocks.of(file, BY_NUMBER);
                for (long number = 0; number < 1200; number++) {
                    boolean isThere =
                            number < 2 * kept ? number % 2 == 0 : number > 1000 && number < 1101;
                    assertEquals(isThere, keyed.find(number).isPresent(), "number=" + number);
                }
            }
        }
    }

    @Test
    void recoveredFileIsSearchedByTheKeysOfItsBlocks() throws IOException {
        write(BY_NUMBER, evenNumbers(200));
        byte[] whole = Files.readAllBytes(path());
        Files.write(path(), Arrays.copyOf(whole, whole.length / 2));
        BlockReadOptions recovering = BlockReadOptions.DEFAULT.recovering();
        try (BlockFile<ArchivedStruct> file = BlockFile.open(path(), ENTRY, recovering)) {
            KeyedBlocks<ArchivedStruct, Long> keyed = KeyedBlocks.of(file, BY_NUMBER);
            assertFalse(file.isFinished());
            for (long number = 0; number < 400; number++) {
                assertEquals(
                        number % 2 == 0 && number < 2 * file.size(),
                        keyed.find(number).isPresent());
            }
        }
    }

    @Test
    void largeKeysAreKeptWhole() throws IOException {
        List<Entry> entries =
                Stream.iterate(0, i -> i < 40, i -> i + 1)
                        .map(i -> new Entry("k".repeat(40 * i) + (char) ('a' + i % 7), i))
                        .sorted(Comparator.comparing(Entry::name))
                        .toList();
        write(BY_NAME, entries);
        try (BlockFile<ArchivedStruct> file = BlockFile.open(path(), ENTRY)) {
            KeyedBlocks<ArchivedStruct, String> keyed = KeyedBlocks.of(file, BY_NAME);
            for (Entry entry : entries) {
                assertEquals(entry.number(), keyed.find(entry.name()).orElseThrow().get(NUMBER));
            }
            assertTrue(keyed.find("k").isEmpty());
        }
    }

    @Test
    void typeWithoutOrderIsNoKey() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BlockKey.comparing(TYPES.f64(), (Entry entry) -> 1.0, (view, key) -> 0));
    }
}
