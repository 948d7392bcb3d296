package dev.arenite.archive.block;

import static dev.arenite.archive.type.StringType.STRING;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.StructType;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Reads block files in all ways, from many threads, as other types, while they grow. A value that
/// is missed or read twice, a block that is checked twice, or a file of another schema that is
/// opened would show a fault.
final class BlockFileReadingTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final BlockOptions OPTIONS = BlockOptions.DEFAULT.withTargetBytes(512);

    @TempDir private Path folder;

    private Path path() {
        return folder.resolve("file");
    }

    private static List<String> values(int count) {
        return IntStream.range(0, count).mapToObj(i -> "value number " + i).toList();
    }

    private <T> void write(ArchiveType<T, ?> type, BlockOptions options, List<T> values)
            throws IOException {
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<T> file =
                        BlockFileWriter.create(path(), type, options, arena, scratch)) {
            for (T value : values) {
                file.add(value);
            }
            file.finish();
        }
    }

    private void append(BlockOptions options, List<String> values) throws IOException {
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<String> file =
                        BlockFileWriter.append(path(), STRING, options, arena, scratch)) {
            for (String value : values) {
                file.add(value);
            }
            file.finish();
        }
    }

    private List<String> read() throws IOException {
        try (BlockFile<ArchivedString> file = BlockFile.open(path(), STRING)) {
            return file.stream().map(ArchivedString::toString).toList();
        }
    }

    @Test
    void allWaysOfReadingShowTheSameValues() throws IOException {
        List<String> values = values(1000);
        write(STRING, OPTIONS.withName("thousand"), values);
        try (BlockFile<ArchivedString> file = BlockFile.open(path(), STRING)) {
            assertEquals("thousand", file.name());
            assertEquals(ArchiveSchema.of(STRING), file.schema());
            assertTrue(file.isFinished());
            List<String> iterated = new ArrayList<>();
            for (ArchivedString view : file) {
                iterated.add(view.toString());
            }
            assertEquals(values, iterated);
            List<String> inBlocks = new ArrayList<>();
            for (long block = 0; block < file.blocks(); block++) {
                assertEquals(file.blockItems(block), file.block(block).size());
                file.block(block).forEach(view -> inBlocks.add(view.toString()));
            }
            assertEquals(values, inBlocks);
            assertEquals(values, file.stream().parallel().map(ArchivedString::toString).toList());
            for (int start = 0; start <= 1000; start += 37) {
                for (int end = start; end <= 1000; end += 91) {
                    BlockRange<ArchivedString> range = file.range(start, end);
                    assertEquals(
                            values.subList(start, end),
                            range.stream().parallel().map(ArchivedString::toString).toList());
                    assertEquals(end - start, range.size());
                    assertEquals(end == start, range.isEmpty());
                }
            }
            assertEquals("value number 15", file.range(10, 20).get(5).toString());
            assertThrows(IndexOutOfBoundsException.class, () -> file.range(10, 20).get(10));
            assertThrows(IndexOutOfBoundsException.class, () -> file.range(10, 1001));
            assertThrows(IndexOutOfBoundsException.class, () -> file.range(11, 10));
            assertThrows(IndexOutOfBoundsException.class, () -> file.get(-1));
            Iterator<ArchivedString> end = file.range(3, 3).iterator();
            assertThrows(NoSuchElementException.class, end::next);
        }
    }

    /// Splits down to single blocks, and no further.
    @Test
    void spliteratorsPartBetweenBlocks() throws IOException {
        write(STRING, OPTIONS, values(500));
        try (BlockFile<ArchivedString> file = BlockFile.open(path(), STRING)) {
            List<Spliterator<ArchivedString>> parts = new ArrayList<>();
            split(file.all().spliterator(), parts);
            assertEquals(file.blocks(), parts.size());
            List<String> read = new ArrayList<>();
            for (Spliterator<ArchivedString> part : parts) {
                long size = part.getExactSizeIfKnown();
                part.tryAdvance(view -> read.add(view.toString()));
                assertEquals(size - 1, part.estimateSize());
                part.forEachRemaining(view -> read.add(view.toString()));
                assertFalse(part.tryAdvance(view -> read.add("too many")));
            }
            assertEquals(values(500), read);
        }
    }

    private static void split(
            Spliterator<ArchivedString> whole, List<Spliterator<ArchivedString>> parts) {
        Spliterator<ArchivedString> before = whole.trySplit();
        if (before == null) {
            parts.add(whole);
        } else {
            split(before, parts);
            split(whole, parts);
        }
    }

    /// Numbers that count how often they are checked.
    private static final class Counted implements ArchiveType<Integer, Integer> {

        private final AtomicInteger checks = new AtomicInteger();
        private final ArchiveType<Integer, Integer> type = TYPES.i32();

        @Override
        public long placeBytes() {
            return type.placeBytes();
        }

        @Override
        public long placeAlignment() {
            return type.placeAlignment();
        }

        @Override
        public long resolverBytes() {
            return 0;
        }

        @Override
        public void serialize(Integer value, ArchiveSink out, MemorySegment resolver, long at) {}

        @Override
        public void resolve(
                Integer value, ArchiveSink out, long place, MemorySegment resolver, long at) {
            type.resolve(value, out, place, resolver, at);
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            checks.incrementAndGet();
        }

        @Override
        public Integer view(MemorySegment archive, long place) {
            return type.view(archive, place);
        }

        @Override
        public Integer read(MemorySegment archive, long place) {
            return type.read(archive, place);
        }

        @Override
        public void describe(TypeDescriber describer) {
            type.describe(describer);
        }
    }

    @Test
    void eachBlockIsCheckedOnceWhateverTheThreads() throws Exception {
        Counted counted = new Counted();
        List<Integer> numbers = IntStream.range(0, 20_000).boxed().toList();
        write(counted, OPTIONS, numbers);
        try (BlockFile<Integer> file = BlockFile.open(path(), counted);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            assertEquals(0, counted.checks.get());
            file.get(0);
            assertEquals(file.blockItems(0), counted.checks.get());
            List<Future<List<Integer>>> reads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                reads.add(threads.submit(() -> file.stream().toList()));
            }
            for (Future<List<Integer>> read : reads) {
                assertEquals(numbers, read.get());
            }
            assertEquals(20_000, counted.checks.get());
            assertEquals(file.blocks(), file.touchedBlocks());
        }
        BlockReadOptions trusting = BlockReadOptions.DEFAULT.withCheck(BlockCheck.CHECKSUM);
        try (BlockFile<Integer> file = BlockFile.open(path(), counted, trusting)) {
            assertEquals(numbers, file.stream().toList());
            assertEquals(20_000, counted.checks.get());
        }
        BlockReadOptions all = BlockReadOptions.DEFAULT.withCheck(BlockCheck.EVERYTHING);
        try (BlockFile<Integer> file = BlockFile.open(path(), counted, all)) {
            assertEquals(40_000, counted.checks.get());
            assertEquals(file.blocks(), file.touchedBlocks());
        }
    }

    private record Old(long id, String name) {}

    private record New(long id, String name, String note) {}

    private static final StructType<Old> OLD =
            TYPES.<Old>struct()
                    .field("id", TYPES.i64(), Old::id)
                    .field("name", TYPES.string(), Old::name)
                    .build(fields -> new Old(fields.get(0), fields.get(1)));

    private static final StructType<New> NEW =
            TYPES.<New>struct()
                    .field("id", TYPES.i64(), New::id)
                    .field("name", TYPES.string(), New::name)
                    .field("note", TYPES.string(), New::note)
                    .build(fields -> new New(fields.get(0), fields.get(1), fields.get(2)));

    @Test
    void fileOfAnotherSchemaIsRefusedInWords() throws IOException {
        write(OLD, OPTIONS, List.of(new Old(1, "one")));
        BlockSchemaException refusal =
                assertThrows(BlockSchemaException.class, () -> BlockFile.open(path(), NEW));
        assertEquals(
                path()
                        + ": file has values of another schema: `root.note` is new, absent in old"
                        + " archives",
                refusal.getMessage());
        assertEquals(List.of("`root.note` is new, absent in old archives"), refusal.differences());
        byte[] before = Files.readAllBytes(path());
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test")) {
            assertThrows(
                    BlockSchemaException.class,
                    () -> BlockFileWriter.append(path(), NEW, OPTIONS, arena, scratch));
        }
        assertArrayEquals(before, Files.readAllBytes(path()));
    }

    @Test
    void typeMayBeChosenByTheSchemaOfTheFile() throws IOException {
        write(OLD, OPTIONS, List.of(new Old(1, "one"), new Old(2, "two")));
        try (var file =
                BlockFile.open(
                        path(),
                        schema -> {
                            assertEquals(ArchiveSchema.of(OLD), schema);
                            return OLD;
                        },
                        BlockReadOptions.DEFAULT)) {
            assertEquals("two", file.get(1).get("name").toString());
        }
    }

    @Test
    void appendedFileHasOldAndNewValues() throws IOException {
        List<String> all = values(300);
        int count = 0;
        for (BlockForce force : BlockForce.values()) {
            append(OPTIONS.withForce(force), all.subList(count, count + 100));
            count += 100;
            assertEquals(all.subList(0, count), read());
        }
        append(OPTIONS, List.of());
        assertEquals(all, read());
    }

    @Test
    void secondWriterThatAppendsIsRefused() throws IOException {
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<String> first =
                        BlockFileWriter.append(path(), STRING, OPTIONS, arena, scratch)) {
            first.add("first");
            first.flush();
            byte[] before = Files.readAllBytes(path());
            IOException refusal =
                    assertThrows(
                            IOException.class,
                            () -> BlockFileWriter.append(path(), STRING, OPTIONS, arena, scratch));
            assertEquals(path() + ": another writer appends to the file", refusal.getMessage());
            assertArrayEquals(before, Files.readAllBytes(path()));
            first.add("second");
            first.finish();
        }
        assertEquals(List.of("first", "second"), read());
    }

    @Test
    void flushedValuesAreRecoveredFromAWriterThatDied() throws IOException {
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<String> file =
                        BlockFileWriter.append(path(), STRING, OPTIONS, arena, scratch)) {
            file.add("safe");
            assertEquals(0, file.safeItems());
            file.flush();
            assertEquals(1, file.safeItems());
            file.add("lost");
        }
        assertThrows(BlockFileException.class, () -> BlockFile.open(path(), STRING));
        BlockReadOptions recovering = BlockReadOptions.DEFAULT.recovering();
        try (var file = BlockFile.open(path(), STRING, recovering)) {
            assertFalse(file.isFinished());
            assertEquals("safe", file.get(0).toString());
            assertEquals(1, file.size());
        }
        append(OPTIONS, List.of("more"));
        assertEquals(List.of("safe", "more"), read());
    }

    @Test
    void fileThatIsNoBlockFileIsNotAppendedTo() throws IOException {
        Files.writeString(path(), "a letter to a friend");
        assertThrows(BlockFileException.class, () -> append(OPTIONS, List.of("lost")));
        assertEquals("a letter to a friend", Files.readString(path()));
    }

    @Test
    void progressIsToldAndCancelsWriting() throws IOException {
        List<Long> told = new ArrayList<>();
        write(STRING, OPTIONS.withProgress((items, bytes) -> told.add(items)), values(200));
        assertEquals(200, told.getLast());
        try (BlockFile<ArchivedString> file = BlockFile.open(path(), STRING)) {
            assertEquals(file.blocks(), told.size());
        }
        Files.delete(path());
        BlockOptions cancelling =
                OPTIONS.withProgress(
                        (items, bytes) -> {
                            throw new CancellationException("by the test");
                        });
        assertThrows(CancellationException.class, () -> write(STRING, cancelling, values(200)));
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void progressCancelsVerification() throws IOException {
        write(STRING, OPTIONS, values(200));
        BlockReadOptions cancelling =
                BlockReadOptions.DEFAULT.withProgress(
                        (items, bytes) -> {
                            if (items > 100) {
                                throw new CancellationException("by the test");
                            }
                        });
        try (var file = BlockFile.open(path(), STRING, cancelling)) {
            assertThrows(CancellationException.class, file::verify);
            assertTrue(file.touchedBlocks() < file.blocks());
            assertEquals("value number 199", file.get(199).toString());
        }
    }

    /// Ten million would take the same memory: nothing grows but 28 bytes for each block.
    @Test
    void manySmallValuesAndLargeOnesTakeTheSameMemory() throws IOException {
        long few = reservedAfter(10_000, 10);
        assertEquals(few, reservedAfter(300_000, 10));
        long large = reservedAfter(20, 1 << 20);
        assertEquals(large, reservedAfter(100, 1 << 20));
    }

    private long reservedAfter(int count, int length) throws IOException {
        String value = "v".repeat(length);
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("flat"));
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<String> file =
                        BlockFileWriter.create(
                                path(), STRING, BlockOptions.DEFAULT, arena, scratch)) {
            for (int i = 0; i < count; i++) {
                file.add(value);
            }
            file.finish();
            return arena.stats().reservedBytes();
        }
    }
}
