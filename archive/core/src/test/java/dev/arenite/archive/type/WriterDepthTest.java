package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveLimitException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes values of every depth around the limit: what the writer refuses is what a reader with the
/// same limit would refuse.
final class WriterDepthTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final String TEXT = "text that lies out of line";

    /// For each limit, either the value is written and accepted, or it is refused and would have
    /// been refused.
    private static <T> void assertSameLimit(int depth, ArchiveType<T, ?> type, T value) {
        CheckLimits enough = CheckLimits.DEFAULT.withMaxDepth(100);
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(type, value, enough));
        long root = Archive.rootPosition(type, archive);
        for (int limit = 0; limit <= depth + 2; limit++) {
            CheckLimits limits = CheckLimits.DEFAULT.withMaxDepth(limit);
            assertEquals(limit >= depth, Archive.check(type, archive, root, limits).isEmpty());
            if (limit >= depth) {
                Archive.toBytes(type, value, limits);
            } else {
                assertThrows(
                        ArchiveLimitException.class, () -> Archive.toBytes(type, value, limits));
            }
        }
    }

    @Test
    void everyPointerButThatToTextCounts() {
        assertSameLimit(0, TYPES.u8(), 1);
        assertSameLimit(0, TYPES.string(), TEXT);
        assertSameLimit(0, TYPES.boxedString(), TEXT);
        assertSameLimit(1, TYPES.list(TYPES.u8()), List.of());
        assertSameLimit(1, TYPES.list(TYPES.string()), List.of(TEXT));
        assertSameLimit(2, TYPES.list(TYPES.list(TYPES.u8())), List.of(List.of()));
        assertSameLimit(1, TYPES.boxed(TYPES.string()), TEXT);
        assertSameLimit(2, TYPES.boxedSlice(TYPES.boxed(TYPES.u8())), List.of(1));
        assertSameLimit(1, TYPES.longs(), new long[] {1});
        assertSameLimit(1, TYPES.longs(), new long[0]);
        assertSameLimit(1, TYPES.cString(), new byte[] {1});
        assertSameLimit(0, TYPES.optionalBox(TYPES.boxed(TYPES.u8())), Optional.empty());
        assertSameLimit(1, TYPES.optionalBox(TYPES.boxed(TYPES.u8())), Optional.of(1));
    }

    @Test
    void tablesCountOnceAndTreesForEachLevel() {
        ArchiveType<String, ?> box = TYPES.boxed(TYPES.string());
        assertSameLimit(0, TYPES.hashMap(TYPES.u8(), box), Map.of());
        assertSameLimit(2, TYPES.hashMap(TYPES.u8(), box), Map.of(1, TEXT));
        assertSameLimit(1, TYPES.hashSet(TYPES.string()), Set.of(TEXT));
        assertSameLimit(2, TYPES.indexMap(TYPES.u8(), box), Map.of(1, TEXT));
        assertSameLimit(1, TYPES.indexSet(TYPES.u8()), Set.of());
        assertSameLimit(0, TYPES.bTreeMap(TYPES.u16(), TYPES.u8()), Map.of());
        Map<Integer, Integer> map = new HashMap<>();
        int[] sizes = {5, 35, 215};
        for (int i = 0; i < 216; i++) {
            map.put(i, 1);
            int levels = 1;
            for (int size : sizes) {
                levels += map.size() > size ? 1 : 0;
            }
            assertSameLimit(levels, TYPES.bTreeMap(TYPES.u16(), TYPES.u8()), map);
            assertSameLimit(levels + 1, TYPES.bTreeMap(TYPES.u16(), TYPES.boxed(TYPES.u8())), map);
        }
    }

    private record Pair(List<List<String>> shallow, List<List<List<String>>> deep) {}

    @Test
    void aSharedObjectCountsWithAllThatItLeadsToFromWhereverItIsReferredTo() {
        SharedType<List<String>, ?> shared =
                TYPES.sharedPointer(TYPES.boxedSlice(TYPES.boxed(TYPES.string())));
        StructType<Pair> pair =
                TYPES.<Pair>struct()
                        .field("shallow", TYPES.list(shared), Pair::shallow)
                        .field("deep", TYPES.list(TYPES.list(shared)), Pair::deep)
                        .build(fields -> new Pair(fields.get(0), fields.get(1)));
        List<String> object = List.of(TEXT);
        assertSameLimit(3, pair, new Pair(List.of(object), List.of(List.of())));
        assertSameLimit(4, pair, new Pair(List.of(object), List.of(List.of(object))));
        assertSameLimit(4, pair, new Pair(List.of(), List.of(List.of(object, object))));
    }
}
