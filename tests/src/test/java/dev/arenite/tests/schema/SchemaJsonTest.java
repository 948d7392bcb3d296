package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaException;
import dev.arenite.tool.schema.SchemaJson;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The JSON form of schemas.
final class SchemaJsonTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final int RANDOM = 1000;

    /// Words that mean something else in a sidecar, or are made of others in a schema.
    private static final String OTHERWISE =
            ".*\"(uuid|range_full|range|range_inclusive|range_from|range_to|range_to_inclusive"
                    + "|bound|result|vecdeque|arc|arc_weak|tuple\":\\[\\])\".*|.*kind.*";

    /// Parts that are none, and why each is refused.
    private static final String REFUSED =
            """
            "u65"
                JSON: word must be known: u65
            "nonzero_"
                JSON: word must be known: nonzero_
            "nonzero_string"
                root: nonzero must be an integer: string
            5
                JSON: an object must stand here: 5
            {}
                JSON: part must have a word: {}
            {"kind":1}
                JSON: part must have a word: {"kind":1}
            {"vec":"u8","box":"u8"}
                JSON: part must have one word: vec and box
            {"vec":"u8","kind":0}
                JSON: member must be known: kind
            {"nonzero":"u8"}
                JSON: word must be known: nonzero
            {"niche_weak":{"rc":"u8"}}
                JSON: word must be known: niche_weak
            {"a\\u202eb":1}
                JSON: word must be known: a?b
            {"niche_zero":"u8"}
                JSON: niche must have an offset and a number of bytes: niche_zero
            {"niche_zero":"u8","offset":0}
                JSON: member must be there: bytes
            {"hashmap":["u8"]}
                JSON: a list of 2 must stand here: ["u8"]
            {"array":"u8"}
                JSON: a list of 2 must stand here: "u8"
            {"array":["u8",1.5]}
                JSON: a number of 64 bits must stand here: 1.5
            {"array":["u8",1e999999999]}
                JSON: a number of 64 bits must stand here:
            {"array":["u8",9223372036854775808]}
                JSON: a number of 64 bits must stand here: 9223372036854775808
            {"array":["u8",-1]}
                root: length must not be negative: -1
            {"rc":"u8","kind":4294967296}
                JSON: a number must be smaller: 4294967296
            {"struct":{}}
                JSON: a list must stand here: {}
            {"struct":[["a"]]}
                JSON: a list of 2 must stand here: ["a"]
            {"struct":[[1,"u8"]]}
                JSON: a text must stand here: 1
            {"enum":[{"name":"A","tag":0,"struct":[],"tuple":[]}]}
                JSON: variant must not be a struct and a tuple
            {"enum":[{"name":"A"}]}
                JSON: member must be there: tag
            {"ref":"A"}
                root: name must be defined: name=A
            {"ref":null}
                JSON: a text must stand here: null
            """;

    private static Stream<DescribedCase> described() {
        return Stream.concat(DescribedCase.golden(), DescribedCase.families());
    }

    private static JsonNode tree(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void schemasReturn() {
        Stream.concat(
                        described()
                                .flatMap(
                                        each ->
                                                Stream.of(
                                                        each.expected(ArchiveFormat.POINTER_32),
                                                        each.schema(ArchiveFormat.POINTER_64))),
                        LongStream.range(0, RANDOM).mapToObj(RandomSchemas::of))
                .forEach(
                        schema -> {
                            String json = SchemaJson.write(schema);
                            assertEquals(schema, SchemaJson.read(json), json);
                            assertEquals(json, SchemaJson.write(SchemaJson.read(json)));
                        });
    }

    @Test
    void wordsAreThoseOfTheSidecars() {
        long same =
                described()
                        .filter(
                                each -> {
                                    JsonNode written =
                                            tree(
                                                    SchemaJson.write(
                                                            each.expected(
                                                                    ArchiveFormat.POINTER_32)));
                                    String all = each.description() + " " + each.definitions();
                                    if (all.matches(OTHERWISE)
                                            || written.toString().matches(OTHERWISE)) {
                                        return false;
                                    }
                                    assertSame(each.description(), written.get("type"));
                                    assertEquals(
                                            each.definitions().size(), written.get("defs").size());
                                    each.definitions()
                                            .properties()
                                            .forEach(
                                                    named ->
                                                            assertSame(
                                                                    named.getValue(),
                                                                    written.get("defs")
                                                                            .get(named.getKey())));
                                    return true;
                                })
                        .count();
        assertTrue(same > 150, "same=" + same);
    }

    /// Numbers of two classes of Jackson are not equal.
    private static void assertSame(JsonNode described, JsonNode written) {
        assertEquals(described.toString(), written.toString());
    }

    @Test
    void everyPartHasAForm() {
        assertEquals(
                """
                {"pointers":32,"type":{"ref":"A"},"defs":{"A":{"struct":[["a",{"array":["u8",4]}],\
                ["b",{"rc":"string"}],["c",{"weak":"str","kind":1}],["d",{"names":["X","Y"]}],\
                ["e",{"opaque":["Money",8,4]}],["f",{"niche_box":"str"}],\
                ["g",{"niche_zero":"u32","offset":0,"bytes":4}],["h",{"niche_zero":"nonzero_u8"}],\
                ["i",{"hashmap":["u8",{"tuple":["bool"]}]}],["j",{"box":{"slice":"uuid_array"}}],\
                ["k",{"enum":[{"name":"V","tag":3,"tuple":["u8"]},{"name":"W","tag":4}]}],\
                ["l",{"niche_box":{"tuple":[{"box":"u8"}]},"offset":0,"bytes":4}]]}}}\
                """,
                SchemaJson.write(
                        ArchiveSchema.parse(
                                """
                                pointers = 32 root = A A = struct { a: array(u8, 4) b: rc(string)
                                c: weak(rc#1(str), 0, 4) d: names(X, Y) e: opaque(Money, 8, 4)
                                f: niche_box(box(str), 0, 4) g: niche_zero(u32, 0, 4)
                                h: niche_zero(nonzero(u8), 0, 1) i: hashmap(u8, tuple(bool))
                                j: box(slice(uuid_array)) k: enum { V = 3 (u8), W = 4 }
                                l: niche_box(tuple(box(u8)), 0, 4) }
                                """)));
        assertEquals(
                ArchiveSchema.parse("pointers = 64 root = rc(u8)"),
                SchemaJson.read(
                        " {\"defs\": {}, \"type\": {\"kind\": 0, \"rc\": \"u8\"}, \"pointers\":"
                                + " 64}\n"));
    }

    @Test
    void whatIsNoFormIsRefused() {
        assertRefused("JSON: Unexpected end-of-input", "{");
        assertRefused("JSON: an object must stand here: ", "");
        assertRefused("JSON: an object must stand here: []", "[]");
        assertRefused("JSON: an object must stand here: null", "null");
        assertRefused("JSON: member must be there: ", "{}");
        assertRefused(
                "JSON: member must be known: more", json("\"u8\"").replace("}}", "},\"more\":1}"));
        assertRefused(
                "JSON: pointers must have 32 or 64 bits: 16", json("\"u8\"").replace("32", "16"));
        assertRefused(
                "JSON: a number of 64 bits must stand here: \"32\"",
                json("\"u8\"").replace("32", "\"32\""));
        assertRefused("JSON: Unrecognized token", json("\"u8\"") + " u8");
        assertRefused(
                "JSON: Duplicate field 'defs'", json("\"u8\"").replace("}}", "},\"defs\":{}}"));
    }

    @Test
    void partsThatAreNoneAreRefused() {
        Refusals.of(REFUSED).forEach((part, message) -> assertType(message, part));
    }

    private static String json(String type) {
        return "{\"pointers\":32,\"type\":" + type + ",\"defs\":{}}";
    }

    private static void assertType(String rule, String type) {
        assertRefused(rule, json(type));
    }

    private static void assertRefused(String rule, String json) {
        String message = refusal(json);
        assertTrue(message.contains(rule), message);
        assertTrue(message.length() < 400, message);
    }

    private static String refusal(String json) {
        return assertTimeoutPreemptively(
                SOON,
                () ->
                        Objects.requireNonNull(
                                assertThrows(SchemaException.class, () -> SchemaJson.read(json))
                                        .getMessage()));
    }

    @Test
    void hostileTextsAreRefusedSoon() {
        assertRefused("JSON: Document nesting depth", "[".repeat(1_000_000));
        assertRefused("JSON: Document nesting depth", "{\"a\":".repeat(500_000));
        assertType(
                "JSON: Document nesting depth",
                "{\"vec\":".repeat(400) + "\"u8\"" + "}".repeat(400));
        assertType(
                "parts of a definition must not be nested deeper",
                "{\"vec\":".repeat(64) + "\"u8\"" + "}".repeat(64));
        assertRefused("JSON must not be longer: chars=4194305", " ".repeat((1 << 22) + 1));
        assertType(
                "JSON: a text must stand here", "{\"struct\":[" + "[0,0],".repeat(600_000) + "0]}");
        assertType(
                "root: schema must not have more parts", "{\"struct\":[" + fields(200_000) + "]}");
        assertType("root: part must not have more fields", "{\"struct\":[" + fields(5_000) + "]}");
        assertType("JSON: Number value length", "9".repeat(1_000_000));
        assertType("JSON: word must be known", "\"" + "x".repeat(1_000_000) + "\"");
        assertType("JSON: word must be known", "{\"" + "x".repeat(40_000) + "\":1}");
        assertType("JSON: Name length", "{\"" + "x".repeat(60_000) + "\":1}");
    }

    private static String fields(int count) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < count; i++) {
            fields.append(i == 0 ? "" : ",").append("[\"f").append(i).append("\",\"u8\"]");
        }
        return fields.toString();
    }

    /// The deepest schema that there may be has a form that is read.
    @Test
    void theDeepestSchemaReturns() {
        ArchiveSchema schema =
                ArchiveSchema.parse(
                        "pointers = 32 root = "
                                + "enum { A = 0 { a: ".repeat(63)
                                + "u8"
                                + " } }".repeat(63));
        assertEquals(schema, SchemaJson.read(SchemaJson.write(schema)));
    }

    @Test
    void damagedTextsAreRefused() {
        Random random = new Random(3);
        int refused = 0;
        for (long seed = 0; seed < RANDOM; seed++) {
            String json = SchemaJson.write(RandomSchemas.of(seed));
            for (int i = 0; i < 6; i++) {
                StringBuilder damaged = new StringBuilder(json);
                damaged.setCharAt(
                        random.nextInt(json.length()), json.charAt(random.nextInt(json.length())));
                try {
                    ArchiveSchema schema = SchemaJson.read(damaged.toString());
                    assertEquals(schema, SchemaJson.read(SchemaJson.write(schema)));
                } catch (SchemaException refusal) {
                    refused++;
                }
            }
        }
        assertTrue(refused > RANDOM, "refused=" + refused);
    }
}
