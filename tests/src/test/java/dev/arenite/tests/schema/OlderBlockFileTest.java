package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockFileException;
import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.block.BlockSchemaException;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads block files of older records as records of today.
final class OlderBlockFileTest {

    private static final int COUNT = 5_000;

    @TempDir private Path folder;

    private Path written() throws IOException {
        Path path = folder.resolve("lines.blocks");
        BlockOptions options = BlockOptions.DEFAULT.withTargetBytes(4096);
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("lines");
                BlockFileWriter<ShopThen.Line> writer =
                        BlockFileWriter.create(path, LineThen.TYPE, options, arena, scratch)) {
            for (int i = 0; i < COUNT; i++) {
                writer.add(new ShopThen.Line((short) i, i % 3));
            }
            writer.finish();
        }
        return path;
    }

    @Test
    void valuesOfAnOlderFileAreReadAsThoseOfToday() throws IOException {
        Path path = written();
        ArchiveSchema schema = BlockFile.schemaOf(path);
        assertEquals(ArchiveSchema.of(LineThen.TYPE).fingerprint(), schema.fingerprint());
        ArchiveType<ShopNow.Line, Object> older = ArchiveSchema.resolve(schema, LineNow.TYPE);
        try (BlockFile<Object> file = BlockFile.open(path, older)) {
            assertEquals(COUNT, file.size());
            assertTrue(file.blocks() > 2, "blocks=" + file.blocks());
            for (int i = 0; i < COUNT; i++) {
                assertEquals(new ShopNow.Line(i % 3, (short) i, i % 3 == 0), file.read(older, i));
            }
        }
    }

    @Test
    void anOlderFileIsRefusedByTheTypeOfToday() throws IOException {
        Path path = written();
        BlockSchemaException failure =
                assertThrows(BlockSchemaException.class, () -> BlockFile.open(path, LineNow.TYPE));
        assertTrue(
                failure.differences().contains("`Line.free` is new, absent in old archives"),
                failure.getMessage());
    }

    @Test
    void aFileThatIsNoneHasNoSchema() throws IOException {
        Path path = Files.writeString(folder.resolve("none"), "no block file");
        assertThrows(BlockFileException.class, () -> BlockFile.schemaOf(path));
        assertThrows(IOException.class, () -> BlockFile.schemaOf(folder.resolve("missing")));
    }
}
