package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Writes values that are another each time they are asked for: the archive is whole, or the value
/// is refused.
final class ChangingValuesTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final String LONG = "longer than a place of text";

    /// Gives one value after the other, and begins again after the last.
    @SafeVarargs
    private static <T> ArchiveType<String, ?> changing(ArchiveType<T, ?> type, T... values) {
        int[] calls = {0};
        Function<String, T> next = name -> values[calls[0]++ % values.length];
        return TYPES.<String>struct().field("it", type, next).build(fields -> "read");
    }

    private static void assertWhole(ArchiveType<String, ?> changing) {
        ArchiveType<List<String>, ?> list = TYPES.list(changing);
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(list, List.of("a", "b")));
        assertEquals(Optional.empty(), Archive.check(list, archive));
        Archive.read(list, archive);
    }

    private static void assertRefused(ArchiveType<String, ?> changing) {
        ArchiveValueException refusal =
                assertThrows(ArchiveValueException.class, () -> Archive.toBytes(changing, "value"));
        assertTrue(
                refusal.getMessage().startsWith("value must not change while it is written"),
                refusal.getMessage());
        assertEquals(".it", refusal.path());
    }

    @Test
    void listsThatGrowOrShrinkHaveTheElementsThatWereWritten() {
        ArchiveType<List<String>, ?> texts = TYPES.list(TYPES.string());
        assertWhole(changing(texts, List.of(LONG), List.of(LONG, LONG, LONG), List.of()));
        assertWhole(changing(texts, List.of(LONG, LONG, LONG), List.of(LONG)));
        assertWhole(changing(TYPES.boxedSlice(TYPES.i64()), List.of(1L), List.of(1L, 2L, 3L)));
    }

    @Test
    void mapsThatGrowOrShrinkHaveTheEntriesThatWereWritten() {
        Map<String, Integer> small = Map.of(LONG, 1);
        Map<String, Integer> large = new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3));
        assertWhole(changing(TYPES.hashMap(TYPES.string(), TYPES.i32()), small, large));
        assertWhole(changing(TYPES.indexMap(TYPES.string(), TYPES.i32()), large, small));
        assertWhole(changing(TYPES.bTreeMap(TYPES.string(), TYPES.i32()), small, large));
        assertWhole(changing(TYPES.bTreeMap(TYPES.string(), TYPES.i32()), Map.of(), large));
        assertWhole(changing(TYPES.hashMap(TYPES.string(), TYPES.i32()), large, Map.of()));
    }

    @Test
    void optionalValuesThatComeOrGoAreRefused() {
        Optional<String> some = Optional.of(LONG);
        ArchiveType<Optional<String>, ?> optional = TYPES.optional(TYPES.string());
        assertRefused(changing(optional, some, Optional.empty()));
        assertRefused(changing(optional, Optional.empty(), some));
        ArchiveType<Optional<String>, ?> box = TYPES.optionalBox(TYPES.boxed(TYPES.string()));
        assertRefused(changing(box, some, Optional.empty()));
        assertRefused(changing(box, Optional.empty(), some));
        // Nothing was noted, and nothing can be wrong.
        assertWhole(changing(TYPES.optional(TYPES.u8()), Optional.of(1), Optional.empty()));
    }

    @Test
    void variantsThatChangeAreRefused() {
        EnumType<Object> type =
                TYPES.<Object>enumeration()
                        .variant(
                                "Text",
                                String.class,
                                TYPES.<String>struct()
                                        .field("0", TYPES.string(), text -> text)
                                        .build(fields -> fields.get(0)))
                        .variant(
                                "Number",
                                Integer.class,
                                TYPES.<Integer>struct()
                                        .field("0", TYPES.i32(), number -> number)
                                        .build(fields -> fields.get(0)))
                        .build();
        assertRefused(changing(type, 1, LONG));
        assertRefused(changing(type, LONG, 1));
    }

    @Test
    void adaptersThatGiveAnotherValueEachTimeGiveAWholeArchive() {
        int[] calls = {0};
        ArchiveType<String, ArchivedString> adapted =
                TYPES.adapted(TYPES.string(), text -> text.repeat(++calls[0]), text -> text);
        assertWhole(changing(adapted, LONG));
    }
}
