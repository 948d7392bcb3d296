package dev.arenite.tool.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockKey;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.block.KeyedBlocks;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Keys of values whose classes one does not have: they order what is written, and find it.
final class KeyComponentTest {

    private static final ArchiveSchema SCHEMA =
            ArchiveSchema.parse(
                    """
                    pointers = 32
                    root = Person
                    Person = struct { name: string, home: Place }
                    Place = struct { street: string, zip: u32 }
                    """);

    private static final int COUNT = 1000;

    @TempDir Path folder;

    private static Map<String, Object> person(int number) {
        String street = "street %05d".formatted(number);
        return Map.of("name", "n" + number, "home", Map.of("street", street, "zip", 2L * number));
    }

    @SuppressWarnings("unchecked") // Values are maps by name, and views structs.
    private BlockFile<Object> written(BlockKey<Object, Object, Object> key) throws IOException {
        ArchiveType<Object, Object> type = (ArchiveType<Object, Object>) SCHEMA.type();
        Path path = folder.resolve("people");
        BlockOptions options = BlockOptions.DEFAULT.withTargetBytes(4096);
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                BlockFileWriter<Object> file =
                        BlockFileWriter.create(path, type, key, options, arena, scratch)) {
            for (int i = 0; i < COUNT; i++) {
                file.add(person(i));
            }
            file.finish();
        }
        return BlockFile.open(path, type);
    }

    @Test
    void numberWithinAStructIsFound() throws IOException {
        BlockKey<Object, Object, Object> key = KeyComponent.of(SCHEMA, "home.zip").key(false);
        try (BlockFile<Object> file = written(key)) {
            KeyedBlocks<Object, Object> keyed = KeyedBlocks.of(file, key);
            for (long i = 0; i < COUNT; i++) {
                ArchivedStruct found = (ArchivedStruct) keyed.find(2 * i).orElseThrow();
                assertEquals("n" + i, found.get("name").toString());
                assertTrue(keyed.find(2 * i + 1).isEmpty());
            }
            assertEquals(100, keyed.range(200L, 400L).size());
        }
    }

    @Test
    void textWithinAStructIsFound() throws IOException {
        BlockKey<Object, Object, Object> key = KeyComponent.of(SCHEMA, "home.street").key(false);
        try (BlockFile<Object> file = written(key)) {
            ArchivedStruct found =
                    (ArchivedStruct) KeyedBlocks.of(file, key).find("street 00700").orElseThrow();
            assertEquals("n700", found.get("name").toString());
        }
    }

    @Test
    void componentsAreThoseWithAnOrder() {
        List<KeyComponent> texts =
                KeyComponent.having(SCHEMA, KeyComponent.of(SCHEMA, "name").schema().fingerprint());
        assertEquals(
                List.of("name", "home.street"), texts.stream().map(KeyComponent::path).toList());
    }
}
