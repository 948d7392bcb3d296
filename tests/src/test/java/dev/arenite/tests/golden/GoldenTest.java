package dev.arenite.tests.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.Stream;

/// Tries to tell our archives from rkyv's: what we write must be rkyv's bytes, and what we read
/// from rkyv's bytes must be the value that rkyv wrote.
final class GoldenTest {

    private static final int ROOM_BYTES = 1 << 20;

    @TestFactory
    Stream<DynamicTest> writesWhatRkyvWrites() {
        return GoldenCase.all()
                .map(golden -> dynamicTest(golden.name(), () -> assertWritten(golden)));
    }

    private static void assertWritten(GoldenCase golden) {
        assertArrayEquals(
                golden.bytes(), write(golden.type(ArchiveTypes.STANDARD), golden.value()));
    }

    @TestFactory
    Stream<DynamicTest> readsWhatRkyvWrote() {
        return GoldenCase.all().map(golden -> dynamicTest(golden.name(), () -> assertRead(golden)));
    }

    private static void assertRead(GoldenCase golden) {
        ArchiveType<Object, Object> type = golden.type(ArchiveTypes.STANDARD);
        assertEquals(golden.sidecar().get("root_size").asLong(), type.placeBytes());
        assertEquals(golden.sidecar().get("root_align").asLong(), type.placeAlignment());
        assertEquals(golden.value(), CheckedRead.read(type, golden.archive()));
    }

    /// Compares what was read to the last bit: equal values may be different NaNs, or lead to one
    /// object or to two. Not those with hash tables, whose bytes tell the order of insertion, which
    /// is not that of reading.
    @TestFactory
    Stream<DynamicTest> writesWhatItReadAsRkyvWroteIt() {
        return GoldenCase.all()
                .filter(golden -> !golden.sidecar().toString().contains("{\"hash"))
                .map(golden -> dynamicTest(golden.name(), () -> assertWrittenAgain(golden)));
    }

    private static void assertWrittenAgain(GoldenCase golden) {
        ArchiveType<Object, Object> type = golden.type(ArchiveTypes.STANDARD);
        assertArrayEquals(
                golden.bytes(), write(type, CheckedRead.readAsOne(type, golden.archive())));
    }

    @TestFactory
    Stream<DynamicTest> readsWhatItWroteWithWidePointers() {
        ArchiveTypes types = ArchiveTypes.of(ArchiveFormat.POINTER_64);
        return GoldenCase.all()
                .map(
                        golden ->
                                dynamicTest(
                                        golden.name(),
                                        () -> assertRoundTrip(golden, golden.type(types))));
    }

    private static void assertRoundTrip(GoldenCase golden, ArchiveType<Object, Object> type) {
        Object value = golden.value();
        MemorySegment archive = MemorySegment.ofArray(write(type, value));
        assertEquals(value, CheckedRead.read(type, archive));
    }

    private static byte[] write(ArchiveType<Object, Object> type, Object value) {
        try (Arena arena = Arena.ofConfined();
                Scratch scratch = BufferScratch.over("golden", arena.allocate(ROOM_BYTES, 16))) {
            MemorySegment memory = arena.allocate(ROOM_BYTES, 16).fill((byte) 0xA5);
            ArchiveWriter writer = ArchiveWriter.to(memory, scratch);
            writer.write(type, value);
            assertEquals(0, scratch.usedBytes());
            return memory.asSlice(0, writer.position()).toArray(ValueLayout.JAVA_BYTE);
        }
    }
}
