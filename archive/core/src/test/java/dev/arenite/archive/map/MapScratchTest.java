package dev.arenite.archive.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.scratch.BufferScratch;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes many tables and nodes with scratch for a few: each gives back what it took.
final class MapScratchTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    private static <T> void assertWritten(ArchiveType<T, ?> type, T value) {
        try (Arena arena = Arena.ofConfined();
                BufferScratch scratch = BufferScratch.ofConfined("little", 64 << 10)) {
            MemorySegment memory = arena.allocate(8 << 20, 16);
            ArchiveWriter writer = ArchiveWriter.to(memory, scratch);
            long root = writer.write(type, value);
            assertEquals(value, type.read(memory, root));
        }
    }

    @Test
    void aTreeOfManyNodesTakesScratchForOneOfEachLevel() {
        Set<String> texts =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "text out of line " + i)
                        .collect(Collectors.toSet());
        assertWritten(TYPES.bTreeSet(TYPES.string()), texts);
    }

    @Test
    void manyTablesTakeScratchForOne() {
        List<Set<String>> tables = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            tables.add(Set.of("text out of line " + i, "another one that is " + i, "x", "y"));
        }
        assertWritten(TYPES.list(TYPES.hashSet(TYPES.string())), tables);
    }
}
