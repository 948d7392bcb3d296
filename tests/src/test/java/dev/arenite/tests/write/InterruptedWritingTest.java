package dev.arenite.tests.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.GrowingBuffer;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.arena.ArenaLimitException;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchExhaustedException;
import dev.arenite.tests.golden.GoldenCase;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Interrupts the writing of each golden archive wherever it can be interrupted. Afterwards
/// everything must be as it was, and the next attempt must give rkyv's bytes.
final class InterruptedWritingTest {

    private static final int LARGEST_BYTES = 1024;
    private static final byte FILL = (byte) 0xA5;

    private static Stream<DynamicTest> forEachCase(Consumer<GoldenCase> test) {
        return GoldenCase.all()
                .filter(golden -> golden.bytes().length <= LARGEST_BYTES)
                .map(golden -> dynamicTest(golden.name(), () -> test.accept(golden)));
    }

    private static void assertComplete(GoldenCase golden, ArchiveWriter writer) {
        assertArrayEquals(golden.bytes(), writer.written().toArray(JAVA_BYTE));
    }

    @TestFactory
    Stream<DynamicTest> everyLimitIsReachedWithoutATrace() {
        return forEachCase(InterruptedWritingTest::reachEveryLimit);
    }

    private static void reachEveryLimit(GoldenCase golden) {
        ArchiveType<Object, Object> type = golden.type(ArchiveTypes.STANDARD);
        Object value = golden.value();
        int byteSize = golden.bytes().length;
        try (Arena arena = Arena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test")) {
            MemorySegment memory = arena.allocate(byteSize + 1, 16).fill(FILL);
            ArchiveWriter writer = ArchiveWriter.to(memory, scratch);
            for (long limit = 0; limit < byteSize; limit++) {
                memory.fill(FILL);
                assertEquals(ArchiveWriter.LIMIT_REACHED, writer.tryWrite(type, value, limit));
                assertEquals(0, writer.position());
                assertEquals(0, scratch.usedBytes());
                assertEquals(limit, writer.limitBytes());
                assertTrue(writer.neededBytes() > limit && writer.neededBytes() <= byteSize);
                assertEquals(FILL, memory.get(JAVA_BYTE, limit));
                writer.reset(memory.asSlice(0, limit));
                assertEquals(ArchiveWriter.LIMIT_REACHED, writer.tryWrite(type, value, byteSize));
                assertEquals(limit, writer.limitBytes());
                writer.reset(memory);
                writer.write(type, value);
                assertComplete(golden, writer);
                writer.reset(memory);
            }
            assertEquals(FILL, memory.get(JAVA_BYTE, byteSize));
        }
    }

    @TestFactory
    Stream<DynamicTest> scratchThatFailsAnywhereLeavesNoTrace() {
        return forEachCase(InterruptedWritingTest::failEveryBlock);
    }

    private static void failEveryBlock(GoldenCase golden) {
        ArchiveType<Object, Object> type = golden.type(ArchiveTypes.STANDARD);
        Object value = golden.value();
        try (Arena arena = Arena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test")) {
            MemorySegment memory = arena.allocate(golden.bytes().length, 16);
            int blocks = 0;
            while (fails(ArchiveWriter.to(memory, failing(scratch, blocks)), type, value)) {
                assertEquals(0, scratch.usedBytes());
                ArchiveWriter writer = ArchiveWriter.to(memory.fill(FILL), scratch);
                writer.write(type, value);
                assertComplete(golden, writer);
                blocks++;
            }
            assertTrue(blocks > 0);
        }
    }

    private static boolean fails(
            ArchiveWriter writer, ArchiveType<Object, Object> type, Object value) {
        try {
            writer.write(type, value);
            return false;
        } catch (ScratchExhaustedException exhausted) {
            assertEquals(0, writer.position());
            return true;
        }
    }

    /// Returns a scratch that has no room for a block after so many.
    private static Scratch failing(Scratch scratch, int blocks) {
        int[] left = {blocks};
        return (Scratch)
                Proxy.newProxyInstance(
                        Scratch.class.getClassLoader(),
                        new Class<?>[] {Scratch.class},
                        (proxy, method, arguments) -> {
                            boolean takes =
                                    method.getName().equals("pushOffset")
                                            || method.getName().equals("push");
                            if (takes && left[0]-- == 0) {
                                throw new ScratchExhaustedException("test", 1, 0, 0);
                            }
                            try {
                                return method.invoke(scratch, arguments);
                            } catch (InvocationTargetException wrapped) {
                                throw wrapped.getCause();
                            }
                        });
    }

    @TestFactory
    Stream<DynamicTest> anArenaThatIsFullAnywhereLeavesNoTrace() {
        return forEachCase(InterruptedWritingTest::failEveryGrowth);
    }

    private static void failEveryGrowth(GoldenCase golden) {
        ArchiveType<Object, Object> type = golden.type(ArchiveTypes.STANDARD);
        Object value = golden.value();
        boolean complete = false;
        for (long limit = 16; !complete; limit += 16) {
            ArenaOptions options =
                    ArenaOptions.named("test").withChunkBytes(16, 16).withLimitBytes(limit);
            try (BumpArena arena = BumpArena.ofConfined(options);
                    Scratch scratch = Scratch.ofConfined("test")) {
                ArchiveWriter writer = ArchiveWriter.to(GrowingBuffer.in(arena), scratch);
                try {
                    writer.write(type, value);
                    complete = true;
                    assertComplete(golden, writer);
                } catch (ArenaLimitException full) {
                    assertEquals(0, writer.position());
                    assertEquals(0, scratch.usedBytes());
                }
            }
            assertFalse(limit > 1 << 16);
        }
    }
}
