package dev.arenite.tests.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.SharedType;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.arena.MemoryBudget;
import dev.arenite.scratch.Scratch;
import dev.arenite.tests.golden.GoldenCase;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Counts what writing and checking take from the heap once everything is warm: nothing, whatever
/// the compiler makes of it. The scratch is a buffer, which has no arena to clear.
final class AllocationTest {

    private static final int CALLS = 1000;
    private static final int ROUNDS = 2_000;

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Twenty structs with texts.
    private static final GoldenCase CASE = GoldenCase.of(GoldenCase.directory(), "log_20");

    /// Unlike a map that never changes, it keeps the set of its entries.
    private static final Map<String, String> NONE = new TreeMap<>();

    private final ArchiveType<Object, Object> type = CASE.type(ArchiveTypes.STANDARD);

    /// Calls until a round has taken nothing: the first ones load classes.
    private void assertTakesNothing(Runnable call) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        long bytes = least;
        assertEquals(0, bytes, () -> "bytes=" + bytes + " calls=" + CALLS);
    }

    @Test
    void acceptingTakesNothingFromTheHeap() {
        ArchiveChecker checker = new ArchiveChecker(CheckLimits.DEFAULT);
        MemorySegment archive = CASE.archive();
        long root = archive.byteSize() - type.placeBytes();
        assertTrue(checker.check(type, archive, root).isEmpty());
        assertTakesNothing(() -> checker.check(type, archive, root));
    }

    @Test
    void refusingForLackOfRoomTakesNothingFromTheHeap() {
        Object value = CASE.value();
        writing(
                writer -> {
                    assertEquals(ArchiveWriter.LIMIT_REACHED, writer.tryWrite(type, value, 20));
                    assertTakesNothing(() -> writer.tryWrite(type, value, 20));
                });
    }

    @Test
    void anArenaThatHasNoRoomTakesNothingFromTheHeap() {
        MemoryBudget budget = MemoryBudget.root("process", 1024);
        ArenaOptions options = ArenaOptions.named("full").withBudget(budget);
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            arena.allocateOffset(1024, 1);
            assertTakesNothing(() -> arena.tryAllocateOffset(16, 8));
            assertEquals(BumpArena.NO_ROOM, arena.tryAllocateOffset(16, 8));
        }
    }

    @Test
    void writingTakesNothingFromTheHeap() {
        Object value = CASE.value();
        writing(writer -> assertTakesNothing(() -> writeAgain(writer, type, value)));
    }

    @Test
    void textBehindAPointerIsWrittenWithoutATraceOnTheHeap() {
        ArchiveTypes types = ArchiveTypes.STANDARD;
        SharedType<String, ?> shared = types.sharedPointer(types.boxedString());
        ArchiveType<List<String>, ?> texts = types.list(shared);
        String text = "longer than fits in a place";
        List<String> value = List.of("", "short", text, text);
        writing(writer -> assertTakesNothing(() -> writeAgain(writer, texts, value)));
    }

    @Test
    void shortTextThatIsNotAsciiIsWrittenWithoutATraceOnTheHeap() {
        ArchiveTypes types = ArchiveTypes.STANDARD;
        List<String> value = List.of("\u00e9t\u00e9", "\u20ac\u20ac\u20ac\u20ac", "\ud83d\ude00");
        ArchiveType<List<String>, ?> inPlaces = types.list(types.string());
        ArchiveType<List<String>, ?> outOfLine = types.list(types.boxedString());
        writing(
                writer -> {
                    assertTakesNothing(() -> writeAgain(writer, inPlaces, value));
                    assertTakesNothing(() -> writeAgain(writer, outOfLine, value));
                    value.forEach(
                            text ->
                                    assertTakesNothing(
                                            () -> writeAgain(writer, types.string(), text)));
                });
    }

    @Test
    void emptyMapsAndSetsAreWrittenWithoutATraceOnTheHeap() {
        ArchiveTypes types = ArchiveTypes.STANDARD;
        var key = types.string();
        writing(
                writer -> {
                    for (var type :
                            List.of(
                                    types.hashMap(key, key),
                                    types.indexMap(key, key),
                                    types.bTreeMap(key, key))) {
                        assertTakesNothing(() -> writeAgain(writer, type, Map.of()));
                        assertTakesNothing(() -> writeAgain(writer, type, NONE));
                    }
                    for (var type :
                            List.of(types.hashSet(key), types.indexSet(key), types.bTreeSet(key))) {
                        assertTakesNothing(() -> writeAgain(writer, type, Set.of()));
                    }
                });
    }

    private static <T> void writeAgain(ArchiveWriter writer, ArchiveType<T, ?> type, T value) {
        writer.reset(writer.sink().memory());
        writer.write(type, value);
    }

    private static void writing(Consumer<ArchiveWriter> test) {
        try (Arena arena = Arena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test")) {
            test.accept(ArchiveWriter.to(arena.allocate(4096, 16), scratch));
        }
    }
}
