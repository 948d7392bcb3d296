package dev.arenite.archive.block;

import static dev.arenite.archive.type.StringType.STRING;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.Unit;
import dev.arenite.arena.ArenaLimitException;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;

/// Fills blocks in memory and disturbs the writer. A value that is lost, a block that is larger
/// than it may be, or memory that is not given back would show a fault.
final class BlockWriterTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final int TARGET_BYTES = 1024;

    private final BumpArena arena =
            BumpArena.ofConfined(ArenaOptions.named("test").withLimitBytes(1 << 20));
    private final BlockBuffers buffers = BlockBuffers.in(arena);
    private final Scratch scratch = Scratch.ofConfined("test");

    @AfterEach
    void closeMemory() {
        assertEquals(0, buffers.stats().lentBytes());
        assertEquals(0, scratch.usedBytes());
        scratch.close();
        arena.close();
    }

    private static BlockOptions options() {
        return BlockOptions.DEFAULT.withTargetBytes(TARGET_BYTES);
    }

    private <T> BlockWriter<T> create(ArchiveType<T, ?> type, BlockOptions options) {
        return BlockWriter.create(type, options, buffers, scratch);
    }

    /// Writes values into blocks, and returns copies of these.
    private <T> List<byte[]> blocks(ArchiveType<T, ?> type, BlockOptions options, List<T> values) {
        List<byte[]> blocks = new ArrayList<>();
        try (BlockWriter<T> writer = create(type, options)) {
            for (T value : values) {
                if (!writer.tryAdd(value)) {
                    blocks.add(writer.seal().toArray(JAVA_BYTE));
                    assertTrue(writer.tryAdd(value));
                }
            }
            if (!writer.isEmpty()) {
                blocks.add(writer.seal().toArray(JAVA_BYTE));
            }
        }
        return blocks;
    }

    private static <V> Block<V> access(ArchiveType<?, V> type, byte[] block) {
        MemorySegment copy = MemorySegment.ofArray(new long[block.length / Long.BYTES]);
        copy.copyFrom(MemorySegment.ofArray(block));
        return Block.access(type, copy);
    }

    private static List<String> strings(List<byte[]> blocks) {
        return blocks.stream()
                .flatMap(block -> access(STRING, block).stream())
                .map(ArchivedString::toString)
                .toList();
    }

    @Test
    void sealedBlockIsReadInPlace() {
        try (BlockWriter<String> writer = create(STRING, options())) {
            assertTrue(writer.tryAdd("one"));
            assertTrue(writer.tryAdd("a longer text, out of line"));
            Block<ArchivedString> block = Block.access(STRING, writer.seal());
            assertEquals(2, block.size());
            assertEquals("a longer text, out of line", block.get(1).toString());
            assertThrows(IndexOutOfBoundsException.class, () -> block.get(2));
            assertTrue(writer.isEmpty());
            assertTrue(writer.tryAdd("next"));
            assertEquals(1, writer.items());
        }
    }

    /// Texts in their places have a constant distance, others have none.
    @Test
    void mixturesOfAllSizesFillBlocksAndNeverPassTheirEnd() {
        Random random = new Random(20_261_127);
        for (int round = 0; round < 300; round++) {
            int longTexts = 1 + random.nextInt(200);
            List<String> values = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                int length =
                        random.nextInt(longTexts) == 0 ? random.nextInt(300) : random.nextInt(9);
                values.add("x".repeat(length));
            }
            List<byte[]> blocks = blocks(STRING, options(), values);
            assertEquals(values, strings(blocks));
            blocks.forEach(block -> assertTrue(block.length <= TARGET_BYTES));
        }
    }

    /// A value that ends the constant distance, at every place in the block: a longer one than
    /// those before, or a shorter one.
    @Test
    void endOfConstantDistanceAtAnyPlaceKeepsTheSize() {
        for (int before = 0; before < 130; before++) {
            for (int length = 0; length < 60; length += 3) {
                endOfConstantDistanceKeepsTheSize("inline", before, length);
                endOfConstantDistanceKeepsTheSize("z".repeat(20), before, length);
            }
        }
    }

    private void endOfConstantDistanceKeepsTheSize(String value, int before, int length) {
        List<String> values = new ArrayList<>(Collections.nCopies(before, value));
        values.add("y".repeat(length));
        values.add("last");
        List<byte[]> blocks = blocks(STRING, options(), values);
        assertEquals(values, strings(blocks));
        blocks.forEach(block -> assertTrue(block.length <= TARGET_BYTES));
    }

    @Test
    void constantDistanceTakesSixteenBytesForAnyNumber() {
        List<Long> values = LongStream.range(0, 1000).boxed().toList();
        List<byte[]> blocks = blocks(TYPES.i64(), options().withTargetBytes(4096), values);
        assertEquals((4096 - 32 - 16) / 8, access(TYPES.i64(), blocks.getFirst()).size());
        assertEquals(
                values,
                blocks.stream().flatMap(block -> access(TYPES.i64(), block).stream()).toList());
    }

    @Test
    void tableCountsAgainstTheSize() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            values.add("z".repeat(i % 2 == 0 ? 12 : 16));
        }
        List<byte[]> blocks = blocks(STRING, options(), values);
        // 12 or 16 bytes, a place of 8, a root of 4: 26 for each.
        assertEquals((TARGET_BYTES - 32) / 26, access(STRING, blocks.getFirst()).size());
    }

    @Test
    void largerValueGetsABlockOfItsOwnWhoseBufferIsGivenBack() {
        List<String> values = List.of("first", "x".repeat(50_000), "last");
        assertEquals(values, strings(blocks(STRING, options(), values)));
        long reserved = arena.stats().reservedBytes();
        for (int i = 0; i < 100; i++) {
            List<byte[]> blocks = blocks(STRING, options(), values);
            assertEquals(3, blocks.size());
        }
        assertEquals(reserved, arena.stats().reservedBytes());
        BlockBufferStats stats = buffers.stats();
        assertTrue(stats.requests() - stats.reused() < 20, stats.toString());
    }

    @Test
    void blockHasTheSmallestNumberOfValuesWhateverTheirSize() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            values.add("x".repeat(i == 0 ? 20_000 : 400));
        }
        List<byte[]> blocks = blocks(STRING, options().withMinItems(5), values);
        assertEquals(values, strings(blocks));
        assertEquals(4, blocks.size());
        blocks.forEach(block -> assertEquals(5, access(STRING, block).size()));
    }

    /// Each value takes a byte, so a block ends.
    @Test
    void valuesWithoutBytesAreBounded() {
        List<Unit> values = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            values.add(Unit.UNIT);
        }
        List<byte[]> blocks = blocks(TYPES.unit(), options(), values);
        assertEquals(TARGET_BYTES - 32 - 16, access(TYPES.unit(), blocks.getFirst()).size());
        assertEquals(
                5000, blocks.stream().mapToLong(block -> access(TYPES.unit(), block).size()).sum());
    }

    /// The case of the seed: one serialization is aborted for each block, many fail.
    @Test
    void memoryStaysFlatWhateverFails() {
        FailingText type = new FailingText();
        long reserved = 0;
        try (BlockWriter<String> writer = create(type, options())) {
            for (int i = 0; i < 20_000; i++) {
                String value = "v".repeat(i % 100 == 0 ? 50_000 : i % 90);
                type.fails = i % 3 == 0;
                try {
                    if (!writer.tryAdd(value)) {
                        writer.seal();
                        writer.tryAdd(value);
                    }
                } catch (IllegalStateException planted) {
                    assertTrue(type.fails);
                }
                assertEquals(0, scratch.usedBytes());
                assertTrue(
                        value.length() == 50_000
                                || type.fails
                                || buffers.stats().lentBytes() < 10_000);
                if (i == 2_000) {
                    reserved = arena.stats().reservedBytes();
                }
            }
            assertTrue(writer.aborts() > 500, "aborts=" + writer.aborts());
        }
        assertEquals(reserved, arena.stats().reservedBytes());
    }

    @Test
    void failedValueLeavesTheBlockAsBefore() {
        FailingText type = new FailingText();
        try (BlockWriter<String> writer = create(type, options())) {
            for (int length : new int[] {1, 100, 900, 20_000}) {
                type.fails = true;
                assertThrows(IllegalStateException.class, () -> writer.tryAdd("f".repeat(length)));
                type.fails = false;
                assertTrue(writer.tryAdd("behind"));
                type.fails = true;
                assertThrows(IllegalStateException.class, () -> writer.tryAdd("f".repeat(100)));
                assertEquals(
                        "[behind]",
                        Block.access(STRING, writer.seal()).stream()
                                .map(ArchivedString::toString)
                                .toList()
                                .toString());
            }
            assertThrows(ArenaLimitException.class, () -> writer.tryAdd("g".repeat(1 << 21)));
            assertTrue(writer.isEmpty());
        }
    }

    @Test
    void limitsOfReadersHoldForAllValuesTogether() {
        var units = TYPES.list(TYPES.unit());
        List<Unit> many = Collections.nCopies(600_000, Unit.UNIT);
        try (BlockWriter<List<Unit>> writer = create(units, options())) {
            assertTrue(writer.tryAdd(many));
            writer.seal();
            assertThrows(
                    dev.arenite.archive.ArchiveLimitException.class, () -> writer.tryAdd(many));
        }
    }

    @Test
    void takenBlockStaysUntilItIsGivenBack() {
        try (BlockWriter<String> writer = create(STRING, options())) {
            writer.tryAdd("first");
            MemorySegment first = writer.take();
            writer.tryAdd("second");
            MemorySegment second = writer.seal();
            assertEquals("first", Block.access(STRING, first).get(0).toString());
            assertEquals("second", Block.access(STRING, second).get(0).toString());
            buffers.giveBack(first);
            assertThrows(IllegalArgumentException.class, () -> buffers.giveBack(first));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> buffers.giveBack(MemorySegment.ofArray(new byte[8])));
    }

    @Test
    void writerThatCannotGoOnSaysSo() throws Exception {
        FailingText type = new FailingText();
        BlockWriter<String> writer = create(type, options());
        assertThrows(IllegalStateException.class, writer::seal);
        type.action =
                () -> {
                    assertThrows(IllegalStateException.class, () -> writer.tryAdd("inner"));
                    assertThrows(IllegalStateException.class, writer::seal);
                    assertThrows(IllegalStateException.class, writer::close);
                };
        writer.tryAdd("outer");
        FutureTask<Boolean> refusals =
                new FutureTask<>(
                        () -> {
                            Class<WrongThreadException> refusal = WrongThreadException.class;
                            assertThrows(refusal, () -> writer.tryAdd("b"));
                            assertThrows(refusal, writer::seal);
                            assertThrows(refusal, writer::close);
                            assertThrows(refusal, () -> buffers.take(1));
                            return true;
                        });
        Thread.ofPlatform().start(refusals);
        assertTrue(refusals.get());
        writer.close();
        writer.close();
        assertThrows(IllegalStateException.class, () -> writer.tryAdd("late"));
        assertThrows(IllegalStateException.class, writer::seal);
    }

    @Test
    void clearedArenaIsNoticedByTheWriterAndForgottenByThePool() {
        try (BlockWriter<String> writer = create(STRING, options())) {
            writer.tryAdd("value");
            buffers.giveBack(buffers.take(3000));
            arena.clear();
            assertThrows(IllegalStateException.class, () -> writer.tryAdd("lost"));
        }
        MemorySegment buffer = buffers.take(3000);
        assertTrue(buffer.scope().isAlive());
        buffers.giveBack(buffer);
        assertEquals(buffer.address(), buffers.take(2900).address());
        arena.clear();
    }

    @Test
    void everyDamagedBitAndEveryTruncationIsReported() {
        byte[] block = blocks(STRING, options(), List.of("one", "a text out of line")).getFirst();
        for (int bit = 0; bit < 8 * block.length; bit++) {
            byte[] damaged = block.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(BlockDamageException.class, () -> access(STRING, damaged));
        }
        for (int length = 0; length < block.length; length++) {
            MemorySegment cut = MemorySegment.ofArray(block).asSlice(0, length);
            assertThrows(BlockDamageException.class, () -> Block.access(STRING, cut));
        }
    }

    @Test
    void valuesBeyondTheLimitsOfTheReaderAreRefused() {
        byte[] block =
                blocks(TYPES.list(STRING), options(), List.of(List.of("a text out of line")))
                        .getFirst();
        CheckLimits none = CheckLimits.DEFAULT.withMaxDepth(0);
        BlockDamageException refusal =
                assertThrows(
                        BlockDamageException.class,
                        () -> Block.access(TYPES.list(STRING), MemorySegment.ofArray(block), none));
        assertEquals(0, refusal.byteOffset());
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        BlockOptions options = BlockOptions.DEFAULT;
        Class<IllegalArgumentException> refusal = IllegalArgumentException.class;
        assertThrows(refusal, () -> options.withTargetBytes(0));
        assertThrows(refusal, () -> options.withTargetBytes(1000));
        assertThrows(refusal, () -> options.withTargetBytes(Long.MAX_VALUE & -512));
        assertThrows(refusal, () -> options.withAlignment(256));
        assertThrows(refusal, () -> options.withAlignment(1 << 17));
        assertThrows(refusal, () -> options.withAlignment(3000));
        assertThrows(refusal, () -> options.withMinItems(0));
        assertThrows(refusal, () -> options.withName("n".repeat(1001)));
        assertEquals(512, options.withTargetBytes(1536).alignment());
        assertEquals(4096, options.withTargetBytes(1 << 20).alignment());
        assertFalse(options.withName("orders").equals(options));
    }
}
