package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Uses scratch of fixed size as its documentation says, and at its edges.
class BufferScratchTest {

    @Test
    void popRestoresUsagePaddingIncluded() {
        try (BufferScratch scratch = BufferScratch.ofConfined("orders", 256)) {
            MemorySegment first = scratch.push(3, 1);
            MemorySegment second = scratch.push(8, 8);
            assertEquals(16, scratch.usedBytes());
            scratch.pop(second);
            assertEquals(3, scratch.usedBytes());
            scratch.pop(first);
            assertEquals(0, scratch.usedBytes());
            assertEquals(16, scratch.peakBytes());
        }
    }

    @Test
    void namesBothBlocksWhenTheOlderOneIsPopped() {
        try (BufferScratch scratch = BufferScratch.ofConfined("orders", 256)) {
            MemorySegment older = scratch.push(24, 8);
            scratch.push(16, 8);
            assertMessage(
                    "block is not the newest: scratch=orders expectedIn=orders expectedOffset=24"
                            + " expectedBytes=16 actualIn=orders actualOffset=0 actualBytes=24",
                    () -> scratch.pop(older));
            assertEquals(40, scratch.usedBytes());
        }
    }

    @Test
    void saysThatThereIsNothingToPop() {
        try (BufferScratch scratch = BufferScratch.ofConfined("orders", 256);
                Arena arena = Arena.ofConfined()) {
            MemorySegment foreign = arena.allocate(8);
            assertMessage(
                    "block is not the newest: scratch=orders expected=none actual=foreign"
                            + " actualBytes=8",
                    () -> scratch.pop(foreign));
        }
    }

    @Test
    void saysHowMuchIsLeftWhenABlockDoesNotFit() {
        try (BufferScratch scratch = BufferScratch.ofConfined("orders", 256)) {
            scratch.push(200, 1);
            ScratchExhaustedException refusal =
                    assertThrows(ScratchExhaustedException.class, () -> scratch.push(57, 1));
            assertEquals(
                    "scratch is exhausted: scratch=orders requestedBytes=57 remainingBytes=56"
                            + " limitBytes=256",
                    refusal.getMessage());
            assertEquals(200, scratch.usedBytes());
            scratch.push(56, 1);
        }
    }

    @Test
    void segmentsThrowAfterClearAlsoIfTheyWerePopped() {
        try (BufferScratch scratch = BufferScratch.ofConfined("orders", 256)) {
            MemorySegment popped = scratch.push(8, 8);
            scratch.pop(popped);
            MemorySegment held = scratch.push(8, 8);
            scratch.clear();
            assertThrows(IllegalStateException.class, () -> popped.get(ValueLayout.JAVA_LONG, 0));
            assertThrows(IllegalStateException.class, () -> held.get(ValueLayout.JAVA_LONG, 0));
            assertThrows(ScratchOrderException.class, () -> scratch.pop(held));
        }
    }

    @Test
    void blocksOfNoBytesHaveAddressesOfTheirOwn() {
        try (BufferScratch scratch = BufferScratch.ofConfined("orders", 256)) {
            assertNotEquals(scratch.push(0, 1).address(), scratch.push(0, 1).address());
        }
    }

    @Test
    void theRawLaneAndSegmentsShareOneMemory() {
        try (BufferScratch scratch = BufferScratch.ofConfined("orders", 256)) {
            long start = scratch.pushOffset(8, 8);
            scratch.memory().set(ValueLayout.JAVA_LONG, start, 42);
            MemorySegment block = scratch.push(8, 8);
            assertEquals(scratch.memory().address() + 8, block.address());
            assertEquals(42, scratch.memory().get(ValueLayout.JAVA_LONG, start));
        }
    }

    @Test
    void releaseGivesBackWhatIsNewerThanTheMark() {
        try (BufferScratch scratch = BufferScratch.ofConfined("orders", 256)) {
            scratch.push(8, 8);
            int mark = scratch.mark();
            scratch.pushOffset(8, 8);
            scratch.push(8, 8);
            scratch.release(mark);
            assertEquals(8, scratch.usedBytes());
            assertMessage(
                    "mark is above the blocks: scratch=orders mark=2 blocks=1",
                    () -> scratch.release(mark + 1));
        }
    }

    @Test
    void leavesMemoryOfTheCallerAliveWhenClosed() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(64);
            BufferScratch scratch = BufferScratch.over("orders", buffer);
            MemorySegment block = scratch.push(8, 8);
            scratch.close();
            assertFalse(block.scope().isAlive());
            // The debug level fills what is given back.
            buffer.set(ValueLayout.JAVA_BYTE, 63, (byte) 1);
            assertEquals(1, buffer.get(ValueLayout.JAVA_BYTE, 63));
            assertMessage("scratch is closed: scratch=orders", scratch::close);
        }
    }

    @Test
    void refusesMemoryOfTheCallerThatIsReadOnlyOrEmpty() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(64);
            assertEquals(
                    "memory must be writable: scratch=orders",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> BufferScratch.over("orders", buffer.asReadOnly()))
                            .getMessage());
            assertEquals(
                    "memory must not be empty: scratch=orders",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> BufferScratch.over("orders", buffer.asSlice(64)))
                            .getMessage());
        }
    }

    @Test
    void refusesMemoryOfTheCallerThatHasEnded() {
        Arena arena = Arena.ofConfined();
        MemorySegment buffer = arena.allocate(64);
        arena.close();
        assertMessage(
                "memory has ended: scratch=orders", () -> BufferScratch.over("orders", buffer));
    }

    @Test
    void refusesMemoryThatOnlyAnotherThreadMayAccess() throws InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(64);
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread.ofPlatform()
                    .name("stranger")
                    .start(
                            () -> {
                                try {
                                    BufferScratch.over("orders", buffer);
                                } catch (RuntimeException refusal) {
                                    thrown.set(refusal);
                                }
                            })
                    .join();
            assertEquals(
                    "memory is confined to another thread: scratch=orders caller=stranger",
                    assertInstanceOf(WrongThreadException.class, thrown.get()).getMessage());
        }
    }

    @Test
    void takesNoMemoryBeforeTheFirstBlock() {
        try (BufferScratch scratch = BufferScratch.ofConfined("orders", 1 << 20)) {
            assertEquals(0, scratch.stats().reservedBytes());
            scratch.push(1, 1);
            assertEquals(1 << 20, scratch.stats().reservedBytes());
        }
    }

    @Test
    void takesMemoryFromItsSourceAndGivesItBackThere() {
        List<Arena> opened = new ArrayList<>();
        Supplier<Arena> source =
                () -> {
                    opened.add(Arena.ofConfined());
                    return opened.getLast();
                };
        try (BufferScratch scratch =
                BufferScratch.ofConfined("orders", 256, new MemorySource(source, null))) {
            scratch.push(8, 8);
            // Without native access an arena uses memory that it took itself.
            assertEquals(ScratchMemory.NATIVE_ACCESS ? 1 : 0, opened.size());
        }
        assertTrue(opened.stream().noneMatch(arena -> arena.scope().isAlive()));
    }

    @Test
    void theOffsetApiSeesMemoryOfTheCallerInTheScopeOfTheCaller() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(64);
            try (BufferScratch scratch = BufferScratch.over("orders", buffer)) {
                scratch.pushOffset(8, 8);
                // Without native access the memory is not used at all.
                assertEquals(
                        ScratchMemory.NATIVE_ACCESS,
                        buffer.scope().equals(scratch.memory().scope()));
            }
        }
    }

    @Test
    void memoryThatWasTakenInPlaceOfTheCallersIsCountedAfterTheEndToo() {
        MemorySegment onTheHeap = MemorySegment.ofArray(new byte[64]);
        BufferScratch scratch = BufferScratch.over("orders", onTheHeap);
        scratch.push(8, 8);
        assertEquals(1, scratch.stats().sourceAllocations());
        scratch.close();
        assertEquals(1, scratch.stats().sourceAllocations());
    }

    @Test
    void rejectsSizesAndAlignmentsThatMakeNoSense() {
        try (BufferScratch scratch = BufferScratch.ofConfined("orders", 256)) {
            assertEquals(
                    "byteSize must not be negative: byteSize=-1",
                    assertThrows(IllegalArgumentException.class, () -> scratch.push(-1, 1))
                            .getMessage());
            assertEquals(
                    "byteAlignment must be a power of two: byteAlignment=3",
                    assertThrows(IllegalArgumentException.class, () -> scratch.push(1, 3))
                            .getMessage());
        }
    }

    private static void assertMessage(String message, Executable action) {
        assertEquals(message, assertThrows(IllegalStateException.class, action).getMessage());
    }
}
