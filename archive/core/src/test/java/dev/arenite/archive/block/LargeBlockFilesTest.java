package dev.arenite.archive.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.FixedType;
import dev.arenite.archive.type.ListType;
import dev.arenite.archive.type.StringType;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/// Writes and reads whole what is larger than any integer: more than 2^31 values, a block of more
/// than 4 GiB, a value of more than 2 GiB. Takes minutes, 7 GiB of memory and 5 of the device, so
/// it runs with `-Plarge` only; [FarBlocksTest] shows the same in every build as far as it can
/// without the bytes.
final class LargeBlockFilesTest {

    private static final FixedType<Byte> I8 = ArchiveTypes.STANDARD.i8();
    private static final ArchiveTypes WIDE = ArchiveTypes.of(ArchiveFormat.POINTER_64);
    private static final ListType<String, ArchivedString> TEXTS = WIDE.list(WIDE.string());
    private static final int TEXT_BYTES = 64 << 20;

    @TempDir private Path folder;

    @BeforeEach
    void requireProfile() {
        Assumptions.assumeTrue(
                Boolean.getBoolean("arenite.large"), "files of gigabytes: runs with -Plarge");
    }

    private Path path() {
        return folder.resolve("large");
    }

    private static byte valueOf(long index) {
        return (byte) ((index * 0x9E37_79B9_7F4A_7C15L) >>> 56);
    }

    @Test
    void moreThanTwoBillionValuesAreWrittenAndRead() throws IOException {
        long count = (1L << 31) + 1000;
        BlockOptions options =
                BlockOptions.DEFAULT.withTargetBytes(1 << 20).withForce(BlockForce.NEVER);
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<Byte> file =
                        BlockFileWriter.create(path(), I8, options, arena, scratch)) {
            for (long i = 0; i < count; i++) {
                file.add(valueOf(i));
            }
            file.finish();
            assertEquals(count, file.items());
            assertTrue(arena.stats().reservedBytes() < 4 << 20);
        }
        try (BlockFile<Byte> file = BlockFile.open(path(), I8)) {
            assertEquals(count, file.size());
            for (long i = count - 1000; i < count; i++) {
                assertEquals(valueOf(i), file.get(i));
            }
            long[] index = {0};
            file.forEach(
                    value -> {
                        if (value != valueOf(index[0]++)) {
                            throw new AssertionError("index=" + (index[0] - 1));
                        }
                    });
            assertEquals(count, index[0]);
        }
    }

    /// Texts of several lengths, so that each root is in the table, with 8 bytes.
    @Test
    void blockOfMoreThanFourGibibytesIsWrittenAndRead() throws IOException {
        String text = "x".repeat(TEXT_BYTES);
        int count = 66;
        BlockOptions options =
                BlockOptions.DEFAULT.withTargetBytes(5L << 30).withForce(BlockForce.NEVER);
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<String> file =
                        BlockFileWriter.create(
                                path(), StringType.STRING, options, arena, scratch)) {
            for (int i = 0; i < count; i++) {
                file.add(text.substring(i));
            }
            file.add("last");
            file.finish();
        }
        try (BlockFile<ArchivedString> file = BlockFile.open(path(), StringType.STRING)) {
            assertEquals(1, file.blocks());
            assertTrue(file.blockBytes(0) > 1L << 32);
            for (int i = 0; i < count; i++) {
                assertEquals(TEXT_BYTES - i, file.get(i).byteSize());
            }
            assertEquals("last", file.get(count).toString());
        }
    }

    @Test
    void valueOfMoreThanTwoGibibytesIsWrittenAndRead() throws IOException {
        List<String> texts = Collections.nCopies(33, "y".repeat(TEXT_BYTES));
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<List<String>> file =
                        BlockFileWriter.create(
                                path(),
                                TEXTS,
                                BlockOptions.DEFAULT.withForce(BlockForce.NEVER),
                                arena,
                                scratch)) {
            file.add(List.of("before"));
            file.add(texts);
            file.add(List.of("behind"));
            file.finish();
            assertEquals(1, file.largerBlocks());
        }
        try (BlockFile<ArchivedList<ArchivedString>> file = BlockFile.open(path(), TEXTS)) {
            assertTrue(file.blockBytes(1) > Integer.MAX_VALUE);
            assertEquals(33, file.get(1).size());
            assertEquals(TEXT_BYTES, file.get(1).get(32).byteSize());
            assertEquals("behind", file.get(2).get(0).toString());
        }
    }
}
