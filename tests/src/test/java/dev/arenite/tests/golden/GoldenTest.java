package dev.arenite.tests.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Tries to tell our archives from rkyv's: what we write must be rkyv's bytes, and what we read
/// from rkyv's bytes must be the value that rkyv wrote.
final class GoldenTest {

    private static final int ROOM_BYTES = 1 << 20;

    /// Archives up to this size have been damaged for rkyv's verdicts.
    private static final int LARGEST_MUTATED_BYTES = 700;

    /// Nobody would notice a case that is not there.
    @Test
    void theCopyHasAllCasesAndHashes() throws IOException {
        Path directory = GoldenCase.directory();
        List<String> names = GoldenCase.all().map(GoldenCase::name).toList();
        try (Stream<Path> files = Files.list(directory)) {
            Stream<String> archives =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".bin"));
            assertEquals(
                    archives.sorted().toList(),
                    names.stream().map(name -> name + ".bin").sorted().toList());
        }
        GoldenCase.all()
                .filter(golden -> golden.bytes().length <= LARGEST_MUTATED_BYTES)
                .forEach(
                        golden ->
                                assertTrue(
                                        Files.exists(mutations(directory, golden)), golden.name()));
        if (System.getProperty("arenite.golden", "").isBlank()) {
            assertEquals(111, names.size());
            assertEquals(71, GoldenCase.json(directory.resolve("hashes.json")).size());
        }
    }

    private static Path mutations(Path directory, GoldenCase golden) {
        return directory.resolve("mutations").resolve(golden.name() + ".json");
    }

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
        byte[] bytes = write(type, value, (byte) 0xA5);
        assertArrayEquals(bytes, write(type, value, (byte) 0x3C));
        assertEquals(value, CheckedRead.read(type, MemorySegment.ofArray(bytes)));
    }

    private static byte[] write(ArchiveType<Object, Object> type, Object value) {
        return write(type, value, (byte) 0xA5);
    }

    /// Writes with memory and scratch full of something.
    private static byte[] write(ArchiveType<Object, Object> type, Object value, byte fill) {
        try (Arena arena = Arena.ofConfined();
                Scratch scratch = BufferScratch.over("golden", filled(arena, fill))) {
            MemorySegment memory = filled(arena, fill);
            ArchiveWriter writer = ArchiveWriter.to(memory, scratch);
            writer.setLimits(CheckedRead.DEEP);
            writer.write(type, value);
            assertEquals(0, scratch.usedBytes());
            return memory.asSlice(0, writer.position()).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static MemorySegment filled(Arena arena, byte fill) {
        return arena.allocate(ROOM_BYTES, 16).fill(fill);
    }
}
