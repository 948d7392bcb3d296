package dev.arenite.tests.interop;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.tests.schema.BinaryForm;
import dev.arenite.tests.schema.RandomSchemas;
import dev.arenite.tool.schema.DeclarationException;
import dev.arenite.tool.schema.RustDeclaration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// The schemas whose declarations in Rust are compiled, by name: what declarations must get right,
/// and random ones.
final class DeclaredSchemas {

    private static final List<String> CHOSEN =
            List.of(
                    // Every leaf, and the standard values of Java, as fields and as keys.
                    """
                    root = Leaves Leaves = struct { a: unit b: bool c: u8 d: u16 e: u32 f: u64
                    g: u128 h: usize i: i8 j: i16 k: i32 l: i64 m: i128 n: isize o: f32 p: f64
                    q: char r: string s: cstring t: duration u: java_duration v: unix_time
                    w: instant x: local_date y: local_time z: local_date_time aa: big_integer
                    ab: ipv4 ac: ipv6 ad: ip ae: socket_v4 af: socket_v6 ag: socket ah: uuid
                    ai: uuid_array aj: vec(unix_time) ak: option(unix_time) al: box(str) }
                    """,
                    """
                    root = Keys Keys = struct { a: btreemap(instant, u8) b: indexset(local_date)
                    c: indexmap(tuple(local_time, local_date_time), u8) d: btreeset(Key)
                    e: indexmap(Key, Other) f: indexset(unix_time) g: indexset(java_duration)
                    h: indexset(names(A, B)) i: indexset(uuid_array) j: btreemap(uuid, uuid)
                    k: indexset(box(slice(u8))) l: btreeset(vecdeque(u16)) m: indexset(rc(string))
                    n: indexset(struct { x: u8 y: enum { No = 3, Yes = 9 (bool) } })
                    o: btreeset(option(ip)) p: indexset(range_inclusive(u16)) q: indexset(cstring)
                    r: indexset(vecdeque(Key)) }
                    Key = struct { name: string kind: enum { One = 0, Two = 1 { at: u16 } } }
                    Other = struct { name: string }
                    """,
                    // Absence by bytes of the value, also where no wrapper can stand.
                    """
                    root = struct { a: niche_box(box(u64), 0, WIDTH) b: vec(niche_box(box(str), 0, WIDTH))
                    c: niche_zero(nonzero(u16), 0, 2) d: tuple(niche_nan(f64, 0, 8), u8)
                    e: option(niche_two(bool, 0, 1)) f: niche_box(box(slice(string)), 0, WIDTH)
                    g: niche_zero(Two, 8, 2) h: niche_box(tuple(u8, box(u16)), WIDTH, WIDTH)
                    i: niche_nan(array(f32, 3), 4, 4) j: vec(niche_two(tuple(u32, bool), 4, 1))
                    k: niche_zero(u32, 0, 4) l: vec(niche_zero(Two, 8, 2)) }
                    Two = struct { first: u64 second: u16 }
                    """,
                    // What contains itself, in every way.
                    """
                    root = Tree Tree = enum { Null = 0, Text = 1 (string), List = 2 (vec(Tree)),
                    Object = 3 (indexmap(string, Tree)), Next = 4 { next: niche_box(box(Tree), 0, WIDTH) },
                    Both = 5 (Both, Chain), Shared = 6 (rc(Tree)) }
                    Both = struct { left: vec(niche_box(box(Tree), 0, WIDTH))
                    right: vec(struct { tree: option(box(Tree)) }) }
                    Chain = tuple(u16, option(box(Chain)), List) List = vec(List)
                    """,
                    // References of two kinds to one type, and weak ones.
                    """
                    root = tuple(vec(rc(string)), vec(rc#1(string)), vec(weak(rc(string), 0, WIDTH)),
                    vec(weak(rc#1(string), 0, WIDTH)), vec(rc#2(str)), vec(rc#3(slice(u32))),
                    rc#4(Node), vec(rc#5(struct { x: u8 })), vec(rc#5(struct { x: u8 })),
                    weak(rc#5(struct { x: u8 }), 0, WIDTH), rc#6(struct { y: vec(i32) }),
                    indexset(rc#6(struct { y: vec(i32) })))
                    Node = struct { name: string children: vec(rc#4(Node)) }
                    """,
                    // Names that Rust does not have, or has for something else.
                    """
                    root = String String = struct { "fn": Vec self: u8 Self: ArchivedVec "a b": Option
                    "a-b": "7up" type: u8 "größe": enum { Self = 1, "#" = 2, crate = 4 { "fn": u8 } } }
                    Vec = struct { x: option(vec(u8)) } ArchivedVec = u16 Option = enum { None = 0 }
                    "7up" = struct { resolver: vec(Archive) out: VecResolver }
                    Archive = u8 VecResolver = i32
                    """,
                    // Names that derived code may have for variables.
                    """
                    root = enum { A = 0 { resolver: u8 out: string value: u8 context: u8 error: bool
                    serializer: u16 deserializer: u8 this: u8 bytes: u8 place: vec(u8) tag: u8 pos: u8
                    __S: u8 __C: u8 __D: u8 state: u8 other: u8 niched: option(u8) field: u8 ptr: u8 }
                    B = 1 (u8, string) resolver = 2 { B: u8 } }
                    """,
                    // Tags, and more elements than a tuple of Rust compares.
                    """
                    root = tuple(u8, u16, u8, u32, u8, u64, u8, bool, u8, E, u8, E, string, tuple(u8))
                    E = enum { Late = 200, Early = 3 { x: u128 }, Other = 4 (u8, string) }
                    """,
                    // Schemas themselves.
                    BinaryForm.TEXT);

    /// As keys they are hashed by a newer crate than this exchange has.
    private static final Pattern HASHED_UUID =
            Pattern.compile("(hash|index)(map|set)\\((range_inclusive\\()?uuid[,)]");

    private DeclaredSchemas() {}

    /// Returns the chosen schemas, and random ones from a seed on.
    static Map<String, ArchiveSchema> of(ArchiveFormat format, long seed, int count) {
        Map<String, ArchiveSchema> schemas = new LinkedHashMap<>();
        for (String text : CHOSEN) {
            schemas.put("chosen_" + schemas.size(), parsed(format, text));
        }
        LongStream.iterate(1000 * seed, next -> next + 1)
                .mapToObj(RandomSchemas::of)
                .filter(schema -> schema.format() == format && isDeclarable(schema))
                .limit(count)
                .forEach(schema -> schemas.put("random_" + schemas.size(), schema));
        return schemas;
    }

    private static ArchiveSchema parsed(ArchiveFormat format, String text) {
        int width = format.pointerBytes();
        return ArchiveSchema.parse(
                "pointers = "
                        + width * Byte.SIZE
                        + "\n"
                        + text.replace("WIDTH", String.valueOf(width)));
    }

    private static boolean isDeclarable(ArchiveSchema schema) {
        try {
            RustDeclaration.of(schema);
        } catch (DeclarationException refused) {
            return false;
        }
        return !HASHED_UUID.matcher(schema.toString()).find()
                && RandomNamedValues.of(schema, 1).isPresent();
    }
}
