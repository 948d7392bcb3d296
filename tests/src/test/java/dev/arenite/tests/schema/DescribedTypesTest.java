package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.NamedVariant;
import dev.arenite.archive.schema.SchemaException;
import dev.arenite.archive.schema.SchemaFingerprint;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.archive.type.FixedType;
import dev.arenite.archive.type.Niche;
import dev.arenite.archive.type.SharedType;
import dev.arenite.archive.type.StructType;
import dev.arenite.archive.type.Unit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What types of every kind say of themselves.
final class DescribedTypesTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    private static String text(ArchiveType<?, ?> type) {
        return ArchiveSchema.of(type).toString().replaceFirst("pointers = 32\n", "");
    }

    /// A type that is added to the library must say what it is.
    @ParameterizedTest
    @EnumSource
    void everyTypeOfTheLibrarySaysWhatItIs(ArchiveFormat format)
            throws ReflectiveOperationException {
        int said = 0;
        for (Method method : ArchiveTypes.class.getMethods()) {
            if (method.getParameterCount() == 0
                    && ArchiveType.class.isAssignableFrom(method.getReturnType())) {
                ArchiveType<?, ?> type = (ArchiveType<?, ?>) method.invoke(ArchiveTypes.of(format));
                ArchiveSchema schema = ArchiveSchema.of(type);
                assertFalse(schema.toString().contains("opaque"), schema::toString);
                assertEquals(schema.fingerprint(), ArchiveSchema.of(schema.type()).fingerprint());
                said++;
            }
        }
        assertTrue(said >= 39, "said=" + said);
    }

    @Test
    void namesOfEnumsOfJavaAreThatOfTheEnum() {
        assertEquals(
                """
                root = TimeUnit

                TimeUnit = enum {
                    NANOSECONDS = 0,
                    MICROSECONDS = 1,
                    MILLISECONDS = 2,
                    SECONDS = 3,
                    MINUTES = 4,
                    HOURS = 5,
                    DAYS = 6,
                }
                """,
                text(TYPES.enumByOrdinal(TimeUnit.class)));
        assertEquals("root = names(UNIT)\n", text(TYPES.enumByName(Unit.class)));
        ArchiveType<?, ?> twice =
                TYPES.tuple(
                        List.of(
                                TYPES.enumByOrdinal(TimeUnit.class),
                                TYPES.enumByOrdinal(TimeUnit.class),
                                TYPES.enumByTag(TimeUnit.class, 9, 8, 7, 6, 5, 4, 3)));
        String said = text(twice);
        assertTrue(said.startsWith("root = tuple(TimeUnit, TimeUnit, TimeUnit_2)\n"), said);
    }

    @Test
    void namesByNameRefuseOthers() {
        ArchiveType<?, ?> type = ArchiveSchema.of(TYPES.enumByName(TimeUnit.class)).type();
        byte[] hours = Archive.toBytes(TYPES.string(), "HOURS");
        byte[] years = Archive.toBytes(TYPES.string(), "YEARS");
        assertTrue(Archive.check(type, MemorySegment.ofArray(hours)).isEmpty());
        assertTrue(Archive.check(type, MemorySegment.ofArray(years)).isPresent());
    }

    @Test
    void recursionHasAName() {
        ArchiveType<List<?>, ArchivedStruct> type =
                TYPES.recursive(self -> TYPES.tuple(List.of(TYPES.u8(), TYPES.list(self))));
        assertEquals("root = Recursive\n\nRecursive = tuple(u8, vec(Recursive))\n", text(type));
        ArchiveType<List<?>, ?> two = TYPES.tuple(List.of(type, type));
        assertTrue(text(two).startsWith("root = tuple(Recursive, Recursive)\n"), text(two));
    }

    @Test
    @Timeout(30)
    void aTypeThatIsArchivedAsItselfIsRefused() {
        ArchiveType<String, Object> endless =
                TYPES.recursive(
                        self ->
                                TYPES.adapted(
                                        self,
                                        UnaryOperator.<String>identity(),
                                        UnaryOperator.<String>identity()));
        SchemaException refused =
                assertThrows(SchemaException.class, () -> ArchiveSchema.of(endless));
        assertTrue(refused.toString().contains("archived as itself"), refused.toString());
    }

    /// References of one type share, others do not.
    @Test
    void kindsOfReferencesAreNumbered() {
        SharedType<?, ?> one = TYPES.shared(TYPES.string());
        SharedType<?, ?> other = TYPES.shared(TYPES.string());
        assertEquals(
                "root = tuple(rc(string), weak(rc#1(string), 0, 4), rc(string))\n",
                text(TYPES.tuple(List.of(one, TYPES.weak(other), one))));
        assertNotEquals(
                ArchiveSchema.of(TYPES.tuple(List.of(one, one))).fingerprint(),
                ArchiveSchema.of(TYPES.tuple(List.of(one, other))).fingerprint());
    }

    @Test
    void nichesOfFieldsSayWhereTheyLie() {
        ArchiveType<List<?>, ?> pair =
                TYPES.tuple(List.of(TYPES.u64(), TYPES.nonZero(TYPES.u16())));
        Niche niche = Niche.field(8, Niche.zero(TYPES.u16()));
        assertEquals(
                "root = niche_zero(tuple(u64, nonzero(u16)), 8, 2)\n",
                text(TYPES.niche(pair, niche)));
    }

    /// A type by hand with some size and what it says.
    private record Own(long placeBytes, Consumer<TypeDescriber> description) implements FixedPlace {

        @Override
        public void describe(TypeDescriber describer) {
            description.accept(describer);
        }
    }

    /// A type by hand that says nothing.
    private static final class Silent implements FixedPlace {
        @Override
        public long placeBytes() {
            return 16;
        }
    }

    @Test
    void whatSaysNothingIsOpaque() {
        ArchiveType<?, ?> silent = new Silent();
        String name = Silent.class.getName();
        assertEquals("root = opaque(\"" + name + "\", 16, 8)\n", text(silent));
        assertEquals(
                "root = vec(opaque(\"money/1\", 8, 8))\n",
                text(TYPES.list(new Own(8, describer -> describer.opaque("money/1")))));
        SchemaException refused =
                assertThrows(SchemaException.class, () -> ArchiveSchema.of(silent).type());
        assertTrue(Objects.requireNonNull(refused.getMessage()).contains(name));
        FixedType<Long> lambda = FixedType.of(8, 8, TYPES.i64().access());
        assertTrue(text(lambda).contains("opaque("), text(lambda));
        assertEquals("root = i64\n", text(lambda.described(describer -> describer.leaf("i64"))));
        Niche own =
                new Niche() {
                    @Override
                    public boolean isAt(MemorySegment memory, long place) {
                        return false;
                    }

                    @Override
                    public void put(MemorySegment memory, long place) {
                        // Never absent.
                    }
                };
        assertTrue(text(TYPES.niche(TYPES.u8(), own)).contains("opaque("));
    }

    @Test
    void whatATypeSaysIsHeldAgainstItsPlace() {
        assertEquals("root = u64\n", text(new Own(8, describer -> describer.leaf("u64"))));
        assertRefused("must have the place", new Own(16, describer -> describer.leaf("u64")));
        assertRefused("must describe itself", new Own(8, _ -> {}));
        assertRefused(
                "must describe itself once",
                new Own(
                        8,
                        describer -> {
                            describer.leaf("u64");
                            describer.leaf("i64");
                        }));
        assertRefused("word must be known", new Own(8, describer -> describer.leaf("u65")));
        assertRefused(
                "parts must belong to one format",
                TYPES.list(ArchiveTypes.of(ArchiveFormat.POINTER_64).string()));
    }

    private static void assertRefused(String rule, ArchiveType<?, ?> type) {
        SchemaException refused = assertThrows(SchemaException.class, () -> ArchiveSchema.of(type));
        assertTrue(Objects.requireNonNull(refused.getMessage()).contains(rule), rule);
    }

    /// Keys with a hash of their own are told, and cannot be looked up by the schema alone.
    @Test
    void keysOfOnesOwnAreTold() {
        ArchiveType<String, ?> own =
                TYPES.keyed(TYPES.string(), TYPES.string().key().orElseThrow());
        ArchiveSchema schema = ArchiveSchema.of(TYPES.hashSet(own));
        assertEquals("pointers = 32\nroot = hashset(own_key(string))\n", schema.toString());
        assertThrows(SchemaException.class, schema::type);
        ArchiveSchema floats = ArchiveSchema.parse("pointers = 32 root = btreeset(vec(f32))");
        assertThrows(SchemaException.class, floats::type);
    }

    private static SchemaFingerprint fingerprint(String schema) {
        return ArchiveSchema.parse(schema).fingerprint();
    }

    @Test
    void namesOfDefinitionsDoNotMatter() {
        SchemaFingerprint named =
                fingerprint(
                        "pointers = 32 root = A A = struct { b: B, c: vec(B) d: E }"
                                + " B = struct { n: Next } Next = option(vec(B)) E = u8");
        assertEquals(
                named,
                fingerprint(
                        "pointers = 32 root = struct { b: X, c: vec(X) d: u8 }"
                                + " X = struct { n: option(vec(X)) }"));
        assertEquals(named, SchemaFingerprint.parse(named.toString()));
        assertEquals(
                fingerprint("pointers = 32 root = enum { A = 0, B = 1 (u8) }"),
                fingerprint("pointers = 32 root = enum { B = 1 (u8), A = 0 }"));
    }

    /// Each of them changes a byte or a meaning of the first.
    @Test
    void everythingElseMatters() {
        List<String> schemas =
                List.of(
                        "pointers = 32 root = struct { a: vec(u8), b: enum { X = 0, Y = 1 } }",
                        "pointers = 64 root = struct { a: vec(u8), b: enum { X = 0, Y = 1 } }",
                        "pointers = 32 root = struct { b: vec(u8), a: enum { X = 0, Y = 1 } }",
                        "pointers = 32 root = struct { b: enum { X = 0, Y = 1 }, a: vec(u8) }",
                        "pointers = 32 root = struct { a: vec(i8), b: enum { X = 0, Y = 1 } }",
                        "pointers = 32 root = struct { a: vecdeque(u8), b: enum { X = 0, Y = 1 } }",
                        "pointers = 32 root = struct { a: vec(u8), b: enum { Y = 0, X = 1 } }",
                        "pointers = 32 root = struct { a: vec(u8), b: enum { X = 0, Y = 2 } }",
                        "pointers = 32 root = struct { a: vec(u8), b: enum { X = 0, Z = 1 } }",
                        "pointers = 32 root = struct { a: vec(u8), b: enum { X = 0, Y = 1 (u8) } }",
                        "pointers = 32 root = struct { a: vec(u8), b: names(X, Y) }",
                        "pointers = 32 root = struct { a: vec(u8) }",
                        "pointers = 32 root = tuple(vec(u8), enum { X = 0, Y = 1 })",
                        "pointers = 32 root = array(u8, 2)",
                        "pointers = 32 root = array(u8, 3)",
                        "pointers = 32 root = niche_zero(tuple(u16, u16), 0, 2)",
                        "pointers = 32 root = niche_zero(tuple(u16, u16), 2, 2)",
                        "pointers = 32 root = niche_zero(tuple(u16, u16), 0, 4)",
                        "pointers = 32 root = opaque(A, 8, 8)",
                        "pointers = 32 root = opaque(A, 8, 4)",
                        "pointers = 32 root = opaque(B, 8, 8)",
                        "pointers = 32 root = rc(u8)",
                        "pointers = 32 root = box(u8)",
                        "pointers = 32 root = weak(rc(u8), 0, 4)");
        assertEquals(
                schemas.size(),
                schemas.stream().map(DescribedTypesTest::fingerprint).distinct().count());
    }

    @Test
    void differencesAreToldInWords() {
        ArchiveSchema old =
                ArchiveSchema.parse(
                        """
                        pointers = 32
                        root = Order
                        Order = struct { id: u32, customer: string, gone: u8, side: Side,
                            lines: vec(Line), totals: hashmap(string, u32) }
                        Side = enum { BUY = 0, SELL = 1, HOLD = 2 }
                        Line = struct { sku: u32, next: option(box(Line)) }
                        """);
        ArchiveSchema today =
                ArchiveSchema.parse(
                        """
                        pointers = 64
                        root = Purchase
                        Purchase = struct { customer: option(string), id: u32, side: Side,
                            lines: vec(Item), totals: hashmap(string, u64), note: string }
                        Side = enum { BUY = 1, SELL = 0, SHORT = 3 { until: instant } }
                        Item = struct { sku: string, next: option(box(Item)) }
                        """);
        assertEquals(
                List.of(
                        "pointers of 32 bits became pointers of 64 bits",
                        "`Purchase.gone` is gone, present in old archives",
                        "`Purchase.customer`: string became option(string)",
                        "`Purchase.totals[value]`: u32 became u64",
                        "`Purchase.note` is new, absent in old archives",
                        "`Purchase`: fields are in another order",
                        "`Side.HOLD` is gone, known to old archives",
                        "`Side.BUY`: tag 0 became 1",
                        "`Side.SELL`: tag 1 became 0",
                        "`Side.SHORT` is new, unknown to old archives",
                        "`Item.sku`: u32 became string"),
                old.differences(today));
        assertEquals(List.of(), today.differences(today));
    }

    @Test
    void offsetsFollowFromTheParts() {
        ArchiveSchema schema =
                ArchiveSchema.parse("pointers = 32 root = A A = struct { a: u8, b: u32, c: u16 }");
        StructType<List<?>> same = TYPES.tuple(List.of(TYPES.u8(), TYPES.u32(), TYPES.u16()));
        SchemaNode.Struct struct = (SchemaNode.Struct) schema.resolved(schema.root());
        assertEquals(List.of(0L, 4L, 8L), schema.offsets(struct.fields(), 0));
        assertEquals(same.placeBytes(), schema.place().bytes());
        assertEquals(same.placeAlignment(), schema.place().alignment());
    }

    @Test
    void valuesOfSchemasAreMapsAndLists() {
        ArchiveSchema schema =
                ArchiveSchema.parse(
                        "pointers = 32 root = struct { at: tuple(u8, u8), kind: enum { Dot = 3"
                                + " { size: u16 } }, note: option(string) }");
        ArchiveType<Object, ?> type = schema.type();
        Object value =
                Map.of(
                        "at", List.of(1, 2),
                        "kind", new NamedVariant("Dot", Map.of("size", 7)),
                        "note", Optional.of("n"));
        byte[] bytes = Archive.toBytes(type, value);
        assertEquals(value, Archive.read(type, MemorySegment.ofArray(bytes)));
        Object view = Archive.access(type, MemorySegment.ofArray(bytes));
        assertTrue(view.toString().contains("size"), view.toString());
    }
}
