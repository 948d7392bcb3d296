package dev.arenite.tests.schema;

/// The schema of the binary form of schemas, as FORMAT 12.7 tells it.
public final class BinaryForm {

    /// Its text without the width of pointers, which is 32.
    public static final String TEXT =
            """
            root = Schema
            Schema = struct { version: u8 pointer_bytes: u8 root: Node definitions: vec(Definition) }
            Definition = struct { name: string node: Node }
            Field = struct { name: string type: Node }
            Variant = struct { name: string tag: u8 fields: vec(Field) }
            Node = enum { Leaf = 0 { name: string }, Composite = 1 { form: string parts: vec(Node) },
            Array = 2 { element: box(Node) length: u32 }, Shared = 3 { kind: i32 target: box(Node) },
            Niche = 4 { kind: Kind offset: u32 bytes: u32 inner: box(Node) },
            Struct = 5 { fields: vec(Field) }, Enum = 6 { variants: vec(Variant) },
            Names = 7 { names: vec(string) },
            Opaque = 8 { name: string place_bytes: u32 place_alignment: u32 },
            Reference = 9 { name: string } }
            Kind = enum { Box = 0, Weak = 1, Zero = 2, Nan = 3, Two = 4 }
            """;

    private BinaryForm() {}
}
