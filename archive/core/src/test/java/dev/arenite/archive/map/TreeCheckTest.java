package dev.arenite.archive.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchiveTypes;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Damages nodes of B-trees, and builds trees that are higher than any that is written.
final class TreeCheckTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final ArchiveType<Set<Integer>, ArchivedSet<Integer, Integer>> BYTES =
            TYPES.bTreeSet(TYPES.u8());

    private static final ArchiveType<List<?>, ?> PAIR =
            TYPES.tuple(List.of(TYPES.string(), TYPES.string()));

    /// Of a set of bytes: kind, five keys, padding, and six children or a number of entries.
    private static final int LEAF_BYTES = 12;

    private static final int INNER_BYTES = 32;

    private static Optional<String> rule(MemorySegment archive) {
        return Archive.check(BYTES, archive).map(ArchiveViolation::rule);
    }

    @Test
    void anEmptyTreeIsWrittenAsRkyvDoes() {
        assertArrayEquals(new byte[] {1, 0, 0, 0, 0, 0, 0, 0}, Archive.toBytes(BYTES, Set.of()));
    }

    @Test
    void aRootThatIsItsOwnPointerIsRefused() {
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(BYTES, Set.of(1)));
        long place = Archive.rootPosition(BYTES, archive);
        for (int distance : new int[] {0, 1, 4, (int) -place - 1}) {
            LittleEndian.putInt(archive, place, distance);
            assertEquals(Optional.of("target must lie before its pointer"), rule(archive));
        }
        LittleEndian.putInt(archive, place, (int) -place);
        assertEquals(Optional.empty(), rule(archive));
    }

    @Test
    void aNodeIsALeafOrInner() {
        MemorySegment archive =
                MemorySegment.ofArray(Archive.toBytes(BYTES, Set.of(1, 2, 3, 4, 5, 6, 7, 8)));
        long root =
                Archive.rootPosition(BYTES, archive)
                        + LittleEndian.getInt(archive, Archive.rootPosition(BYTES, archive));
        for (long node : new long[] {root, 0}) {
            byte kind = LittleEndian.getByte(archive, node);
            for (int damaged : new int[] {2, 0x7F, 0xFF}) {
                LittleEndian.putByte(archive, node, (byte) damaged);
                Optional<ArchiveViolation> violation = Archive.check(BYTES, archive);
                assertEquals(
                        Optional.of("node must be a leaf or inner"),
                        violation.map(ArchiveViolation::rule));
                assertEquals(Optional.of(node), violation.map(ArchiveViolation::byteOffset));
            }
            LittleEndian.putByte(archive, node, kind);
        }
        assertEquals(Optional.empty(), rule(archive));
    }

    @Test
    void aLeafHasOneToFiveEntries() {
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(BYTES, Set.of(1)));
        for (int count : new int[] {0, 6, -1}) {
            LittleEndian.putInt(archive, LEAF_BYTES - 4, count);
            assertEquals(Optional.of("leaf must have 1 to 5 entries"), rule(archive));
        }
    }

    private static List<String> pair(String part, int entry) {
        return List.of("first of " + part + " " + entry, "second of " + part + " " + entry);
    }

    /// Six entries: five are in the root, one is in a leaf.
    private static byte[] sixEntries(ArchiveType<Map<List<?>, List<?>>, ?> type) {
        Map<List<?>, List<?>> map = new HashMap<>();
        for (int entry = 0; entry < 6; entry++) {
            map.put(pair("key", entry), pair("value", entry));
        }
        return Archive.toBytes(type, map);
    }

    @Test
    void aViolationInANodeSaysWhetherItIsInAKeyOrAValueAndWhere() {
        ArchiveType<Map<List<?>, List<?>>, ?> type = TYPES.bTreeMap(PAIR, PAIR);
        byte[] archive = sixEntries(type);
        for (int i = 0; i < 24; i++) {
            String part = i % 4 < 2 ? "key" : "value";
            String text = pair(part, i / 4).get(i % 2);
            int at = new String(archive, StandardCharsets.ISO_8859_1).indexOf(text);
            byte[] damaged = archive.clone();
            damaged[at] = (byte) 0xFF;
            assertEquals(
                    Optional.of(
                            new ArchiveViolation(
                                    "text must be UTF-8", at, "." + part + "." + i % 2)),
                    Archive.check(type, MemorySegment.ofArray(damaged)));
        }
    }

    @Test
    void aViolationInThePointerToAChildIsInNoEntry() {
        ArchiveType<Map<List<?>, List<?>>, ?> type = TYPES.bTreeMap(PAIR, PAIR);
        MemorySegment archive = MemorySegment.ofArray(sixEntries(type));
        long place = Archive.rootPosition(type, archive);
        // Behind the kind and five pairs of 16 bytes each for the keys and the values.
        long pointer = place + LittleEndian.getInt(archive, place) + 4 + 10 * 16;
        LittleEndian.putInt(archive, pointer, 0);
        assertEquals(
                Optional.of(
                        new ArchiveViolation("target must lie before its pointer", pointer, "")),
                Archive.check(type, archive));
    }

    @Test
    void keysThatAreTheSameInTheOrderOfTheTreeAreNotWritten() {
        Set<String> keys = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 3; i++) {
            keys.add("key " + i / 2);
        }
        assertEquals(
                "key must not come twice: path=[key 0]",
                assertThrows(
                                ArchiveValueException.class,
                                () -> Archive.toBytes(TYPES.bTreeSet(TYPES.string()), keys))
                        .getMessage());
    }

    /// Each inner node has its least child only.
    @Test
    void aTreeOfManyLevelsIsWalkedFromItsLeastEntryOn() {
        int levels = 40;
        MemorySegment archive =
                MemorySegment.ofArray(new byte[LEAF_BYTES + levels * INNER_BYTES + 8]);
        LittleEndian.putInt(archive, 8, 1);
        long child = 0;
        int key = 1;
        for (int level = 0; level < levels; level++) {
            long node = LEAF_BYTES + (long) level * INNER_BYTES;
            LittleEndian.putByte(archive, node, BTreeLayout.INNER);
            for (int i = 1; i <= 5; i++) {
                LittleEndian.putByte(archive, node + i, (byte) key++);
            }
            for (int i = 0; i <= 5; i++) {
                long pointer = node + 8 + 4L * i;
                LittleEndian.putInt(archive, pointer, i == 0 ? (int) (child - pointer) : 1);
            }
            child = node;
        }
        long place = Archive.rootPosition(BYTES, archive);
        LittleEndian.putInt(archive, place, (int) (child - place));
        LittleEndian.putInt(archive, place + 4, key);
        ArchivedSet<Integer, Integer> view = Archive.access(BYTES, archive);
        List<Integer> elements = new ArrayList<>();
        view.forEach(elements::add);
        assertEquals(key, elements.size());
        for (int i = 0; i < key; i++) {
            assertEquals(i, elements.get(i));
            assertTrue(view.contains(i));
        }
        assertFalse(view.contains(key));
    }

    @Test
    void everySizeIsWrittenAndFound() {
        ArchiveType<Set<Integer>, ArchivedSet<Integer, Integer>> type = TYPES.bTreeSet(TYPES.i32());
        Set<Integer> set = new TreeSet<>();
        for (int size = 0; size <= 500; size++) {
            MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(type, set));
            ArchivedSet<Integer, Integer> view = Archive.access(type, archive);
            assertEquals(size, view.size());
            assertEquals(set, Archive.read(type, archive));
            assertFalse(view.contains(size));
            set.add(size);
        }
    }

    @Test
    void treesSideBySideAreApart() {
        ArchiveType<List<?>, ?> type =
                TYPES.tuple(List.of(BYTES, TYPES.hashSet(TYPES.u8()), BYTES));
        List<?> value = List.of(Set.of(1, 2), Set.of(3, 4), Set.of(5, 6));
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(type, value));
        assertEquals(value, Archive.read(type, archive));
    }
}
