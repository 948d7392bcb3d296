package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Arenas over a mapped file that somebody truncates: its memory cannot be touched any more.
final class LentMemoryTest {

    private static final int BYTES = 1 << 16;

    private final String name = FreshNames.of("truncated");

    @TempDir private Path directory;

    @BeforeEach
    void theGuardsOfTheDebugLevelReadTheMemory() {
        assumeFalse(Diagnostics.DEBUG);
    }

    @Test
    void anArenaOverATruncatedFileIsClearedAndClosed() throws IOException {
        try (Arena owner = Arena.ofConfined();
                FileChannel file = file()) {
            BumpArena arena = BumpArena.over(map(file, owner), name);
            arena.allocate(100).fill((byte) 1);
            truncate(file);
            tryTo(arena::clear);
            assertEquals(0, arena.stats().usedBytes());
            arena.clear();
            arena.close();
            assertThrows(IllegalStateException.class, arena::close);
            assertFalse(ArenaTotals.byName().containsKey(name));
        }
    }

    @Test
    void aFrameOverATruncatedFileEndsAndItsArenaIsClosed() throws IOException {
        if (!Rescoping.GRANTED) {
            return; // The arena has memory of its own then.
        }
        try (Arena owner = Arena.ofConfined();
                FileChannel file = file()) {
            BumpArena arena = BumpArena.over(map(file, owner), name);
            arena.allocate(100);
            long usedBytes = arena.stats().usedBytes();
            ArenaFrame frame = arena.frame();
            frame.allocate(100).fill((byte) 1);
            truncate(file);
            tryTo(frame::close);
            assertEquals(usedBytes, arena.stats().usedBytes());
            arena.close();
            assertFalse(ArenaTotals.byName().containsKey(name));
        }
    }

    private FileChannel file() throws IOException {
        Path path = directory.resolve("mapped");
        Files.write(path, new byte[BYTES]);
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static MemorySegment map(FileChannel file, Arena owner) throws IOException {
        return file.map(FileChannel.MapMode.READ_WRITE, 0, BYTES, owner);
    }

    private static void truncate(FileChannel file) throws IOException {
        assertEquals(0, file.truncate(0).size());
    }

    /// Runs something that may touch the memory, which the JVM may tell or not.
    private static void tryTo(Runnable action) {
        try {
            action.run();
        } catch (InternalError fault) {
            assertEquals(
                    "a fault occurred in an unsafe memory access operation", fault.getMessage());
        }
    }
}
