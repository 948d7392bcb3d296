package dev.arenite.archive.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.StringType;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What a file says of its parts, held against its bytes, and the damaged values of a damaged
// block.
final class BlockLayoutTest {

    private static final StringType TEXT = ArchiveTypes.STANDARD.string();
    private static final BlockKey<String, Object, String> BY_TEXT =
            BlockKey.comparing(TEXT, text -> text, (view, key) -> view.toString().compareTo(key));
    private static final int ITEMS = 200;

    @TempDir Path folder;

    private Path path = Path.of("");
    private byte[] bytes = {};

    @BeforeEach
    void writeFile() throws IOException {
        path = folder.resolve("texts");
        var options = BlockOptions.DEFAULT.withTargetBytes(1024).withMinItems(3).withName("texts");
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                var file =
                        BlockFileWriter.create(
                                path, TEXT, BY_TEXT.repeating(), options, arena, scratch)) {
            for (int i = 0; i < ITEMS; i++) {
                file.add("a text of the number %04d".formatted(i));
            }
            file.finish();
        }
        bytes = Files.readAllBytes(path);
    }

    @Test
    void layoutIsThatOfTheOptions() throws IOException {
        try (var file = BlockFile.open(path, TEXT)) {
            BlockFileLayout layout = file.layout();
            assertEquals(1024, layout.targetBytes());
            assertEquals(1024, layout.alignment());
            assertEquals(3, layout.minItems());
            assertTrue(layout.keysRepeat());
            assertEquals(
                    ArchiveSchema.of(TEXT).fingerprint(),
                    layout.keySchema().orElseThrow().fingerprint());
            assertEquals(layout.headerBytes() + 1024 * file.blocks(), layout.blocksEnd());
        }
    }

    @Test
    void partsOfBlocksAreWhereTheyAreSaidToBe() throws IOException {
        try (var file = BlockFile.open(path, TEXT)) {
            assertTrue(file.blocks() > 3);
            long position = file.layout().headerBytes();
            long item = 0;
            for (long block = 0; block < file.blocks(); block++) {
                BlockLayout layout = file.blockLayout(block).orElseThrow();
                assertEquals(position, layout.byteOffset());
                assertEquals(item, layout.firstItem());
                assertEquals(file.blockItems(block), layout.items());
                long padding = layout.paddingBytes(TEXT.placeBytes());
                int table = (int) (position + layout.byteSize() - layout.tableBytes());
                assertTrue(padding >= 0);
                for (int i = 1; i <= padding; i++) {
                    assertEquals(0, bytes[table - i]);
                }
                assertTrue(bytes[(int) (position + layout.lastRoot())] != 0);
                position += layout.byteSize();
                item += layout.items();
            }
            assertEquals(0, file.touchedBlocks());
        }
    }

    @Test
    void everyDamagedValueIsFoundAlsoBehindOthers() throws IOException {
        long firstItem;
        long second;
        try (var file = BlockFile.open(path, TEXT)) {
            BlockLayout layout = file.blockLayout(1).orElseThrow();
            firstItem = layout.firstItem();
            second = layout.byteOffset();
        }
        int damaged = 0;
        for (int i = (int) second; i < second + 1024 && damaged < 3; i++) {
            if (bytes[i] == 'a' && bytes[i + 1] == ' ' && bytes[i + 2] == 't') {
                bytes[i] = (byte) 0xFF;
                damaged++;
            }
        }
        Files.write(path, bytes);
        try (var file = BlockFile.open(path, TEXT)) {
            assertEquals(
                    List.of(firstItem, firstItem + 1, firstItem + 2),
                    file.findings(1).stream().map(BlockFinding::item).toList());
            assertEquals(List.of(), file.findings(0));
            var damage = assertThrows(BlockDamageException.class, () -> file.block(1));
            assertEquals("checksum does not match", damage.problem());
        }
    }

    @Test
    void bytesThatAreNoBlockHaveNoLayout() throws IOException {
        int start;
        try (var file = BlockFile.open(path, TEXT)) {
            start = (int) file.blockLayout(1).orElseThrow().byteOffset();
        }
        Arrays.fill(bytes, start, start + 64, (byte) -1);
        Files.write(path, bytes);
        try (var file = BlockFile.open(path, TEXT)) {
            assertTrue(file.blockLayout(1).isEmpty());
            assertTrue(file.blockLayout(0).isPresent());
            assertThrows(BlockDamageException.class, () -> file.findings(1));
        }
    }
}
