package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.UnresolvedSchemaException;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.StructField;
import dev.arenite.archive.type.StructType;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What cannot be read as a value of today, each with all of its reasons.
final class UnresolvedSchemasTest {

    private static final ArchiveTypes T = ArchiveTypes.STANDARD;

    private static ArchiveSchema then(String root) {
        return ArchiveSchema.parse("pointers = 32 root = " + root);
    }

    private static void assertRefused(String then, ArchiveType<?, ?> now, String... reasons) {
        UnresolvedSchemaException failure =
                assertThrows(
                        UnresolvedSchemaException.class,
                        () -> ArchiveSchema.resolve(then(then), now));
        assertEquals(List.of(reasons), failure.reasons());
        assertEquals(
                "archives of the older schema cannot be read:\n" + String.join("\n", reasons),
                failure.getMessage());
    }

    private static void assertResolved(String then, ArchiveType<?, ?> now) {
        assertDoesNotThrow(() -> ArchiveSchema.resolve(then(then), now));
    }

    @Test
    void narrowerAndOtherNumbersAreRefused() {
        assertRefused("i32", T.i16(), "`root`: i32 cannot be read as i16");
        assertRefused("i32", T.u64(), "`root`: i32 cannot be read as u64");
        assertRefused("u32", T.i32(), "`root`: u32 cannot be read as i32");
        assertRefused("u64", T.i64(), "`root`: u64 cannot be read as i64");
        assertRefused("f64", T.f32(), "`root`: f64 cannot be read as f32");
        assertRefused("i32", T.f64(), "`root`: i32 cannot be read as f64");
        assertRefused("bool", T.u8(), "`root`: bool cannot be read as u8");
        assertRefused("char", T.u32(), "`root`: char cannot be read as u32");
        assertRefused("u8", T.nonZero(T.u8()), "`root`: u8 cannot be read as nonzero(u8)");
        assertRefused("usize", T.i32(), "`root`: usize cannot be read as i32");
    }

    @Test
    void eachWiderIntegerTakesEachNarrowerOne() {
        String[] signed = {"i8", "i16", "i32", "i64", "i128"};
        String[] unsigned = {"u8", "u16", "u32", "u64", "u128"};
        List<ArchiveType<?, ?>> wideSigned = List.of(T.i8(), T.i16(), T.i32(), T.i64(), T.i128());
        List<ArchiveType<?, ?>> wideUnsigned = List.of(T.u8(), T.u16(), T.u32(), T.u64(), T.u128());
        for (int then = 0; then < signed.length; then++) {
            for (int now = then + 1; now < signed.length; now++) {
                assertResolved(signed[then], wideSigned.get(now));
                assertResolved(unsigned[then], wideUnsigned.get(now));
                assertResolved(unsigned[then], wideSigned.get(now));
            }
        }
        assertResolved("usize", T.u32());
        assertResolved("usize", T.i64());
        assertResolved("isize", T.i32());
        assertResolved("nonzero(u8)", T.nonZero(T.i16()));
    }

    @Test
    void anotherWidthOfPointersIsRefused() {
        ArchiveTypes wide = ArchiveTypes.of(ArchiveFormat.POINTER_64);
        assertRefused(
                "string", wide.string(), "`root`: pointers of 32 bits became pointers of 64 bits");
    }

    @Test
    void everyReasonIsToldAtOnce() {
        StructType<Map<String, Object>> now =
                T.<Map<String, Object>>struct()
                        .field("a", T.i32(), value -> 0)
                        .field("b", T.list(T.string()), value -> List.of())
                        .field("c", T.optional(T.i32()), value -> Optional.empty())
                        .field("d", T.hashMap(T.string(), T.i8()), value -> Map.of())
                        .build(fields -> Map.of());
        assertRefused(
                "struct { a: i64, b: vec(i32), d: hashmap(i32, i16) }",
                now,
                "`root.a`: i64 cannot be read as i32",
                "`root.b[]`: i32 cannot be read as string",
                "`root.d[key]`: i32 cannot be read as string",
                "`root.d[value]`: i16 cannot be read as i8");
    }

    @Test
    void aNewFieldWithoutAValueIsRefused() {
        StructType<Integer> now =
                T.<Integer>struct()
                        .field("a", T.i32(), value -> value)
                        .field("b", T.list(T.i32()), value -> List.of())
                        .build(fields -> fields.get(0));
        assertRefused(
                "struct { a: i32 }", now, "`root.b`: is new, and has no value for old archives");
    }

    @Test
    void aValueThatMayBeAbsentIsNotOneThatMayNot() {
        assertRefused("option(i32)", T.i32(), "`root`: option(i32) cannot be read as i32");
    }

    @Test
    void variantsThatAreGoneAreRefused() {
        ArchiveType<String, ?> now =
                T.<String>enumeration().constant("A", "a").constant("C", "c").build();
        assertRefused(
                "enum { A = 0, B = 1 }",
                now,
                "`root.B`: is in old archives, and no variant of today");
        assertRefused(
                "names(NEW, GONE)",
                T.enumByName(ShopNow.Status.class),
                "`root`: GONE is in old archives, and no name of today");
        assertRefused("i32", now, "`root`: i32 cannot be read as enum { A = 0, C = 1 }");
    }

    @Test
    void namesThatAreNotToldApartAreRefused() {
        StructField<Integer, Integer, Integer> a =
                T.field("a", T.i32(), (Integer value) -> value).was("b");
        StructType<Integer> now = T.struct(List.of(a), fields -> fields.get(a));
        assertRefused(
                "struct { a: i32, b: i32 }",
                now,
                "`root.a`: is one today, and several in old archives: [a, b]");
        StructField<Integer, Integer, Integer> c =
                T.field("c", T.i32(), (Integer value) -> value).was("b");
        assertRefused(
                "struct { b: i32 }",
                T.struct(List.of(a, c), fields -> fields.get(a)),
                "`root.b`: is one in old archives, and several today");
    }

    @Test
    void sequencesOfAnotherLengthAndKindAreRefused() {
        assertRefused(
                "array(i32, 3)",
                T.array(T.i32(), 4),
                "`root`: array(i32, 3) cannot be read as array(i32, 4)");
        assertRefused(
                "vec(i32)",
                T.array(T.i32(), 4),
                "`root`: vec(i32) cannot be read as array(i32, 4)");
        assertRefused(
                "vec(i32)", T.hashSet(T.i32()), "`root`: vec(i32) cannot be read as hashset(i32)");
        assertRefused(
                "hashset(i32)",
                T.hashMap(T.i32(), T.i32()),
                "`root`: hashset(i32) cannot be read as hashmap(i32, i32)");
    }

    @Test
    void aPartThatIsGoneMustBeKnown() {
        StructType<Integer> now =
                T.<Integer>struct()
                        .field("a", T.i32(), value -> value)
                        .build(fields -> fields.get(0));
        assertRefused(
                "struct { a: i32, b: opaque(\"shop.Money\", 8, 8) }",
                now,
                "`root.b`: is gone, and cannot be checked: type must be known: name=shop.Money");
    }

    @Test
    void aDefaultThatThrowsIsToldWithItsPath() {
        StructField<Integer, Integer, Integer> a =
                T.field("a", T.i32(), (Integer value) -> value)
                        .whenAbsent(
                                () -> {
                                    throw new IllegalStateException("no default today");
                                });
        ArchiveType<Integer, ?> resolved =
                ArchiveSchema.resolve(
                        then("struct { }"), T.struct(List.of(a), fields -> fields.get(a)));
        ArchiveReadException failure =
                assertThrows(
                        ArchiveReadException.class,
                        () -> Archive.read(resolved, MemorySegment.ofArray(new byte[0])));
        assertEquals(".a", failure.path());
    }
}
