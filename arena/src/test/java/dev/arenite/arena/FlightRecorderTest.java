package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads from a recording what arenas did, field by field.
final class FlightRecorderTest {

    /// The chunk of a request of 3000 bytes: with its canary in the debug level.
    private static final long OVERSIZED_BYTES =
            Diagnostics.DEBUG ? MemoryGuard.guarded(3000) : 3000;

    @TempDir private Path directory;

    @Test
    void chunksAreRecordedWithTheirSizes() throws IOException {
        ArenaOptions options = ArenaOptions.named("recorded").withChunkBytes(1024, 1024);
        List<RecordedEvent> events =
                record(
                        () -> {
                            try (BumpArena arena = BumpArena.ofConfined(options)) {
                                arena.allocateOffset(8, 8);
                                arena.uninitialized().allocate(3000, 8);
                            }
                        });
        assertEquals(
                List.of("1024 false", OVERSIZED_BYTES + " true"),
                fields(events, "ChunkAllocation", "chunkBytes", "oversized"));
        assertEquals(
                List.of("1024 false", OVERSIZED_BYTES + " true"),
                fields(events, "ChunkRelease", "chunkBytes", "oversized").stream()
                        .sorted()
                        .toList());
    }

    @Test
    void clearsAreRecordedWithWhatTheyEnd() throws IOException {
        ArenaOptions options = ArenaOptions.named("recorded").withChunkBytes(1024, 1024);
        List<RecordedEvent> events =
                record(
                        () -> {
                            try (BumpArena arena = BumpArena.ofConfined(options)) {
                                arena.allocateOffset(100, 1);
                                arena.clear();
                                arena.allocateOffset(60, 1);
                                arena.clear();
                            }
                        });
        assertEquals(
                List.of("100 100 1024", "60 100 1024"),
                fields(events, "ArenaClear", "usedBytes", "peakBytes", "reservedBytes"));
    }

    @Test
    void refusalsAreRecordedWithTheLimit() throws IOException {
        ArenaOptions limited =
                ArenaOptions.named("recorded").withChunkBytes(1024, 1024).withLimitBytes(2000);
        ArenaOptions budgeted =
                ArenaOptions.named("recorded").withBudget(MemoryBudget.root("all", 500));
        List<RecordedEvent> events =
                record(
                        () -> {
                            try (BumpArena arena = BumpArena.ofConfined(limited)) {
                                arena.allocateOffset(100, 1);
                                arena.tryAllocate(3000, 8);
                            }
                            try (BumpArena arena = BumpArena.ofConfined(budgeted)) {
                                arena.tryAllocate(600, 8);
                            }
                        });
        assertEquals(
                List.of("null " + OVERSIZED_BYTES + " 100 1024 2000", "all 600 0 0 500"),
                fields(
                        events,
                        "LimitExceeded",
                        "budget",
                        "requestedBytes",
                        "usedBytes",
                        "reservedBytes",
                        "limitBytes"));
    }

    /// No exception is made for such a refusal, so there is none to record.
    @Test
    void aRefusalThatWasForeseenIsNotRecorded() throws IOException {
        ArenaOptions limited =
                ArenaOptions.named("recorded").withChunkBytes(1024, 1024).withLimitBytes(2000);
        List<RecordedEvent> events =
                record(
                        () -> {
                            try (BumpArena arena = BumpArena.ofConfined(limited)) {
                                arena.allocateOffset(100, 1);
                                arena.tryAllocateOffset(3000, 8);
                            }
                        });
        assertEquals(List.of("1024"), fields(events, "ChunkAllocation", "chunkBytes"));
        assertEquals(List.of(), fields(events, "LimitExceeded", "requestedBytes"));
    }

    @Test
    void leaksAreRecordedWithWhatIsLost() throws IOException {
        assertEquals(
                List.of("7"),
                fields(
                        record(() -> ArenaEvents.leaked(new ArenaLeak("recorded", 7, null))),
                        "ArenaLeak",
                        "reservedBytes"));
    }

    private List<RecordedEvent> record(Runnable action) throws IOException {
        Path file = directory.resolve("arenas.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("dev.arenite.ArenaClear");
            recording.start();
            action.run();
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = new ArrayList<>(RecordingFile.readAllEvents(file));
        events.removeIf(event -> !event.getEventType().getName().startsWith("dev.arenite."));
        if (Rescoping.GRANTED) {
            assertEquals(List.of(), fields(events, "MemoryNotRetained", "arena"));
        }
        events.removeIf(event -> !"recorded".equals(event.getString("arena")));
        return events;
    }

    /// Returns the values of fields of all events of a kind.
    private static List<String> fields(
            List<RecordedEvent> events, String kind, String... fieldNames) {
        List<String> lines = new ArrayList<>();
        for (RecordedEvent event : events) {
            if (event.getEventType().getName().equals("dev.arenite." + kind)) {
                List<String> values = new ArrayList<>();
                for (String fieldName : fieldNames) {
                    values.add(Objects.toString(event.getValue(fieldName)));
                }
                lines.add(String.join(" ", values));
            }
        }
        return lines;
    }
}
