package dev.arenite.archive.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.toSet;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedString;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Looks up what is there and what is not in maps of every size around the boundaries of their
/// layout, and damages what rkyv does not look at.
final class MapTypesTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final int[] SIZES = {0, 1, 5, 6, 7, 13, 14, 15, 16, 17, 35, 36, 215, 216, 1000};

    private static Map<String, Integer> map(int size) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put("key " + Integer.toHexString(i * 0x9E3779B1), i);
        }
        return map;
    }

    private static void assertFinds(
            ArchiveType<Map<String, Integer>, ArchivedMap<String, ArchivedString, Integer>> type) {
        for (int size : SIZES) {
            Map<String, Integer> map = map(size);
            MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(type, map));
            ArchivedMap<String, ArchivedString, Integer> view = Archive.access(type, archive);
            assertEquals(size, view.size());
            map.forEach((key, value) -> assertEquals(Optional.of(value), view.get(key)));
            assertFalse(view.containsKey("key"));
            assertEquals(Optional.empty(), view.get("z" + size));
            assertEquals(map, Archive.read(type, archive));
        }
    }

    /// FORMAT 6.9.
    @Test
    void hashMapFindsWhatIsThereAndNothingElse() {
        assertFinds(TYPES.hashMap(TYPES.string(), TYPES.i32()));
    }

    @Test
    void indexMapFindsWhatIsThereAndNothingElse() {
        assertFinds(TYPES.indexMap(TYPES.string(), TYPES.i32()));
    }

    @Test
    void treeMapFindsWhatIsThereAndNothingElse() {
        assertFinds(TYPES.bTreeMap(TYPES.string(), TYPES.i32()));
    }

    @Test
    void thereIsNoEntryBehindTheLastOne() {
        assertEnds(TYPES.hashMap(TYPES.string(), TYPES.i32()));
        assertEnds(TYPES.indexMap(TYPES.string(), TYPES.i32()));
        assertEnds(TYPES.bTreeMap(TYPES.string(), TYPES.i32()));
    }

    private static void assertEnds(
            ArchiveType<Map<String, Integer>, ArchivedMap<String, ArchivedString, Integer>> type) {
        for (int size : SIZES) {
            MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(type, map(size)));
            Iterator<?> entries = Archive.access(type, archive).iterator();
            for (int i = 0; i < size; i++) {
                entries.next();
            }
            assertFalse(entries.hasNext());
            assertThrows(NoSuchElementException.class, entries::next);
        }
    }

    /// FORMAT 6.10.
    @Test
    void indexMapKeepsTheOrderOfInsertion() {
        Map<String, Integer> map = map(30);
        ArchiveType<Map<String, Integer>, ArchivedMap<String, ArchivedString, Integer>> type =
                TYPES.indexMap(TYPES.string(), TYPES.i32());
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(type, map));
        List<String> keys = new ArrayList<>();
        Archive.access(type, archive).forEach(entry -> keys.add(entry.key().toString()));
        assertEquals(List.copyOf(map.keySet()), keys);
    }

    /// FORMAT 7.1.
    @Test
    void treeMapHasTheOrderOfRustWhateverTheOrderOfTheMap() {
        // As UTF-16 the first of these comes last: its surrogates are below the other.
        String beyond = "\uD83C\uDF0D";
        String within = "\uFFFD";
        Map<String, Integer> map = new TreeMap<>(Map.of(beyond, 1, within, 2));
        ArchiveType<Map<String, Integer>, ArchivedMap<String, ArchivedString, Integer>> type =
                TYPES.bTreeMap(TYPES.string(), TYPES.i32());
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(type, map));
        assertEquals(
                "{" + within + "=2, " + beyond + "=1}", Archive.access(type, archive).toString());
    }

    @Test
    void setFindsItsElements() {
        ArchiveType<Set<Long>, ArchivedSet<Long, Long>> type = TYPES.bTreeSet(TYPES.u64());
        Set<Long> set = Set.of(1L, -1L, Long.MAX_VALUE);
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(type, set));
        ArchivedSet<Long, Long> view = Archive.access(type, archive);
        assertTrue(view.contains(-1L));
        assertFalse(view.contains(2L));
        assertEquals("{1, " + Long.MAX_VALUE + ", -1}", view.toString());
    }

    @Test
    void floatingPointNumbersCannotBeKeys() {
        assertEquals(
                "type cannot be a key: class=dev.arenite.archive.type.FixedType",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> TYPES.hashMap(TYPES.f64(), TYPES.u8()))
                        .getMessage());
    }

    /// FORMAT 9.7.
    @Test
    void tableThatSaysToHaveFewerEntriesThanItHasIsRefused() {
        ArchiveType<Set<Integer>, ArchivedSet<Integer, Integer>> type = TYPES.hashSet(TYPES.u8());
        byte[] bytes = Archive.toBytes(type, Set.of(1, 2, 3, 4, 5, 6));
        bytes[bytes.length - 8] = 5;
        assertEquals("hash table must have as many entries as it says", rule(type, bytes));
    }

    /// FORMAT 9.8.
    @Test
    void treeThatSaysToHaveFewerEntriesThanItHasIsRefused() {
        ArchiveType<Set<Integer>, ArchivedSet<Integer, Integer>> type = TYPES.bTreeSet(TYPES.u8());
        byte[] bytes = Archive.toBytes(type, Set.of(1, 2, 3));
        bytes[bytes.length - 4] = 2;
        assertEquals("tree must have as many entries as it says", rule(type, bytes));
    }

    private static String rule(ArchiveType<?, ?> type, byte[] bytes) {
        return Archive.check(type, MemorySegment.ofArray(bytes))
                .map(ArchiveViolation::rule)
                .orElse("");
    }

    /// Reading a key fails here, so whoever looked a key up by reading would be noticed.
    @Test
    void keysAreLookedUpInPlaceWithoutBeingRead() {
        ArchiveType<String, ArchivedString> unreadable =
                TYPES.adapted(
                        TYPES.string(),
                        text -> text,
                        text -> {
                            throw new AssertionError("key has been read");
                        });
        Map<String, Integer> map = map(100);
        for (ArchiveType<Map<String, Integer>, ArchivedMap<String, ArchivedString, Integer>> type :
                List.of(
                        TYPES.hashMap(unreadable, TYPES.i32()),
                        TYPES.indexMap(unreadable, TYPES.i32()),
                        TYPES.bTreeMap(unreadable, TYPES.i32()))) {
            MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(type, map));
            ArchivedMap<String, ArchivedString, Integer> view = Archive.access(type, archive);
            map.forEach((key, value) -> assertEquals(Optional.of(value), view.get(key)));
            assertFalse(view.containsKey("none of them"));
            assertThrows(AssertionError.class, () -> Archive.read(type, archive));
        }
    }

    /// FORMAT 9.7. rkyv does not look at these for 16 slots, nor at the last for more than 23.
    @Test
    void controlByteThatDoesNotRepeatThatOfItsSlotIsRefused() {
        ArchiveType<Set<Integer>, ArchivedSet<Integer, Integer>> type = TYPES.hashSet(TYPES.u16());
        for (int slots : new int[] {8, 16, 24, 32, 40}) {
            Set<Integer> set = IntStream.range(0, slots * 7 / 8).boxed().collect(toSet());
            byte[] bytes = Archive.toBytes(type, set);
            int place = bytes.length - 12;
            int controls = place + LittleEndian.getInt(MemorySegment.ofArray(bytes), place);
            int repeated = Math.min(slots, (slots + 15) / 16 * 16 + 15 - slots);
            assertEquals("", rule(type, bytes));
            for (int i = 0; i < repeated; i++) {
                byte[] damaged = bytes.clone();
                damaged[controls + slots + i] ^= (byte) 0x80;
                assertEquals("control byte must repeat that of its slot", rule(type, damaged));
            }
        }
    }

    /// FORMAT 9.8.
    @Test
    void keysOfATreeThatDoNotAscendAreRefused() {
        ArchiveType<Set<Integer>, ArchivedSet<Integer, Integer>> type = TYPES.bTreeSet(TYPES.u8());
        byte[] bytes = Archive.toBytes(type, Set.of(1, 2, 3));
        for (byte[] keys : new byte[][] {{1, 3, 2}, {1, 1, 2}, {2, 1, 3}, {3, 2, 1}}) {
            System.arraycopy(keys, 0, bytes, 1, keys.length);
            assertEquals("keys must ascend", rule(type, bytes));
        }
    }

    /// Java's UTF-8 of half a pair of surrogates is a question mark.
    @Test
    void halfAPairOfSurrogatesIsNoQuestionMark() {
        Set<String> marks = Set.of("?", "\uD83D\uDE00?");
        for (ArchiveType<Set<String>, ? extends ArchivedSet<String, ?>> type :
                List.of(
                        TYPES.hashSet(TYPES.string()),
                        TYPES.indexSet(TYPES.string()),
                        TYPES.bTreeSet(TYPES.boxedString()))) {
            ArchivedSet<String, ?> view =
                    Archive.access(type, MemorySegment.ofArray(Archive.toBytes(type, marks)));
            for (String text : List.of("?", "\uD83D\uDE00?")) {
                assertTrue(view.contains(text));
            }
            for (String half : List.of("\uD83D", "\uDE00", "\uD83D\uDE00\uD83D")) {
                assertFalse(view.contains(half));
            }
        }
        ArchivedString mark =
                Archive.access(
                        TYPES.string(),
                        MemorySegment.ofArray(Archive.toBytes(TYPES.string(), "?")));
        assertTrue(mark.contentEquals("?"));
        assertFalse(mark.contentEquals("\uD83D"));
    }
}
