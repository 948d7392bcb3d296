package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.TestNodes.Node;
import dev.arenite.archive.TestNodes.NodeType;
import dev.arenite.archive.TestTypes.Field;
import dev.arenite.archive.TestTypes.Pointer;
import dev.arenite.archive.TestTypes.Probe;
import dev.arenite.archive.TestTypes.Struct;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ListType;
import dev.arenite.archive.type.StringType;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchExhaustedException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

class ArchiveWriterTest {

    private static final String LONG = "longer than fits in a place";
    private static final ListType<String, ArchivedString> LIST = ListType.of(StringType.STRING);

    /// Two texts, a list and a shared node twice: everything that a writer keeps books of.
    private record Sample(String name, List<String> notes, Node node) {}

    private static final NodeType NODE = new NodeType();
    private static final Pointer<Node, Long> SHARED = NODE.next;

    private static Struct<Sample> sampleType(Runnable onWrite) {
        return new Struct<>(
                List.of(
                        new Field<>("name", new Probe<>(StringType.STRING, onWrite), Sample::name),
                        new Field<>("left", new Probe<>(SHARED, onWrite), Sample::node),
                        new Field<>(
                                "notes",
                                ListType.of(new Probe<>(StringType.STRING, onWrite)),
                                Sample::notes),
                        new Field<>("right", new Probe<>(SHARED, onWrite), Sample::node)));
    }

    private static final Struct<Sample> TYPE = sampleType(() -> {});
    private static final Sample SAMPLE = sample();
    private static final byte[] BYTES = Archive.toBytes(TYPE, SAMPLE);

    private final Arena arena = Arena.ofConfined();
    private final Scratch scratch =
            BufferScratch.over("test", arena.allocate(4096).fill((byte) 0x5A));
    private final MemorySegment memory = arena.allocate(4096, 16);
    private final ArchiveWriter writer = ArchiveWriter.to(memory, scratch);

    private static Sample sample() {
        Node first = new Node(LONG);
        first.next = new Node("second");
        return new Sample("name that is long", List.of("a", LONG, "", LONG + LONG), first);
    }

    @AfterEach
    void nothingIsLeftInScratch() {
        assertEquals(0, scratch.mark());
        scratch.close();
        arena.close();
    }

    private void assertWrites(byte[] expected) {
        long start = writer.position();
        writer.sink().align(16);
        long from = writer.position();
        writer.write(TYPE, SAMPLE);
        assertArrayEquals(
                expected, memory.asSlice(from, writer.position() - from).toArray(JAVA_BYTE));
        assertTrue(from - start < 16);
    }

    @Test
    void everySmallerCapacityFailsAndLeavesEverythingAsItWas() {
        for (int capacity = 0; capacity < BYTES.length; capacity++) {
            memory.fill((byte) 0xAA);
            writer.reset(memory.asSlice(0, capacity));
            ArchiveCapacityException full =
                    assertThrows(ArchiveCapacityException.class, () -> writer.write(TYPE, SAMPLE));
            assertEquals(capacity, full.limitBytes());
            assertTrue(full.neededBytes() > capacity && full.neededBytes() <= BYTES.length);
            assertEquals(0, writer.position());
            assertEquals(0, scratch.mark());
            assertEquals((byte) 0xAA, memory.get(JAVA_BYTE, capacity));
            writer.reset(memory);
            assertWrites(BYTES);
        }
    }

    @Test
    void everySmallerLimitIsReportedWithWhatWasNeeded() {
        writer.write(StringType.STRING, LONG);
        writer.sink().align(16);
        long start = writer.position();
        for (long limit = start - 1; limit < start + BYTES.length; limit++) {
            memory.asSlice(start).fill((byte) 0xAA);
            assertEquals(ArchiveWriter.LIMIT_REACHED, writer.tryWrite(TYPE, SAMPLE, limit));
            assertEquals(limit, writer.limitBytes());
            assertTrue(writer.neededBytes() > limit);
            assertTrue(writer.neededBytes() <= start + BYTES.length);
            assertEquals(start, writer.position());
            assertEquals(0, scratch.mark());
            assertEquals((byte) 0xAA, memory.get(JAVA_BYTE, Math.max(limit, start)));
        }
        long root = writer.tryWrite(TYPE, SAMPLE, start + BYTES.length);
        assertEquals(start + BYTES.length - TYPE.placeBytes(), root);
        assertArrayEquals(BYTES, memory.asSlice(start, BYTES.length).toArray(JAVA_BYTE));
    }

    private static final class Thrown extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void whatUserCodeThrowsAnywherePassesThroughUnchanged() {
        for (Throwable thrown : List.of(new Thrown(), new IllegalStateException("mine"))) {
            int[] countdown = {0};
            Struct<Sample> type =
                    sampleType(
                            () -> {
                                if (countdown[0]-- == 0) {
                                    throwUnchecked(thrown);
                                }
                            });
            int failures = 0;
            for (boolean failed = true; failed; failures += failed ? 1 : 0) {
                countdown[0] = failures;
                writer.reset(memory);
                Throwable caught = null;
                try {
                    writer.write(type, SAMPLE);
                } catch (Throwable passed) {
                    caught = passed;
                }
                failed = caught != null;
                if (failed) {
                    assertSame(thrown, caught);
                    assertEquals(0, writer.position());
                }
                assertEquals(0, scratch.mark());
                writer.reset(memory);
                assertWrites(BYTES);
            }
            assertEquals(14, failures);
        }
    }

    private static void throwUnchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    @Test
    void aFailingScratchPassesThroughUnchanged() {
        int[] countdown = {0};
        Scratch failing =
                (Scratch)
                        Proxy.newProxyInstance(
                                Scratch.class.getClassLoader(),
                                new Class<?>[] {Scratch.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("pushOffset")
                                            && countdown[0]-- == 0) {
                                        throw new ScratchExhaustedException("test", 1, 0, 0);
                                    }
                                    try {
                                        return method.invoke(scratch, arguments);
                                    } catch (InvocationTargetException wrapped) {
                                        throw wrapped.getCause();
                                    }
                                });
        ArchiveWriter other = ArchiveWriter.to(memory, failing);
        int failures = 0;
        for (boolean failed = true; failed; failures += failed ? 1 : 0) {
            countdown[0] = failures;
            failed = false;
            try {
                other.write(TYPE, SAMPLE);
            } catch (ScratchExhaustedException exhausted) {
                failed = true;
                assertEquals(0, other.position());
            }
            assertEquals(0, scratch.mark());
        }
        assertEquals(4, failures);
        assertArrayEquals(BYTES, other.written().toArray(JAVA_BYTE));
    }

    @Test
    void bytesDoNotDependOnWhatWasInTheMemory() {
        for (byte fill : new byte[] {0, (byte) 0xAA, -1}) {
            memory.fill(fill);
            writer.reset(memory);
            assertWrites(BYTES);
        }
    }

    @Test
    void aLimitThatATypeSwallowsIsStillReached() {
        ArchiveType<String, ArchivedString> greedy =
                new Swallowing(StringType.STRING, "x".repeat(5000));
        assertEquals(ArchiveWriter.LIMIT_REACHED, writer.tryWrite(greedy, LONG, 4096));
        assertEquals(0, writer.position());
        assertEquals(5000, writer.neededBytes());
        writer.write(StringType.STRING, LONG);
        assertEquals(LONG, Archive.read(StringType.STRING, writer.written()));
    }

    /// Tries something larger first, and catches whatever that throws.
    private static final class Swallowing implements ArchiveType<String, ArchivedString> {
        private final StringType type;
        private final String larger;

        Swallowing(StringType type, String larger) {
            this.type = type;
            this.larger = larger;
        }

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
            return type.resolverBytes();
        }

        @Override
        public void serialize(String value, ArchiveSink out, MemorySegment resolver, long at) {
            try {
                type.serialize(larger, out, resolver, at);
            } catch (RuntimeException any) {
                try {
                    type.serialize(value, out, resolver, at);
                } catch (RuntimeException again) {
                    assertSame(any, again);
                }
            }
        }

        @Override
        public void resolve(
                String value, ArchiveSink out, long place, MemorySegment resolver, long at) {
            type.resolve(value, out, place, resolver, at);
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            type.check(checker, place);
        }

        @Override
        public ArchivedString view(MemorySegment archive, long place) {
            return type.view(archive, place);
        }

        @Override
        public String read(MemorySegment archive, long place) {
            return type.read(archive, place);
        }
    }

    @Test
    void aRootInsideAValueHasBothLimits() {
        List<Long> inner = new ArrayList<>();
        Probe<String, ArchivedString> nesting =
                new Probe<>(
                        StringType.STRING,
                        () -> {
                            if (inner.isEmpty()) {
                                inner.add(writer.tryWrite(LIST, List.of(LONG), 20));
                                inner.add(writer.tryWrite(LIST, List.of(LONG), 200));
                                inner.add(writer.write(StringType.STRING, "x"));
                            }
                        });
        long root = writer.tryWrite(nesting, LONG, 100);
        assertEquals(List.of(ArchiveWriter.LIMIT_REACHED, 36L, 44L), inner);
        assertEquals(80, root);
        inner.clear();
        writer.reset(memory);
        assertEquals(ArchiveWriter.LIMIT_REACHED, writer.tryWrite(nesting, LONG, 50));
        assertEquals(List.of(ArchiveWriter.LIMIT_REACHED, 36L), inner.subList(0, 2));
        assertEquals(0, writer.position());
    }

    @Test
    void textBetweenArchivesCountsInNoneOfThem() {
        ArchiveSink between = writer.sink();
        writer.setLimits(CheckLimits.DEFAULT.withMaxObjects(4));
        for (int round = 0; round < 20; round++) {
            writer.reset(memory);
            between.writeText(LONG);
            writer.write(LIST, List.of(LONG, LONG, LONG));
            between.writeText(LONG);
            between.reserveRow(3, Long.BYTES);
            assertThrows(
                    ArchiveLimitException.class,
                    () -> writer.write(LIST, List.of(LONG, LONG, LONG, LONG)));
        }
    }

    @Test
    void aWriterCannotBeResetInTheMiddleOfAValue() {
        Probe<String, ArchivedString> resetting =
                new Probe<>(StringType.STRING, () -> writer.reset(memory));
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> writer.write(resetting, LONG));
        assertEquals("a value is being written: depth=1", refused.getMessage());
    }

    @Test
    void outsideOfAValueAFullDestinationIsACapacityException() {
        assertEquals(
                "destination is full: neededBytes=4097 limitBytes=4096",
                assertThrows(ArchiveCapacityException.class, () -> writer.sink().reserve(4097))
                        .getMessage());
        assertEquals(
                "byteSize must not be negative: byteSize=-1",
                assertThrows(IllegalArgumentException.class, () -> writer.sink().reserve(-1))
                        .getMessage());
        assertThrows(ArchiveCapacityException.class, () -> writer.sink().reserve(Long.MAX_VALUE));
        assertEquals(0, writer.sink().reserve(4096));
        assertEquals(4096, writer.sink().reserve(0));
        assertThrows(ArchiveCapacityException.class, () -> writer.sink().reserve(Long.MAX_VALUE));
    }

    @Test
    void oneThreadWritesInsideItsOwnWritingAndVirtualThreadsDoLikewise() throws Exception {
        List<byte[]> inner = new ArrayList<>();
        Probe<String, ArchivedString> nesting =
                new Probe<>(StringType.STRING, () -> inner.add(Archive.toBytes(TYPE, SAMPLE)));
        byte[] outer = Archive.toBytes(nesting, LONG);
        assertEquals(LONG, Archive.read(StringType.STRING, MemorySegment.ofArray(outer)));
        inner.forEach(bytes -> assertArrayEquals(BYTES, bytes));
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
                            .start(() -> assertArrayEquals(BYTES, Archive.toBytes(TYPE, SAMPLE))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), failures);
        try (Arena other = Arena.ofConfined()) {
            MemorySegment segment = Archive.toSegment(TYPE, SAMPLE, other);
            assertArrayEquals(BYTES, segment.toArray(JAVA_BYTE));
            assertEquals(0, segment.address() % 16);
        }
    }

    @Test
    void aThreadsOwnWriterIsAsBeforeWhateverIsThrownWhileItIsUsed() {
        Thrown thrown = new Thrown();
        Struct<Sample> failing =
                sampleType(
                        () -> {
                            throw thrown;
                        });
        Probe<String, ArchivedString> nesting =
                new Probe<>(
                        StringType.STRING,
                        () ->
                                assertSame(
                                        thrown,
                                        assertThrows(
                                                Thrown.class,
                                                () -> Archive.toBytes(failing, SAMPLE))));
        byte[] expected = Archive.toBytes(StringType.STRING, LONG);
        for (int i = 0; i < 3; i++) {
            assertThrows(Thrown.class, () -> Archive.toBytes(failing, SAMPLE));
            assertArrayEquals(expected, Archive.toBytes(nesting, LONG));
            assertSame(
                    thrown,
                    assertThrows(
                            Thrown.class,
                            () ->
                                    Archive.toSegment(
                                            TYPE,
                                            SAMPLE,
                                            (byteSize, byteAlignment) -> {
                                                throw thrown;
                                            })));
            assertArrayEquals(BYTES, Archive.toBytes(TYPE, SAMPLE));
        }
    }
}
