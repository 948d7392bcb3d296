package dev.arenite.archive.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.archive.type.StructType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Looks up text by its bytes: in maps and sets that were written with strings and with bytes, by
/// segments of all kinds.
final class Utf8KeyTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final List<ArchiveTypes> FORMATS =
            List.of(TYPES, ArchiveTypes.of(ArchiveFormat.POINTER_64));

    /// Of every length around that of a place, beginning alike, and of all lengths of characters;
    /// the order of the last two is another one in Java.
    private static final List<String> TEXTS = texts();

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int length = 0; length < 35; length++) {
            texts.add("abcdefgh".repeat(5).substring(0, length));
        }
        texts.add("x".repeat(1_000));
        texts.add("\u00e9\u00e9\u00e9\u00e9");
        texts.add("\u20ac and more than a place");
        texts.add("\uffff");
        texts.add("\ud800\udc00");
        return texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static MemorySegment utf8(String text) {
        return MemorySegment.ofArray(bytes(text));
    }

    /// The same bytes in memory of other kinds, at odd offsets, with other bytes around them.
    private List<MemorySegment> everywhere(byte[] text) {
        List<MemorySegment> all = new ArrayList<>();
        all.add(MemorySegment.ofArray(text));
        all.add(MemorySegment.ofArray(text).asReadOnly());
        for (MemorySegment memory :
                List.of(
                        arena.allocate(text.length + 16L, 8),
                        MemorySegment.ofArray(new byte[text.length + 16]),
                        MemorySegment.ofArray(new int[text.length / 4 + 4]),
                        MemorySegment.ofArray(new long[text.length / 8 + 3]))) {
            MemorySegment part = memory.fill((byte) 'z').asSlice(3, text.length);
            all.add(part.copyFrom(MemorySegment.ofArray(text)));
        }
        return all;
    }

    @Test
    void bytesAreHashedAndOrderedAsTheTextIs() {
        for (ArchiveTypes types : FORMATS) {
            ArchiveKey<String> expected = types.string().key().orElseThrow();
            ArchiveKey<MemorySegment> key = types.utf8().key().orElseThrow();
            for (String text : TEXTS) {
                long hash = expected.hash(FxHash.START, text);
                for (MemorySegment utf8 : everywhere(bytes(text))) {
                    assertEquals(hash, key.hash(FxHash.START, utf8));
                    for (String other : TEXTS) {
                        assertEquals(
                                Integer.signum(expected.compare(text, other)),
                                Integer.signum(key.compare(utf8, utf8(other))),
                                () -> text + " and " + other);
                    }
                }
            }
        }
    }

    /// Whether maps with both types of keys are the same, and found by bytes.
    private void assertMaps(
            ArchiveType<Map<String, Integer>, ArchivedMap<String, ArchivedString, Integer>> texts,
            ArchiveType<
                            Map<MemorySegment, Integer>,
                            ArchivedMap<MemorySegment, ArchivedString, Integer>>
                    utf8) {
        Map<String, Integer> byText = new LinkedHashMap<>();
        Map<MemorySegment, Integer> byUtf8 = new LinkedHashMap<>();
        for (String text : TEXTS) {
            byText.put(text, text.length());
            byUtf8.put(utf8(text), text.length());
        }
        byte[] written = Archive.toBytes(texts, byText);
        assertArrayEquals(written, Archive.toBytes(utf8, byUtf8));
        MemorySegment archive = MemorySegment.ofArray(written);
        ArchivedMap<MemorySegment, ArchivedString, Integer> view = Archive.access(utf8, archive);
        for (String text : TEXTS) {
            for (MemorySegment key : everywhere(bytes(text))) {
                assertEquals(Optional.of(text.length()), view.get(key), text);
                assertEquals(true, view.containsKey(key), text);
            }
        }
        for (byte[] absent : absent()) {
            for (MemorySegment key : everywhere(absent)) {
                assertEquals(Optional.empty(), view.get(key));
            }
        }
        Map<String, Integer> read = new LinkedHashMap<>();
        Archive.read(utf8, archive)
                .forEach((key, value) -> read.put(Archive.read(TYPES.string(), text(key)), value));
        assertEquals(byText, read);
    }

    private static MemorySegment text(MemorySegment utf8) {
        return MemorySegment.ofArray(Archive.toBytes(TYPES.utf8(), utf8));
    }

    /// Neighbours of the texts, and bytes that are no text: the fill of short text, a character cut
    /// off, and what Java makes of half a pair.
    private static byte[][] absent() {
        return new byte[][] {
            {'b'},
            bytes("abcdefgi"),
            bytes("abcdefgh".repeat(5)),
            bytes("x".repeat(999)),
            {'a', 'b', (byte) 0xFF},
            {(byte) 0xFF},
            {(byte) 0xC3},
            {0},
            {'?'}
        };
    }

    private void assertSets(
            ArchiveType<Set<String>, ArchivedSet<String, ArchivedString>> texts,
            ArchiveType<Set<MemorySegment>, ArchivedSet<MemorySegment, ArchivedString>> utf8) {
        Set<MemorySegment> segments = new LinkedHashSet<>();
        TEXTS.forEach(text -> segments.add(utf8(text)));
        byte[] written = Archive.toBytes(texts, new LinkedHashSet<>(TEXTS));
        assertArrayEquals(written, Archive.toBytes(utf8, segments));
        MemorySegment archive = MemorySegment.ofArray(written);
        ArchivedSet<MemorySegment, ArchivedString> view = Archive.access(utf8, archive);
        for (String text : TEXTS) {
            everywhere(bytes(text)).forEach(key -> assertEquals(true, view.contains(key), text));
        }
        for (byte[] absent : absent()) {
            assertEquals(false, view.contains(MemorySegment.ofArray(absent)));
        }
    }

    @Test
    void mapsAndSetsOfTextAreLookedUpByBytes() {
        for (ArchiveTypes types : FORMATS) {
            assertMaps(
                    types.hashMap(types.string(), types.i32()),
                    types.hashMap(types.utf8(), types.i32()));
            assertMaps(
                    types.indexMap(types.string(), types.i32()),
                    types.indexMap(types.utf8(), types.i32()));
            assertMaps(
                    types.bTreeMap(types.string(), types.i32()),
                    types.bTreeMap(types.utf8(), types.i32()));
            assertSets(types.hashSet(types.string()), types.hashSet(types.utf8()));
            assertSets(types.indexSet(types.string()), types.indexSet(types.utf8()));
            assertSets(types.bTreeSet(types.string()), types.bTreeSet(types.utf8()));
        }
    }

    /// Java's maps tell segments by identity; those of the archive do not.
    @Test
    void theSameBytesTwiceAreOneKeyTwice() {
        Map<MemorySegment, Integer> twice = new LinkedHashMap<>();
        twice.put(utf8("twice"), 1);
        twice.put(utf8("twice"), 2);
        for (ArchiveTypes types : FORMATS) {
            for (BiFunction<
                            ArchiveType<MemorySegment, ArchivedString>,
                            ArchiveType<Integer, Integer>,
                            ArchiveType<Map<MemorySegment, Integer>, ?>>
                    maps :
                            List
                                    .<BiFunction<
                                                    ArchiveType<MemorySegment, ArchivedString>,
                                                    ArchiveType<Integer, Integer>,
                                                    ArchiveType<Map<MemorySegment, Integer>, ?>>>
                                            of(types::hashMap, types::indexMap, types::bTreeMap)) {
                ArchiveType<Map<MemorySegment, Integer>, ?> map =
                        maps.apply(types.utf8(), types.i32());
                ArchiveValueException refused =
                        assertThrows(
                                ArchiveValueException.class, () -> Archive.toBytes(map, twice));
                assertEquals(
                        true,
                        refused.getMessage().startsWith("key must not come twice"),
                        refused::getMessage);
            }
        }
    }

    @Test
    void bytesArePartsOfLargerKeys() {
        ArchiveType<Set<List<MemorySegment>>, ArchivedSet<List<MemorySegment>, ?>> paths =
                anySet(TYPES.hashSet(TYPES.list(TYPES.utf8())));
        ArchiveType<Set<List<String>>, ?> asTexts = TYPES.hashSet(TYPES.list(TYPES.string()));
        List<String> path = List.of("home", "a directory with a long name", "");
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(asTexts, Set.of(path)));
        List<MemorySegment> utf8 = path.stream().map(Utf8KeyTest::utf8).toList();
        assertEquals(true, Archive.access(paths, archive).contains(utf8));
        assertEquals(false, Archive.access(paths, archive).contains(utf8.subList(0, 2)));
    }

    @SuppressWarnings("unchecked")
    private static <K> ArchiveType<Set<K>, ArchivedSet<K, ?>> anySet(
            ArchiveType<Set<K>, ? extends ArchivedSet<K, ?>> type) {
        return (ArchiveType<Set<K>, ArchivedSet<K, ?>>) type;
    }

    private record Shop(int number, Map<String, Integer> prices) {}

    @Test
    void aMapInAStructIsLookedUpByBytesAtThePlaceOfItsField() {
        for (ArchiveTypes types : FORMATS) {
            StructType<Shop> shop =
                    types.<Shop>struct()
                            .field("number", types.i32(), Shop::number)
                            .field(
                                    "prices",
                                    types.hashMap(types.string(), types.i32()),
                                    Shop::prices)
                            .build(fields -> new Shop(fields.get(0), fields.get(1)));
            byte[] written = Archive.toBytes(shop, new Shop(7, Map.of("apple", 3)));
            ArchivedStruct struct = Archive.access(shop, MemorySegment.ofArray(written));
            ArchivedMap<MemorySegment, ArchivedString, Integer> prices =
                    types.hashMap(types.utf8(), types.i32())
                            .view(
                                    struct.archive(),
                                    struct.place() + shop.fieldOffset(shop.fieldIndex("prices")));
            assertEquals(Optional.of(3), prices.get(utf8("apple")));
            assertEquals(Optional.empty(), prices.get(utf8("apples")));
        }
    }

    @Test
    @SuppressWarnings("NullAway") // Null is what is refused.
    void whatIsNoTextIsRefusedAsAKeyAndMemoryThatIsGoneThrows() {
        for (ArchiveTypes types : FORMATS) {
            ArchiveType<Set<MemorySegment>, ArchivedSet<MemorySegment, ArchivedString>> set =
                    types.hashSet(types.utf8());
            MemorySegment broken = MemorySegment.ofArray(new byte[] {'a', (byte) 0xC3});
            assertEquals(
                    "text must be UTF-8: byteSize=2 path=.key",
                    assertThrows(
                                    ArchiveValueException.class,
                                    () -> Archive.toBytes(set, Set.of(broken)))
                            .getMessage());
            Set<MemorySegment> withNull = new LinkedHashSet<>();
            withNull.add(null);
            assertThrows(ArchiveNullException.class, () -> Archive.toBytes(set, withNull));
            ArchivedSet<MemorySegment, ArchivedString> view =
                    Archive.access(
                            set, MemorySegment.ofArray(Archive.toBytes(set, Set.of(utf8("a")))));
            assertThrows(NullPointerException.class, () -> view.contains(null));
            MemorySegment gone;
            try (Arena closed = Arena.ofConfined()) {
                gone = closed.allocateFrom("a").asSlice(0, 1);
            }
            assertThrows(IllegalStateException.class, () -> view.contains(gone));
            assertEquals(true, view.contains(utf8("a")));
        }
    }
}
