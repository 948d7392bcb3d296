package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaException;
import dev.arenite.archive.schema.SchemaForm;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNiche;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Schemas that someone sends to do harm: refused at once, before a type is made of them.
final class HostileSchemasTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static String refusal(String text) {
        return Objects.requireNonNull(
                assertThrows(SchemaException.class, () -> ArchiveSchema.parse(text)).getMessage());
    }

    private static String refusal(SchemaNode root, Map<String, SchemaNode> definitions) {
        return assertTimeoutPreemptively(
                SOON,
                () ->
                        Objects.requireNonNull(
                                assertThrows(SchemaException.class, () -> of(root, definitions))
                                        .getMessage()));
    }

    private static ArchiveSchema of(SchemaNode root, Map<String, SchemaNode> definitions) {
        return new ArchiveSchema(ArchiveFormat.POINTER_32, root, definitions);
    }

    private static void assertRefused(String rule, String text) {
        String message = refusal("pointers = 32 root = " + text);
        assertTrue(message.contains(rule), message);
    }

    @Test
    void recursionNeedsAPointer() {
        String rule = "must contain itself only behind a pointer";
        assertRefused(rule, "A A = struct { a: A }");
        assertRefused(rule, "A A = struct { b: B } B = option(array(A, 2))");
        assertRefused(rule, "A A = enum { None = 0, Some = 1 (B) } B = tuple(u8, A)");
        assertRefused(rule, "A A = struct { list: vec(B) } B = struct { b: B }");
        ArchiveSchema.parse(
                "pointers = 32 root = A A = struct { list: vec(B) } B = struct { a: A }");
    }

    @Test
    void namesOfDefinitionsAreThoseThatAreUsed() {
        assertRefused("name must be defined", "struct { a: Missing }");
        assertRefused("definition must be referred to: name=Other", "u8 Other = u8");
        assertRefused("must not only refer to another", "A A = B B = A");
        assertRefused("must not be defined twice", "A A = u8 A = u16");
    }

    @Test
    void namesComeOnceAndCanBeShown() {
        assertRefused("root: name must not come twice: name=a", "struct { a: u8, a: u16 }");
        assertRefused("name must not come twice: name=X", "enum { X = 0, X = 1 }");
        assertRefused("name must not come twice: name=N", "names(N, N)");
        assertRefused("name must have 1 to 255 characters", "struct { \"\": u8 }");
        for (char hidden : new char[] {'\0', '\n', '\u007F', '\u202E', '\u2028', '\uD800'}) {
            String name = "a" + hidden + "b";
            SchemaNode struct = new Struct(List.of(new Field(name, SchemaLeaf.U8)));
            String message = refusal(struct, Map.of());
            assertTrue(message.contains("name=a?b"), message);
        }
        SchemaNode longest = new Struct(List.of(new Field("x".repeat(256), SchemaLeaf.U8)));
        assertTrue(refusal(longest, Map.of()).contains("length=256"));
    }

    @Test
    void tagsAreOneByteAndNotTaken() {
        assertRefused("tag must be one byte and not taken", "enum { A = 1, B = 1 }");
        assertRefused("tag must be one byte and not taken", "enum { A = 256 }");
        assertRefused("enum must have a variant", "enum {}");
        assertRefused("names must have one", "names()");
    }

    @Test
    void placesAreNotTooLarge() {
        String rule = "place must not be larger";
        assertRefused(rule, "array(u128, 4611686018427387904)");
        assertRefused(rule, "array(array(array(u8, 65536), 65536), 65536)");
        assertRefused("more values without bytes", "array(array(unit, 60000), 60000)");
        assertRefused(rule, "struct { a: array(u8, 1000000000), b: array(u8, 1000000000) }");
        assertRefused("size must be a multiple", "opaque(X, 4611686018427387904, 8)");
        assertRefused("alignment must be a power of two", "opaque(X, 24, 3)");
        assertRefused("alignment must be a power of two", "opaque(X, 64, 64)");
        assertEquals("length must not be negative: -1", negativeLength().replace("root: ", ""));
    }

    private static String negativeLength() {
        return refusal(new SchemaNode.Array(SchemaLeaf.U8, -1), Map.of());
    }

    @Test
    void nichesLieInTheirPlace() {
        String rule = "niche must lie in the place";
        assertRefused(rule, "niche_two(bool, 1, 1)");
        assertRefused(rule, "niche_zero(u32, 0, 8)");
        assertRefused(rule, "niche_nan(f64, 0, 2)");
        assertRefused(rule, "weak(u32, 0, 4)");
        assertRefused(rule, "niche_box(vec(u8), 0, 8)");
        SchemaNode negative = new SchemaNode.Niche(SchemaNiche.TWO, -1, 1, SchemaLeaf.BOOL);
        assertTrue(refusal(negative, Map.of()).contains(rule));
        SchemaNode far = new SchemaNode.Niche(SchemaNiche.ZERO, 1, Long.MAX_VALUE, SchemaLeaf.U64);
        assertTrue(refusal(far, Map.of()).contains(rule));
    }

    @Test
    void referencesOfOneKindHaveOneTarget() {
        assertRefused("must have one target", "tuple(rc(u8), rc(u16))");
        assertRefused("must be the next one", "tuple(rc#1(u8), rc(u16))");
        assertRefused("must be the next one", "rc#2147483647(u8)");
    }

    @Test
    void whatHasNoPlaceStandsBehindAPointer() {
        assertRefused("str must stand behind", "vec(str)");
        assertRefused("slice must stand behind", "slice(u8)");
        assertRefused("must have as many parts", "hashmap(u8)");
        assertRefused("nonzero must be an integer", "nonzero(f32)");
    }

    @Test
    void textsThatAreNoneAreRefusedWithTheLine() {
        assertEquals("line 3: a word must stand here", refusal("pointers = 32\nroot =\n}"));
        assertEquals("line 1: pointers must have 32 or 64 bits: 16", refusal("pointers = 16"));
        assertEquals("line 1: 'pointers' must stand here", refusal("schema"));
        assertRefused("a name must end with", "\"A");
        assertRefused("a number must stand here", "array(u8, many)");
        assertRefused("'(' must stand here", "vec");
    }

    /// In every way that parts can be within one another.
    @ParameterizedTest
    @ValueSource(strings = {"vec(", "option(", "struct { a: ", "enum { A = 0 (", "array(", "rc("})
    void deepTextsAreRefused(String nesting) {
        String text = "pointers = 32 root = " + nesting.repeat(100_000);
        assertTimeoutPreemptively(SOON, () -> assertTrue(refusal(text).contains("deeper")));
    }

    @Test
    void deepPartsAreRefused() {
        SchemaNode deep = SchemaLeaf.U8;
        for (int i = 0; i < 64; i++) {
            deep = Composite.of(SchemaForm.VEC, deep);
        }
        assertTrue(refusal(deep, Map.of()).contains("must not be nested deeper: limit=64"));
    }

    /// Definitions that lead from one to the next, each as a part of the one before, or behind a
    /// pointer; in the order of the way or against it.
    @Test
    void longWaysThroughDefinitionsAreRefused() {
        assertChainRefused(next -> next);
        assertChainRefused(next -> Composite.of(SchemaForm.BOX, next));
        assertChainRefused(next -> Composite.of(SchemaForm.OPTION, next));
    }

    private static void assertChainRefused(UnaryOperator<SchemaNode> link) {
        int count = 1000;
        IntFunction<SchemaNode> part =
                i ->
                        new Struct(
                                List.of(
                                        new Field(
                                                "next",
                                                i == count - 1
                                                        ? SchemaLeaf.U8
                                                        : link.apply(
                                                                new Reference("D" + (i + 1))))));
        Map<String, SchemaNode> forward = new LinkedHashMap<>();
        Map<String, SchemaNode> backward = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            forward.put("D" + i, part.apply(i));
            backward.put("D" + (count - 1 - i), part.apply(count - 1 - i));
        }
        assertTrue(refusal(new Reference("D0"), forward).contains("deeper"));
        assertTrue(refusal(new Reference("D0"), backward).contains("deeper"));
    }

    /// What is accepted does not end the stack, even a small one.
    @Test
    void theDeepestSchemasFitOnASmallStack() throws InterruptedException {
        int count = 170;
        Map<String, SchemaNode> definitions = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            SchemaNode next = i == count - 1 ? SchemaLeaf.U8 : new Reference("D" + (i + 1));
            definitions.put("D" + i, new Struct(List.of(new Field("next", boxed(next, 1)))));
        }
        SchemaNode deep = boxed(SchemaLeaf.U8, 63);
        List<Throwable> failures = new ArrayList<>();
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            use(of(new Reference("D0"), definitions));
                            use(of(deep, Map.of()));
                        },
                        "small stack",
                        512 << 10);
        thread.setUncaughtExceptionHandler((_, failure) -> failures.add(failure));
        thread.start();
        thread.join();
        assertEquals(List.of(), failures);
        definitions.put("D170", definitions.get("D0"));
        definitions.put(
                "D0", new Struct(List.of(new Field("next", boxed(new Reference("D170"), 1)))));
        assertTrue(refusal(new Reference("D0"), definitions).contains("deeper"));
    }

    private static SchemaNode boxed(SchemaNode target, int levels) {
        SchemaNode node = target;
        for (int i = 0; i < levels; i++) {
            node = Composite.of(SchemaForm.BOX, node);
        }
        return node;
    }

    private static void use(ArchiveSchema schema) {
        assertEquals(schema, ArchiveSchema.parse(schema.toString()));
        assertEquals(schema, ArchiveSchema.fromBytes(MemorySegment.ofArray(schema.toBytes())));
        assertEquals(schema.fingerprint(), schema.fingerprint());
        assertEquals(List.of(), schema.differences(schema));
        assertEquals(schema.place().bytes(), schema.type().placeBytes());
    }

    /// A way that is short where the schema is walked first, and long where it is laid out.
    @Test
    void noOrderOfDefinitionsEndsTheStack() {
        int count = 1000;
        Map<String, SchemaNode> definitions = new LinkedHashMap<>();
        List<Field> fields = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            SchemaNode next = i == count - 1 ? SchemaLeaf.U8 : new Reference("D" + (i + 1));
            definitions.put("D" + i, Composite.of(SchemaForm.OPTION, next));
            fields.add(new Field("f" + i, Composite.of(SchemaForm.BOX, new Reference("D" + i))));
        }
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    try {
                        ArchiveSchema schema = of(new Struct(fields), definitions);
                        schema.fingerprint();
                        schema.type().placeBytes();
                    } catch (SchemaException refused) {
                        assertTrue(refused.toString().contains("deeper"), refused::toString);
                    }
                });
    }

    /// Each definition has the next one twice: written out, they are as many as a power of two.
    @Test
    void definitionsThatMultiplyAreNotWrittenOut() {
        assertDoubling("root = D0", next -> next, "values without bytes");
        assertDoubling("root = D0", next -> "box(" + next + ")", "");
        assertDoubling("root = hashset(D0)", next -> "box(" + next + ")", "key must not have");
        assertDoubling("root = btreeset(D0)", next -> "vec(" + next + ")", "key must not have");
    }

    private static void assertDoubling(String root, UnaryOperator<String> link, String rule) {
        StringBuilder text = new StringBuilder("pointers = 32 ").append(root);
        for (int i = 0; i < 100; i++) {
            String next = link.apply("D" + (i + 1));
            text.append(" D" + i + " = tuple(" + next + ", " + next + ")");
        }
        text.append(" D100 = unit");
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    String found = "";
                    try {
                        ArchiveSchema schema = ArchiveSchema.parse(text.toString());
                        schema.fingerprint();
                        assertEquals(List.of(), schema.differences(schema));
                        schema.type().placeBytes();
                    } catch (SchemaException refused) {
                        found = Objects.requireNonNull(refused.getMessage());
                    }
                    assertTrue(rule.isEmpty() ? found.isEmpty() : found.contains(rule), found);
                });
    }

    @Test
    void aMillionPartsAreRefused() {
        List<Field> fields =
                IntStream.range(0, 1_000_000)
                        .mapToObj(i -> new Field("f" + i, SchemaLeaf.U8))
                        .toList();
        assertTrue(refusal(new Struct(fields), Map.of()).contains("limit=65536"));
        List<Variant> variants =
                IntStream.range(0, 1_000_000)
                        .mapToObj(i -> new Variant("v" + i, 0, List.of()))
                        .toList();
        assertTrue(refusal(new SchemaNode.Enumeration(variants), Map.of()).contains("limit=65536"));
        List<Field> many = fields.subList(0, 4097);
        assertTrue(refusal(new Struct(many), Map.of()).contains("limit=4096"));
        Map<String, SchemaNode> definitions = new LinkedHashMap<>();
        IntStream.range(0, 100_000).forEach(i -> definitions.put("d" + i, SchemaLeaf.U8));
        assertTrue(refusal(SchemaLeaf.U8, definitions).contains("limit=1024"));
        assertTrue(refusal("x".repeat(5_000_000)).contains("text must not be longer"));
        byte[] large = new byte[5_000_000];
        assertThrows(
                SchemaException.class, () -> ArchiveSchema.fromBytes(MemorySegment.ofArray(large)));
    }

    /// Parts that contain each other in every way: all of them lead to all.
    @Test
    void manyDefinitionsThatLeadToEachOtherAreHashedSoon() {
        int count = 180;
        Map<String, SchemaNode> definitions = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            List<Field> fields = new ArrayList<>();
            for (int j = 0; j < count; j++) {
                SchemaNode other = new Reference("D" + (i + j) % count);
                fields.add(new Field("f" + j, Composite.of(SchemaForm.VEC, other)));
            }
            definitions.put("D" + i, new Struct(fields));
        }
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    try {
                        of(new Reference("D0"), definitions).fingerprint();
                    } catch (SchemaException refused) {
                        assertTrue(refused.toString().contains("deeper"), refused::toString);
                    }
                });
    }
}
