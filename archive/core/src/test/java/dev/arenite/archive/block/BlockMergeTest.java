package dev.arenite.archive.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.FixedType;
import dev.arenite.archive.type.ListType;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/// Merges files of all sizes. A value that is lost, comes twice or stands in another place would
/// show a fault.
final class BlockMergeTest {

    private static final FixedType<Long> I64 = ArchiveTypes.STANDARD.i64();
    private static final BlockKey<Long, Long, Long> BY_ITSELF = BlockKey.of(I64, n -> n, n -> n);
    private static final BlockOptions OPTIONS =
            BlockOptions.DEFAULT.withTargetBytes(512).withForce(BlockForce.NEVER);

    @TempDir private Path folder;

    private final BumpArena arena = BumpArena.ofConfined();
    private final Scratch scratch = Scratch.ofConfined("test");

    @AfterEach
    void closeMemory() {
        scratch.close();
        arena.close();
    }

    private BlockFile<Long> written(String name, BlockKey<Long, Long, Long> key, List<Long> values)
            throws IOException {
        Path path = folder.resolve(name);
        try (BlockFileWriter<Long> file =
                BlockFileWriter.create(path, I64, key, OPTIONS, arena, scratch)) {
            for (long value : values) {
                file.add(value);
            }
            file.finish();
        }
        return BlockFile.open(path, I64);
    }

    private List<Long> merged(BlockKey<Long, Long, Long> key, List<BlockFile<Long>> files)
            throws IOException {
        Path path = folder.resolve("merged");
        try (BlockFileWriter<Long> all =
                BlockFileWriter.create(path, I64, key, OPTIONS, arena, scratch)) {
            BlockMerge.of(I64, key, files).addTo(all);
            all.finish();
        } finally {
            files.forEach(BlockFile::close);
        }
        try (BlockFile<Long> file = BlockFile.open(path, I64)) {
            return file.stream().toList();
        }
    }

    @Test
    void valuesOfAllFilesComeInOrder() throws IOException {
        Random random = new Random(20_261_127);
        for (int count = 0; count < 6; count++) {
            List<List<Long>> parts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                parts.add(new ArrayList<>());
            }
            List<Long> all = count == 0 ? List.of() : LongStream.range(0, 5000).boxed().toList();
            all.forEach(value -> parts.get(random.nextInt(parts.size())).add(value));
            List<BlockFile<Long>> files = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                files.add(written("part" + i, BY_ITSELF, parts.get(i)));
            }
            assertEquals(all, merged(BY_ITSELF, files));
        }
    }

    @Test
    void equalKeysAreRefusedUnlessTheyMayRepeat() throws IOException {
        BlockKey<Long, Long, Long> repeating = BY_ITSELF.repeating();
        List<BlockFile<Long>> files =
                List.of(
                        written("a", BY_ITSELF, List.of(1L, 2L, 3L)),
                        written("b", BY_ITSELF, List.of(2L)),
                        written("empty", BY_ITSELF, List.of()));
        assertThrows(KeyOrderException.class, () -> merged(BY_ITSELF, files));
        List<BlockFile<Long>> again =
                List.of(
                        written("a", repeating, List.of(1L, 2L, 2L, 3L)),
                        written("b", repeating, List.of(2L)));
        assertEquals(List.of(1L, 2L, 2L, 2L, 3L), merged(repeating, again));
    }

    @Test
    void typeWithOtherViewsIsRefused() throws IOException {
        try (BlockFile<Long> file = written("a", BY_ITSELF, List.of(1L))) {
            assertEquals(1L, file.read(I64, 0));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> file.read(ArchiveTypes.STANDARD.u64(), 0));
            assertThrows(IndexOutOfBoundsException.class, () -> file.read(I64, 1));
        }
    }

    /// What one value refers to twice is one object again, and that of another value is another.
    @Test
    void sharedObjectsOfAValueStayShared() throws IOException {
        ArchiveTypes types = ArchiveTypes.STANDARD;
        ListType<String, ?> texts = types.list(types.shared(types.string()));
        Path path = folder.resolve("shared");
        String text = "a text that is shared";
        try (var file = BlockFileWriter.create(path, texts, OPTIONS, arena, scratch)) {
            file.add(List.of(text, text, "another"));
            file.add(List.of(text, text));
            file.finish();
        }
        assertShared(path, texts);
    }

    private static <V> void assertShared(Path path, ListType<String, V> texts) throws IOException {
        try (var file = BlockFile.open(path, texts)) {
            List<String> first = file.read(texts, 0);
            List<String> second = file.read(texts, 1);
            assertEquals(List.of(first.get(1), first.get(1), "another"), first);
            assertSame(first.get(0), first.get(1));
            assertSame(second.get(0), second.get(1));
            assertNotSame(first.get(0), second.get(0));
        }
    }
}
