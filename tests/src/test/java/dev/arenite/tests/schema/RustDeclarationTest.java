package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.tool.schema.DeclarationException;
import dev.arenite.tool.schema.RustDeclaration;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Declarations in Rust. That they compile and have the schema's bytes, the exchange with rkyv
/// shows (`tests/interop`).
final class RustDeclarationTest {

    private static final String ORDER =
            """
            Order
            Order = struct {
                id: u64, type: string, "due by": option(local_date),
                shape: Shape, seen: vec(unix_time),
                lines: hashmap(Key, struct { sku: u32 }),
                next: niche_box(box(Order), 0, 4)
            }
            Shape = enum { Nothing = 0, Dot = 7 (u8, Key), Text = 9 { of: rc(str) } }
            Key = struct { name: string }
            """;

    private static final String DECLARED_ORDER =
            """
            //! Declared from a schema of Arenite: archives of rkyv 0.8, with pointers of 32 bits.
            #![allow(non_camel_case_types, non_snake_case)]

            use rkyv::de::Pooling;
            use rkyv::rancor::Source;
            use rkyv::ser::{Allocator, Sharing, Writer};
            use rkyv::validation::{ArchiveContext, SharedContext};
            use rkyv::with::{AsUnixTime, Niche};
            use rkyv::{Archive, Deserialize, Serialize};
            use std::collections::HashMap;
            use std::rc::Rc;
            use std::time::SystemTime;

            #[derive(Archive, Serialize, Deserialize)]
            #[rkyv(
                serialize_bounds(__S: Writer + Allocator + Sharing, __S::Error: Source),
                deserialize_bounds(__D: Pooling, __D::Error: Source),
                bytecheck(bounds(__C: ArchiveContext + SharedContext, __C::Error: Source))
            )]
            pub struct Order {
                pub id: u64,
                pub r#type: String,
                /// `due by` in the schema.
                pub due_by: Option<LocalDate>,
                pub shape: Shape,
                pub seen: Vec<OrderSeen>,
                pub lines: HashMap<Key, OrderLinesValue>,
                #[rkyv(with = Niche, omit_bounds)]
                pub next: Option<Box<Order>>,
            }

            /// A day of the calendar, year from -999999999 to 999999999.
            #[derive(Archive, Serialize, Deserialize, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
            #[rkyv(derive(PartialEq, Eq, Hash, PartialOrd, Ord))]
            pub struct LocalDate {
                pub year: i32,
                pub month: u8,
                pub day: u8,
            }

            #[derive(Archive, Serialize, Deserialize)]
            #[repr(u8)]
            pub enum Shape {
                Nothing = 0,
                Dot(u8, Key) = 7,
                Text {
                    of: Rc<str>,
                } = 9,
            }

            #[derive(Archive, Serialize, Deserialize)]
            pub struct OrderSeen(#[rkyv(with = AsUnixTime)] pub SystemTime);

            #[derive(Archive, Serialize, Deserialize, PartialEq, Eq, Hash)]
            #[rkyv(derive(PartialEq, Eq, Hash))]
            pub struct Key {
                pub name: String,
            }

            #[derive(Archive, Serialize, Deserialize)]
            pub struct OrderLinesValue {
                pub sku: u32,
            }
            """;

    /// Schemas, and what is refused of each.
    private static final String REFUSED =
            """
            opaque(Money, 8, 8)
                root: type says nothing of itself: Money
            hashset(own_key(string))
                root[]: hash or order is the type's own
            vec(A) A = struct { b: own_key(u8) }
                A.b: hash or order is the type's own
            btreeset(f64)
                root[]: f64 is no key
            hashset(K) K = tuple(big_integer)
                K.0: big_integer is no key
            hashmap(vec(hashset(u8)), u8)
                root[key][]: hashset is no key
            btreeset(range_inclusive(u8))
                root[]: Rust does not order range_inclusive
            indexset(niche_zero(nonzero(u8), 0, 1))
                root[]: rkyv does not hash a niche
            weak(rc(str), 0, 4)
                root: rkyv does not read weak references to str
            weak(rc(slice(u8)), 0, 4)
                root: rkyv does not read weak references to [u8]
            struct { a: rc(string), b: rc#1(string), c: rc#2(string) }
                root.c: Rust has two kinds of references to a type, and this is another: String
            """;

    private static ArchiveSchema schema(String text) {
        return ArchiveSchema.parse("pointers = 32 root = " + text);
    }

    @Test
    void declarationsAreThoseOfAPerson() {
        RustDeclaration declaration = RustDeclaration.of(schema(ORDER));
        assertEquals("Order", declaration.root());
        assertEquals(DECLARED_ORDER, declaration.text());
    }

    @Test
    void whatRustCannotSayIsRefused() {
        Refusals.of(REFUSED)
                .forEach(
                        (schema, message) -> {
                            DeclarationException refused =
                                    assertThrows(
                                            DeclarationException.class,
                                            () -> RustDeclaration.of(schema(schema)));
                            assertEquals(message, refused.getMessage());
                            assertEquals(message, refused.path() + ": " + refused.reason());
                        });
    }

    /// Random schemas have keys and references that Rust has, too.
    @Test
    void everyOtherSchemaIsDeclared() {
        TreeSet<String> reasons = new TreeSet<>();
        long declared =
                Stream.concat(
                                Stream.concat(DescribedCase.golden(), DescribedCase.families())
                                        .map(each -> each.expected(ArchiveFormat.POINTER_64)),
                                LongStream.range(0, 1000).mapToObj(RandomSchemas::of))
                        .filter(schema -> isDeclared(schema, reasons))
                        .count();
        assertEquals(
                "[Rust does not order range_inclusive, Rust has two kinds of references to a type,"
                        + " and this is another, rkyv does not read weak references to str]",
                reasons.toString());
        assertTrue(declared > 1000, "declared=" + declared);
    }

    private static boolean isDeclared(ArchiveSchema schema, Set<String> reasons) {
        try {
            return RustDeclaration.of(schema).equals(RustDeclaration.of(schema));
        } catch (DeclarationException refused) {
            reasons.add(refused.reason().replaceAll(":.*", ""));
            return false;
        }
    }

    /// As many names that Rust does not have as a schema may have parts.
    @Test
    void declarationsTakeTheTimeOfTheirLength() {
        StringBuilder fields = new StringBuilder("struct {");
        for (int i = 0; i < 4_000; i++) {
            fields.append(" \"%s\": struct { a: u8 }".formatted("ä".repeat(1 + i % 200) + i));
        }
        ArchiveSchema schema = schema(fields + " }");
        RustDeclaration declaration =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> RustDeclaration.of(schema));
        assertEquals(4_001, declaration.text().split("#\\[derive").length - 1);
    }
}
