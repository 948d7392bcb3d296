package dev.arenite.archive.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.archive.type.Result;
import dev.arenite.archive.type.StructType;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/// Tries to get tables past the check in which a lookup misses a key or finds one of two, and
/// tables that make the check itself slow.
final class HostileMapsTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final int INDEX_BYTES = 4;
    private static final String TWICE = "key must not come twice";
    private static final String TOO_MANY_STEPS = "keys must not take more steps";

    private record Key(String name, int number) {}

    private static StructType<Key> keys(ArchiveTypes types) {
        return types.<Key>struct()
                .field("name", types.sharedPointer(types.boxedString()), Key::name)
                .field("number", types.i32(), Key::number)
                .build(values -> new Key(values.get(0), values.get(1)));
    }

    private static <T> MemorySegment archive(ArchiveType<T, ?> type, T value) {
        return MemorySegment.ofArray(Archive.toBytes(type, value));
    }

    /// Returns a type whose keys are never the same for the writer, which refuses those that are.
    private static <T, V> ArchiveType<T, V> twice(ArchiveType<T, V> type) {
        return TYPES.keyed(type, new Distinct<>(type.key().orElseThrow()));
    }

    private record Distinct<T>(ArchiveKey<T> key) implements ArchiveKey<T> {

        @Override
        public long hash(long state, T value) {
            return key.hash(state, value);
        }

        @Override
        public int compare(T left, T right) {
            return -1;
        }

        @Override
        public int compare(MemorySegment archive, long place, T value) {
            return key.compare(archive, place, value);
        }

        @Override
        public long hashArchived(ArchiveChecker checker, long state, long place) {
            return key.hashArchived(checker, state, place);
        }

        @Override
        public int compareArchived(ArchiveChecker checker, long left, long right) {
            return key.compareArchived(checker, left, right);
        }
    }

    private static void assertRefused(String rule, ArchiveType<?, ?> type, MemorySegment archive) {
        assertEquals(Optional.of(rule), Archive.check(type, archive).map(ArchiveViolation::rule));
    }

    /// FORMAT 9.7: the table of an index map of two begins with its three buckets.
    @Test
    void anIndexThatIsThereTwiceIsRefused() {
        ArchiveType<Set<Integer>, ?> type = TYPES.indexSet(TYPES.i32());
        Set<Integer> two = new LinkedHashSet<>(List.of(1, 2));
        MemorySegment archive = archive(type, two);
        int second = 0;
        while (LittleEndian.getInt(archive, (long) second * INDEX_BYTES) != 1) {
            second++;
        }
        LittleEndian.putInt(archive, (long) second * INDEX_BYTES, 0);
        assertRefused(TWICE, type, archive);
        LittleEndian.putInt(archive, (long) second * INDEX_BYTES, 1);
        assertEquals(Optional.empty(), Archive.check(type, archive));
    }

    /// FORMAT 9.9.
    @Test
    void aKeyThatLiesElsewhereThanItsHashLeadsIsRefused() {
        ArchiveType<Map<Integer, Integer>, ?> type = TYPES.hashMap(TYPES.i32(), TYPES.i32());
        MemorySegment archive = archive(type, Map.of(7, 100));
        long bucket = 8; // The second of two.
        if (LittleEndian.getInt(archive, bucket) != 7) {
            bucket = 0;
        }
        assertEquals(7, LittleEndian.getInt(archive, bucket));
        LittleEndian.putInt(archive, bucket, 8);
        assertEquals(
                Optional.of(new ArchiveViolation("key must lie where its hash leads", bucket, "")),
                Archive.check(type, archive));
    }

    /// FORMAT 9.9.
    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        for (int size : new int[] {2, 3, 40}) {
            IdentityHashMap<String, Integer> map = new IdentityHashMap<>();
            Set<String> set = Collections.newSetFromMap(new IdentityHashMap<>());
            for (int i = 0; i < size; i++) {
                String key = new String("key " + i / 2);
                map.put(key, i);
                set.add(key);
            }
            ArchiveType<Map<String, Integer>, ?> hashMap =
                    TYPES.hashMap(TYPES.string(), TYPES.i32());
            assertRefused(
                    TWICE,
                    hashMap,
                    archive(TYPES.hashMap(twice(TYPES.string()), TYPES.i32()), map));
            ArchiveType<Map<String, Integer>, ?> indexMap =
                    TYPES.indexMap(TYPES.string(), TYPES.i32());
            assertRefused(
                    TWICE,
                    indexMap,
                    archive(TYPES.indexMap(twice(TYPES.string()), TYPES.i32()), map));
            ArchiveType<Set<String>, ?> hashSet = TYPES.hashSet(TYPES.string());
            assertRefused(TWICE, hashSet, archive(TYPES.hashSet(twice(TYPES.string())), set));
        }
    }

    private record Nought() {}

    @Test
    void keysWithoutBytesAreNotThereTwiceEither() {
        ArchiveType<Nought, ?> nought = TYPES.<Nought>struct().build(values -> new Nought());
        Set<Nought> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.add(new Nought());
        ArchiveType<Set<Nought>, ?> hashSet = TYPES.hashSet(nought);
        ArchiveType<Set<Nought>, ?> indexSet = TYPES.indexSet(nought);
        assertEquals(Optional.empty(), Archive.check(hashSet, archive(hashSet, set)));
        assertEquals(Optional.empty(), Archive.check(indexSet, archive(indexSet, set)));
        set.add(new Nought());
        assertRefused(TWICE, hashSet, archive(TYPES.hashSet(twice(nought)), set));
        assertRefused(TWICE, indexSet, archive(TYPES.indexSet(twice(nought)), set));
    }

    @Test
    void everyKindOfKeyIsFoundWhereItWasPut() {
        for (ArchiveFormat format : ArchiveFormat.values()) {
            ArchiveTypes types = ArchiveTypes.of(format);
            assertFound(types, types.list(types.usize()), i -> List.of(1L, i << 3, i));
            assertFound(types, types.list(types.isize()), i -> List.of(-i, i - 50));
            assertFound(types, types.list(types.i16()), i -> List.of((short) -i, (short) 1));
            assertFound(types, types.array(types.u8(), 2), i -> List.of(3, (int) i));
            assertFound(types, types.list(types.string()), i -> List.of("text", "number " + i));
            assertFound(types, types.optional(types.isize()), i -> Optional.of(-i));
            assertFound(types, types.boxed(types.usize()), i -> i);
            assertFound(types, types.boxedString(), i -> "behind a pointer " + i);
            assertFound(types, keys(types), i -> new Key("shared", (int) i));
            assertFound(types, types.bool(), i -> i % 2 == 0);
            assertFound(types, types.result(types.u64(), types.string()), HostileMapsTest::result);
        }
    }

    private static Result<Long, String> result(long number) {
        return number % 2 == 0 ? new Result.Ok<>(number) : new Result.Err<>("error " + number);
    }

    private static <K> void assertFound(
            ArchiveTypes types, ArchiveType<K, ?> keys, LongFunction<K> maker) {
        Set<K> set = new LinkedHashSet<>();
        for (long i = 0; i < 100; i++) {
            set.add(maker.apply(i));
        }
        for (ArchiveType<Set<K>, ? extends ArchivedSet<K, ?>> type :
                List.of(types.hashSet(keys), types.indexSet(keys))) {
            ArchivedSet<K, ?> view = Archive.access(type, archive(type, set));
            assertTrue(set.stream().allMatch(view::contains));
        }
    }

    /// FORMAT 9.10.
    @Test
    void aLongTextThatAllKeysLeadToIsNotReadForEach() {
        String name = "x".repeat(20_000);
        Set<Key> set = new LinkedHashSet<>();
        for (int i = 0; i < 500; i++) {
            set.add(new Key(name, i));
        }
        ArchiveType<Set<Key>, ?> type = TYPES.hashSet(keys(TYPES));
        MemorySegment archive = archive(type, set);
        assertTooMuch(type, archive);
        assertEquals(Optional.empty(), check(type, archive, 2_000_000));
    }

    @Test
    void twoLongTextsThatTheKeysOfATreeLeadToByTurnsAreNotReadForEach() {
        String name = "x".repeat(20_000);
        String copy = new String(name);
        Set<Key> set = new LinkedHashSet<>();
        for (int i = 0; i < 500; i++) {
            set.add(new Key(i % 2 == 0 ? name : copy, i));
        }
        ArchiveType<Set<Key>, ?> type = TYPES.bTreeSet(keys(TYPES));
        MemorySegment archive = archive(type, set);
        assertTooMuch(type, archive);
        assertEquals(Optional.empty(), check(type, archive, 2_000_000));
    }

    @Test
    void aNameThatManyKeysShareIsNoReasonToRefuse() {
        Set<Key> set = new LinkedHashSet<>();
        for (int i = 0; i < 50_000; i++) {
            set.add(new Key("the name of a station in the north", i));
        }
        for (ArchiveType<Set<Key>, ?> type :
                List.of(TYPES.hashSet(keys(TYPES)), TYPES.bTreeSet(keys(TYPES)))) {
            assertEquals(Optional.empty(), check(type, archive(type, set), 200_000));
        }
    }

    private static void assertTooMuch(ArchiveType<?, ?> type, MemorySegment archive) {
        assertEquals(
                Optional.of(TOO_MANY_STEPS),
                check(type, archive, 10_000).map(ArchiveViolation::rule));
    }

    private static Optional<ArchiveViolation> check(
            ArchiveType<?, ?> type, MemorySegment archive, long maxObjects) {
        return Archive.check(
                type,
                archive,
                Archive.rootPosition(type, archive),
                CheckLimits.DEFAULT.withMaxObjects(maxObjects));
    }

    private static long keyOfHash(long hash) {
        long inverse = 0x517CC1B727220A95L;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - 0x517CC1B727220A95L * inverse;
        }
        assertEquals(1, 0x517CC1B727220A95L * inverse);
        return hash * inverse;
    }

    /// Returns keys whose hashes all lead to slot 0 of their table.
    private static Map<Long, Long> colliding(int size) {
        Map<Long, Long> map = new LinkedHashMap<>();
        for (long i = 0; i < size; i++) {
            map.put(keyOfHash(i * TableLayout.capacityFor(size)), i);
        }
        return map;
    }

    /// Returns keys whose hashes lead to slot 0 of their table, with all control bytes by turns.
    private static Map<Long, Long> collidingUnlike(int size) {
        long capacity = TableLayout.capacityFor(size);
        Map<Long, Long> map = new LinkedHashMap<>();
        for (long i = 0; i < size; i++) {
            long least = i << 57;
            long up = capacity - Long.remainderUnsigned(least, capacity);
            map.put(keyOfHash(least + up + i * capacity), i);
        }
        return map;
    }

    @Test
    void keysThatCollideOnPurposeDoNotMakeTheCheckSlow() {
        ArchiveType<Map<Long, Long>, ?> type = TYPES.hashMap(TYPES.u64(), TYPES.u64());
        assertEquals(Optional.empty(), Archive.check(type, archive(type, colliding(1000))));
        MemorySegment archive = archive(type, colliding(10_000));
        assertTooMuch(type, archive);
        assertEquals(Optional.empty(), check(type, archive, 100_000_000));
    }

    /// Hardly two keys are compared: the search itself takes the time.
    @Test
    void groupsThatAreSearchedForKeysThatCollideAreCountedEach() {
        ArchiveType<Map<Long, Long>, ?> type = TYPES.hashMap(TYPES.u64(), TYPES.u64());
        MemorySegment archive = archive(type, collidingUnlike(20_000));
        assertTooMuch(type, archive);
        assertEquals(Optional.empty(), check(type, archive, 100_000_000));
    }

    @Test
    void keysOfAnIndexMapThatCollideDoNotEither() {
        ArchiveType<Map<Long, Long>, ?> type = TYPES.indexMap(TYPES.u64(), TYPES.u64());
        assertTooMuch(type, archive(type, colliding(10_000)));
    }

    /// Returns keys of so many numbers, equal but for the last, whose hashes lead to one slot.
    private static Set<List<?>> collidingTuples(int numbers, int size) {
        Set<List<?>> set = new LinkedHashSet<>();
        for (long last : colliding(size).keySet()) {
            List<Object> tuple = new ArrayList<>(Collections.nCopies(numbers - 1, 0L));
            tuple.add(last);
            set.add(tuple);
        }
        return set;
    }

    /// Each comparison looks at all numbers: with one step for 16 of them, as it once was, tables
    /// of any size would be accepted, in a time that is quadratic.
    @Test
    void fieldsOfKeysThatCollideAreCountedEach() {
        ArchiveType<Set<List<?>>, ?> type =
                TYPES.hashSet(TYPES.tuple(Collections.nCopies(32, TYPES.u64())));
        assertEquals(
                Optional.empty(), check(type, archive(type, collidingTuples(32, 100)), 10_000));
        assertTooMuch(type, archive(type, collidingTuples(32, 1_000)));
    }

    @Test
    void wordsOfNumbersThatCollideAreCountedEach() {
        ArchiveType<Set<List<?>>, ?> type =
                TYPES.hashSet(TYPES.tuple(List.of(TYPES.u128(), TYPES.u128(), TYPES.u64())));
        Set<List<?>> set = new LinkedHashSet<>();
        for (long last : colliding(300).keySet()) {
            set.add(List.of(BigInteger.ZERO, BigInteger.ZERO, last));
        }
        MemorySegment archive = archive(type, set);
        // Of two keys that are compared, two numbers have two words, and the last one has one.
        long comparisons = 300 * 299 / 2;
        assertEquals(
                Optional.of(TOO_MANY_STEPS),
                check(type, archive, 5 * comparisons - 8 * archive.byteSize())
                        .map(ArchiveViolation::rule));
        assertEquals(Optional.empty(), check(type, archive, 6 * comparisons));
    }

    @Test
    void keysOfManyFieldsAreNoReasonToRefuse() {
        ArchiveType<Set<List<?>>, ?> bytes =
                TYPES.hashSet(TYPES.tuple(Collections.nCopies(32, TYPES.u8())));
        ArchiveType<Set<List<?>>, ?> words =
                TYPES.bTreeSet(TYPES.tuple(Collections.nCopies(32, TYPES.u128())));
        Set<List<?>> setOfBytes = new LinkedHashSet<>();
        Set<List<?>> setOfWords = new LinkedHashSet<>();
        for (int i = 0; i < 5_000; i++) {
            List<Object> tuple = new ArrayList<>(Collections.nCopies(30, 7));
            tuple.addAll(List.of(i >> 8, i & 0xFF));
            setOfBytes.add(tuple);
            setOfWords.add(tuple.stream().map(n -> BigInteger.valueOf((int) n)).toList());
        }
        assertEquals(Optional.empty(), check(bytes, archive(bytes, setOfBytes), 1));
        assertEquals(Optional.empty(), check(words, archive(words, setOfWords), 100_000));
    }

    private static final class Node {
        private final List<Node> children = new ArrayList<>();
    }

    /// Refers to each child as to something shared.
    private static ArchiveType<Node, ArchivedStruct> nodes() {
        return TYPES.recursive(
                self ->
                        TYPES.<Node>struct()
                                .field(
                                        "children",
                                        TYPES.list(TYPES.shared(self)),
                                        node -> node.children)
                                .build(values -> new Node()));
    }

    private static Node twofold(int depth) {
        Node node = new Node();
        for (int i = 0; i < depth; i++) {
            Node above = new Node();
            above.children.add(node);
            above.children.add(node);
            node = above;
        }
        return node;
    }

    /// Two copies of 30 objects, each of which leads to the next one twice: 2^30 ways.
    @Test
    void keysThatHoldCopiesOfAGraphAreNotComparedAlongAllWays() {
        ArchiveType<Node, ?> nodes = nodes();
        ArchiveType<Set<Node>, ?> written = TYPES.bTreeSet(TYPES.keyed(nodes, new CheapKeys<>()));
        Set<Node> copies = new LinkedHashSet<>(List.of(twofold(30), twofold(30)));
        MemorySegment archive = archive(written, copies);
        assertRefused(TOO_MANY_STEPS, TYPES.bTreeSet(nodes), archive);
    }

    @Test
    void aKeyThatHoldsAGraphIsNotHashedAlongAllWays() {
        ArchiveType<Node, ?> nodes = nodes();
        ArchiveType<Set<Node>, ?> hashed = TYPES.hashSet(TYPES.keyed(nodes, new CheapKeys<>()));
        MemorySegment archive = archive(hashed, Set.of(twofold(30)));
        assertRefused(TOO_MANY_STEPS, TYPES.hashSet(nodes), archive);
        ArchiveType<Set<Node>, ?> indexed = TYPES.indexSet(TYPES.keyed(nodes, new CheapKeys<>()));
        archive = archive(indexed, Set.of(twofold(30)));
        assertRefused(TOO_MANY_STEPS, TYPES.indexSet(nodes), archive);
    }
}
