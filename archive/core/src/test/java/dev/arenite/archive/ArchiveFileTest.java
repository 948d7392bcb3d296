package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ListType;
import dev.arenite.archive.type.StringType;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

class ArchiveFileTest {

    private static final ListType<String, ArchivedString> LIST = ListType.of(StringType.STRING);
    private static final long THREE_GIB = 3L << 30;

    @TempDir private Path directory;

    private final Arena arena = Arena.ofConfined();
    private final Scratch scratch = BufferScratch.over("test", arena.allocate(1 << 20));

    @AfterEach
    void closeScratch() {
        assertEquals(0, scratch.mark());
        scratch.close();
        arena.close();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            texts.add("text number " + i);
        }
        return texts;
    }

    @Test
    void aFileGrowsWithItsArchiveAndGetsItsLength() throws IOException {
        Path path = directory.resolve("texts");
        byte[] expected = Archive.toBytes(LIST, texts());
        try (ArchiveFile file = ArchiveFile.create(path)) {
            ArchiveWriter writer = ArchiveWriter.to(file, scratch);
            writer.write(LIST, texts());
            assertTrue(files().getFirst().matches("texts\\.\\p{XDigit}{16}\\.unfinished"));
            file.finish(writer.position());
            assertThrows(IllegalStateException.class, () -> writer.write(LIST, texts()));
        }
        assertEquals(List.of("texts"), files());
        assertArrayEquals(expected, Files.readAllBytes(path));
        try (FileChannel channel = FileChannel.open(path);
                Arena mapping = Arena.ofConfined()) {
            MemorySegment mapped = channel.map(MapMode.READ_ONLY, 0, channel.size(), mapping);
            assertEquals("text number 7", Archive.access(LIST, mapped).get(7).toString());
        }
    }

    @Test
    void aFileThatIsNotFinishedLeavesNothingAndReplacesNothing() throws IOException {
        Path path = directory.resolve("texts");
        Files.writeString(path, "the old one");
        try (ArchiveFile file = ArchiveFile.create(path)) {
            ArchiveWriter.to(file, scratch).write(LIST, texts());
            assertEquals(2, files().size());
        }
        assertEquals(List.of("texts"), files());
        assertEquals("the old one", Files.readString(path));
        try (ArchiveFile file = ArchiveFile.create(path)) {
            assertEquals(
                    "length is out of range: byteSize=65537 mappedBytes=65536",
                    assertThrows(IllegalArgumentException.class, () -> file.finish(65_537))
                            .getMessage());
            file.finish(0);
            assertEquals(
                    "file is finished: file=" + path,
                    assertThrows(IllegalStateException.class, () -> file.finish(0)).getMessage());
        }
        assertEquals(0, Files.size(path));
    }

    @Test
    void aValueIsWrittenToAFileOfItsOwnOrNothingChanges() throws IOException {
        Path path = directory.resolve("texts");
        ArchiveFile.write(path, LIST, texts());
        assertArrayEquals(Archive.toBytes(LIST, texts()), Files.readAllBytes(path));
        assertThrows(
                ArchiveValueException.class,
                () -> ArchiveFile.write(path, LIST, List.of("half a pair \ud800")));
        assertThrows(
                IOException.class,
                () -> ArchiveFile.write(directory.resolve("no/texts"), LIST, texts()));
        assertEquals(List.of("texts"), files());
        assertArrayEquals(Archive.toBytes(LIST, texts()), Files.readAllBytes(path));
    }

    @Test
    void aFileThatCannotBeMadeLeavesNothing() throws IOException {
        Path path = directory.resolve("missing").resolve("texts");
        assertThrows(IOException.class, () -> ArchiveFile.create(path));
        assertEquals(List.of(), files());
        Path taken = Files.createDirectory(directory.resolve("taken"));
        Files.createFile(taken.resolve("inside"));
        assertThrows(IOException.class, () -> ArchiveFile.create(taken));
        assertEquals(List.of("taken"), files());
        Path later = directory.resolve("later");
        try (ArchiveFile file = ArchiveFile.create(later)) {
            Files.createDirectory(later);
            assertThrows(IOException.class, () -> file.finish(0));
        }
        assertEquals(List.of("later", "taken"), files());
    }

    @Test
    void aLimitHoldsInAFileAsWell() throws IOException {
        try (ArchiveFile file = ArchiveFile.create(directory.resolve("texts"))) {
            ArchiveWriter writer = ArchiveWriter.to(file, scratch);
            assertEquals(ArchiveWriter.LIMIT_REACHED, writer.tryWrite(LIST, texts(), 100_000));
            assertEquals(0, writer.position());
            assertEquals(100_000, writer.limitBytes());
        }
    }

    /// Returns memory that is nearly all hole: an [ArchiveFile] would take it on the device.
    private MemorySegment hole() throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        directory.resolve("hole"),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            return channel.map(MapMode.READ_WRITE, 0, THREE_GIB + (1 << 16), arena);
        }
    }

    /// Beyond 2 GiB.
    @Test
    void thirtyTwoBitPointersRefuseMoreThanTwoGibibytesWhereItHappens() throws IOException {
        Far far = new Far(ArchiveFormat.POINTER_32);
        ArchiveWriter writer = ArchiveWriter.to(hole(), scratch);
        writer.write(StringType.STRING, "before");
        ArchiveRangeException beyond =
                assertThrows(ArchiveRangeException.class, () -> writer.write(far, THREE_GIB));
        String place = "byteOffset=" + (8 + 8 + THREE_GIB);
        String message = Objects.requireNonNull(beyond.getMessage());
        assertTrue(message.endsWith(place), message);
        assertEquals(8, writer.position());
        long least = (1L << 31) - 8;
        long root = writer.write(far, least);
        assertEquals(Optional.empty(), check(far, writer, root));
        assertEquals(77, far.read(writer.sink().memory(), root));
    }

    @Test
    void sixtyFourBitPointersLeadFurtherThanTwoGibibytes() throws IOException {
        Far far = new Far(ArchiveFormat.POINTER_64);
        ArchiveWriter writer = ArchiveWriter.to(hole(), scratch);
        long root = writer.write(far, THREE_GIB);
        assertEquals(8 + THREE_GIB, root);
        assertEquals(16 + THREE_GIB, writer.position());
        assertEquals(Optional.empty(), check(far, writer, root));
        assertEquals(77, far.read(writer.sink().memory(), root));
    }

    private static Optional<ArchiveViolation> check(Far far, ArchiveWriter writer, long root) {
        return Archive.check(far, writer.sink().memory(), root, CheckLimits.DEFAULT);
    }

    /// A pointer over a gap of as many bytes as the value says, to the number 77.
    private record Far(ArchiveFormat format) implements ArchiveType<Long, Long> {

        @Override
        public long placeBytes() {
            return format.pointerBytes();
        }

        @Override
        public long placeAlignment() {
            return format.pointerBytes();
        }

        @Override
        public long resolverBytes() {
            return 8;
        }

        @Override
        public void serialize(Long gap, ArchiveSink out, MemorySegment resolver, long at) {
            long start = out.reservePlace(8, 4);
            LittleEndian.putInt(out.memory(), start, 77);
            out.reserve(gap);
            LittleEndian.putLong(resolver, at, start);
        }

        @Override
        public void resolve(
                Long gap, ArchiveSink out, long place, MemorySegment resolver, long at) {
            format.putPointer(out.memory(), place, place, LittleEndian.getLong(resolver, at));
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            long start = place + format.getDistance(checker.archive(), place);
            checker.claimPlace(TestTypes.INT, start, place);
        }

        @Override
        public Long view(MemorySegment archive, long place) {
            return read(archive, place);
        }

        @Override
        public Long read(MemorySegment archive, long place) {
            return (long) LittleEndian.getInt(archive, place + format.getDistance(archive, place));
        }
    }
}
