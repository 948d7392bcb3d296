package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.internal.StringPlace;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedPrimitives;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.Utf8Type;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Views values that are larger than a Java array can be, in files of nothing but zeros.
final class HugeValuesTest {

    private static final ArchiveTypes WIDE = ArchiveTypes.of(ArchiveFormat.POINTER_64);
    private static final int PLACE_BYTES = 16;
    private static final long BYTES = (1L << 31) + 8;

    /// Looks at an archive.
    private interface Look {
        void at(MemorySegment archive) throws IOException;
    }

    /// Makes an archive of zeros and a root of two words.
    private static void archive(long first, long second, Look look) throws IOException {
        Path file = Files.createTempFile("huge", ".archive");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw");
                Arena arena = Arena.ofConfined()) {
            sparse.setLength(BYTES + PLACE_BYTES);
            MemorySegment archive =
                    sparse.getChannel()
                            .map(FileChannel.MapMode.READ_WRITE, 0, BYTES + PLACE_BYTES, arena);
            LittleEndian.putLong(archive, BYTES, first);
            LittleEndian.putLong(archive, BYTES + Long.BYTES, second);
            look.at(archive);
        } finally {
            Files.delete(file);
        }
    }

    private static void assertTooLong(String message, Executable read) {
        assertEquals(message, assertThrows(ArchiveReadException.class, read).getMessage());
    }

    @Test
    void aTextThatNoStringCanHoldIsViewedInPlaceAndRefusedAsAString() throws IOException {
        archive(
                StringPlace.tagged(BYTES),
                -BYTES,
                archive -> {
                    ArchivedString text = Archive.accessUnchecked(WIDE.string(), archive);
                    assertEquals(BYTES, text.byteSize());
                    assertEquals(BYTES, text.utf8().byteSize());
                    assertEquals(false, text.contentEquals("text"));
                    String message =
                            "text must fit into a Java array: byteSize=2147483656 limit=2147483639"
                                    + " path=";
                    assertTooLong(message, text::toString);
                    assertTooLong(message, () -> WIDE.string().read(archive, BYTES));
                });
    }

    @Test
    void sequencesThatNoArrayCanHoldAreViewedInPlaceAndRefusedAsLists() throws IOException {
        archive(
                -BYTES,
                BYTES,
                archive -> {
                    ArchiveType<List<Integer>, ArchivedList<Integer>> list = WIDE.list(WIDE.u8());
                    assertEquals(Optional.empty(), Archive.check(list, archive));
                    ArchivedList<Integer> view = Archive.access(list, archive);
                    assertEquals(BYTES, view.size());
                    assertEquals(0, view.get(BYTES - 1));
                    assertThrows(IndexOutOfBoundsException.class, () -> view.get(BYTES));
                    assertTooLong(
                            "list must fit into a Java array: elements=2147483656"
                                    + " limit=2147483639 path=",
                            () -> Archive.read(list, archive));
                    assertTooLong(
                            "bytes must fit into a Java array: byteSize=2147483655"
                                    + " limit=2147483639 path=",
                            () -> WIDE.cString().read(archive, BYTES));
                    ArchivedPrimitives bytes = Archive.access(WIDE.bytes(), archive);
                    assertEquals(0, bytes.getByte(BYTES - 1));
                    assertTooLong(
                            "array must fit into a Java array: elements=2147483656"
                                    + " limit=2147483639 path=",
                            () -> Archive.read(WIDE.bytes(), archive));
                });
    }

    /// The path leads to what is too large.
    @Test
    void whatIsTooLargeIsToldWithItsPath() throws IOException {
        archive(
                -BYTES,
                1,
                archive -> {
                    LittleEndian.putLong(archive, 0, 16);
                    LittleEndian.putLong(archive, 8, 1L << 31);
                    ArchiveReadException failure =
                            assertThrows(
                                    ArchiveReadException.class,
                                    () ->
                                            WIDE.list(WIDE.list(WIDE.tuple(List.of())))
                                                    .read(archive, BYTES));
                    assertEquals("[0]", failure.path());
                });
    }

    /// [java.math.BigInteger] holds less than 2^(2^31 - 1), and more than the negative of it.
    @Test
    void integersThatBigIntegerCannotHoldAreRefused() throws IOException {
        long size = 1L << 28;
        archive(
                -size,
                size,
                archive -> {
                    long start = BYTES - size;
                    LittleEndian.putByte(archive, start, (byte) 0x7F);
                    assertEquals(Optional.empty(), Archive.check(WIDE.bigInteger(), archive));
                    LittleEndian.putByte(archive, start, (byte) 0x80);
                    assertEquals(
                            "integer must be the fewest bytes of a two's complement that"
                                    + " BigInteger can hold",
                            Archive.check(WIDE.bigInteger(), archive).orElseThrow().rule());
                    LittleEndian.putByte(archive, BYTES - 1, (byte) 1);
                    assertEquals(Optional.empty(), Archive.check(WIDE.bigInteger(), archive));
                    LittleEndian.putByte(archive, start - 1, (byte) 1);
                    LittleEndian.putLong(archive, BYTES, -size - 1);
                    LittleEndian.putLong(archive, BYTES + Long.BYTES, size + 1);
                    assertTrue(Archive.check(WIDE.bigInteger(), archive).isPresent());
                });
    }

    @Test
    void bytesOfTextThatNoPlaceCanTellTheLengthOfAreRefusedBeforeTheyAreCopied()
            throws IOException {
        archive(
                0,
                0,
                archive -> {
                    MemorySegment utf8 = archive.asSlice(0, StringPlace.MAX_BYTES + 1);
                    assertEquals(
                            "length is beyond the archive format: length=1073741824"
                                    + " limit=1073741823 byteOffset=0",
                            assertThrows(
                                            ArchiveRangeException.class,
                                            () -> Archive.toBytes(Utf8Type.UTF8, utf8))
                                    .getMessage());
                });
    }
}
