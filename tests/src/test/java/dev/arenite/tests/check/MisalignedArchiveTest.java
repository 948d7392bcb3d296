package dev.arenite.tests.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.scratch.Scratch;
import dev.arenite.tests.golden.CheckedRead;
import dev.arenite.tests.golden.GoldenCase;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Uses archives of all types in memory of every kind, at addresses that suit none of their
/// numbers, and writes them there.
final class MisalignedArchiveTest {

    private static final int LARGEST_BYTES = 4096;
    private static final int LARGEST_SHIFT = 16;

    @TempDir private static Path directory;

    private static Stream<GoldenCase> cases() {
        return GoldenCase.all().filter(golden -> golden.bytes().length <= LARGEST_BYTES);
    }

    /// Makes memory with some bytes in it.
    @FunctionalInterface
    private interface Memory {
        MemorySegment of(byte[] bytes, Arena arena) throws IOException;
    }

    @TestFactory
    Stream<DynamicTest> archivesOnTheHeapAreReadWhereverTheyBegin() {
        return usedIn((bytes, arena) -> MemorySegment.ofArray(bytes));
    }

    @TestFactory
    Stream<DynamicTest> archivesInNativeMemoryAreReadWhereverTheyBegin() {
        return usedIn((bytes, arena) -> arena.allocateFrom(JAVA_BYTE, bytes));
    }

    @TestFactory
    Stream<DynamicTest> archivesInMappedFilesAreReadWhereverTheyBegin() {
        return usedIn(MisalignedArchiveTest::mapped);
    }

    private static MemorySegment mapped(byte[] bytes, Arena arena) throws IOException {
        Path file = Files.write(directory.resolve("archive"), bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(MapMode.READ_ONLY, 0, bytes.length, arena);
        }
    }

    private static Stream<DynamicTest> usedIn(Memory memory) {
        Stream<DynamicTest> golden =
                cases().map(each -> dynamicTest(each.name(), () -> useEverywhere(each, memory)));
        return Stream.concat(
                golden, Stream.of(dynamicTest("others", () -> useOthersEverywhere(memory))));
    }

    private static void useEverywhere(GoldenCase golden, Memory memory) throws IOException {
        ArchiveType<Object, Object> type = golden.type(ArchiveTypes.STANDARD);
        useEverywhere(type, golden.value(), golden.bytes(), memory);
    }

    private static void useOthersEverywhere(Memory memory) throws IOException {
        for (ArchiveFormat format : ArchiveFormat.values()) {
            ArchiveType<List<?>, ?> type = OtherTypes.of(ArchiveTypes.of(format));
            byte[] bytes = Archive.toBytes(type, OtherTypes.VALUE);
            useEverywhere(type, OtherTypes.VALUE, bytes, memory);
        }
    }

    private static void useEverywhere(
            ArchiveType<?, ?> type, Object value, byte[] bytes, Memory memory) throws IOException {
        for (int shift = 0; shift < LARGEST_SHIFT; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment archive = memory.of(shifted, arena).asSlice(shift);
                assertEquals(Optional.empty(), Traversal.check(type, archive));
                long root = Archive.rootPosition(type, archive);
                Traversal.useAll(type, archive, root, value);
                assertEquals(value, type.read(archive, root));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> archivesAreWrittenWhereverTheMemoryBegins() {
        return cases().map(golden -> dynamicTest(golden.name(), () -> writeEverywhere(golden)));
    }

    private static void writeEverywhere(GoldenCase golden) {
        ArchiveType<Object, Object> type = golden.type(ArchiveTypes.STANDARD);
        Object value = golden.value();
        int roomBytes = golden.bytes().length + LARGEST_SHIFT;
        try (Arena arena = Arena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test")) {
            for (MemorySegment memory :
                    List.of(
                            arena.allocate(roomBytes, 16),
                            MemorySegment.ofArray(new byte[roomBytes]))) {
                for (int shift = 0; shift < LARGEST_SHIFT; shift++) {
                    ArchiveWriter writer = ArchiveWriter.to(memory.asSlice(shift), scratch);
                    writer.setLimits(CheckedRead.DEEP);
                    writer.write(type, value);
                    assertArrayEquals(golden.bytes(), writer.written().toArray(JAVA_BYTE));
                }
            }
        }
    }
}
