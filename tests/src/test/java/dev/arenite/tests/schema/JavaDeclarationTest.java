package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.tests.derive.Compilation;
import dev.arenite.tool.schema.DeclarationException;
import dev.arenite.tool.schema.JavaDeclaration;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Declarations in Java: they have the schema that they were printed from, or are refused.
///
/// `-Darenite.declaration.count=1000` makes more of them.
final class JavaDeclarationTest {

    private static final int RANDOM = Integer.getInteger("arenite.declaration.count", 80);

    /// Roots that are declared in one record.
    private static final int GROUP = 20;

    /// What is refused of the schemas of all cases and families, and of random ones.
    private static final List<String> REASONS =
            List.of(
                    "Java cannot have the name",
                    "Java has a method of its own with the name",
                    "Java has one kind of references to a type",
                    "no form of Java is absent by these bytes",
                    "no form of Java is socket_v4",
                    "no form of Java is socket_v6");

    private static final String ORDER =
            """
            Order
            Order = struct {
                id: u64, customer: string, state: State, shape: option(Shape),
                lines: vec(struct { sku: u32, tags: btreemap(string, vec(i32)) }),
                paid: enum { Ok = 0 (instant), Err = 1 (names(LATE, NEVER)) },
                next: niche_box(box(Order), 0, 4)
            }
            State = enum { Open = 0, Closed = 7 }
            Shape = enum { Nothing = 0, Dot = 1 (Cell), Text = 9 { text: box(str) } }
            Cell = struct { x: i8, y: i8 }
            """;

    private static final String DECLARED_ORDER =
            """
            package shop;

            import dev.arenite.archive.derive.Archivable;
            import dev.arenite.archive.derive.As;
            import dev.arenite.archive.derive.Form;
            import dev.arenite.archive.derive.Tag;
            import dev.arenite.archive.type.Result;
            import java.time.Instant;
            import java.util.List;
            import java.util.Map;
            import java.util.Optional;

            /// Declared from a schema of Arenite.
            public final class Orders {

                private Orders() {}

                @Archivable
                public record Order(
                        @As(Form.U64) long id,
                        String customer,
                        State state,
                        Optional<Shape> shape,
                        List<OrderLines> lines,
                        Result<Instant, @As(Form.BY_NAME) OrderPaidErr0> paid,
                        @As(Form.OPTIONAL_BOXED) Optional<Order> next) {}

                public enum State { Open, @Tag(7) Closed }

                @Archivable
                public sealed interface Shape {
                    record Nothing() implements Shape {}
                    @As(Form.NEWTYPE) record Dot(byte x, byte y) implements Shape {}
                    @Tag(9) record Text(@As(Form.SLICE) String text) implements Shape {}
                }

                @Archivable
                public record OrderLines(@As(Form.U32) long sku, @As(Form.B_TREE) Map<String, int[]> tags) {}

                public enum OrderPaidErr0 { LATE, NEVER }
            }
            """;

    /// Schemas, and what is refused of each.
    private static final String REFUSED =
            """
            vec(u8)
                root: the root must be a struct with named fields, or an enum
            A A = tuple(u8)
                root: the root must be a struct with named fields, or an enum
            struct { a: tuple(u8, u8) }
                root.a.0: Java cannot have the name: 0
            enum { A = 0 (u8) }
                root.A.0: Java cannot have the name: 0
            struct { "a b": u8 }
                root.a b: Java cannot have the name: a b
            struct { class: u8 }
                root.class: Java cannot have the name: class
            struct { tag: u8 }
                root.tag: Java has a method of its own with the name: tag
            enum { record = 0 { a: u8 } }
                root.record: Java cannot have a record with the name: record
            enum { N = 0 { a: u8 } }
                root.N: Java cannot have a record with the name: N
            struct { a: names("A-B") }
                root.a: Java cannot have the name: A-B
            struct { a: socket_v4 }
                root.a: no form of Java is socket_v4
            struct { a: vec(socket_v6) }
                root.a[]: no form of Java is socket_v6
            struct { a: niche_nan(f32, 0, 4) }
                root.a: no form of Java is absent by these bytes: nan
            struct { a: niche_two(bool, 0, 1) }
                root.a: no form of Java is absent by these bytes: two
            struct { a: niche_zero(u32, 0, 4) }
                root.a: no form of Java is absent by these bytes: zero
            struct { a: opaque(Money, 8, 8) }
                root.a: type says nothing of itself: Money
            struct { a: hashset(own_key(u8)) }
                root.a[]: hash or order is the type's own
            struct { a: btreeset(f64) }
                root.a[]: no key can be Double
            struct { a: hashmap(hashset(i8), u8) }
                root.a[key]: no key can be Set<Byte>
            struct { a: hashset(K) } K = struct { b: big_integer }
                K.b: no key can be BigInteger
            struct { a: hashset(weak(rc(u8), 0, 4)) }
                root.a[]: no key can be a weak reference
            struct { a: rc(hashset(string)), b: rc(hashset(string)) }
                root.b: references of Java share within one component to Set<String>
            struct { a: rc(string), b: rc#1(string) }
                root.b: Java has one kind of references to a type, and these are two: String
            struct { a: rc(R), b: rc#1(R) } R = struct {}
                root.b: Java has one kind of references to a type, and these are two: R
            struct { a: L } L = vec(L)
                root.a: only records and interfaces of Java can contain themselves: L
            enum { A = 0 (R) } R = struct { r: vec(R) }
                root.A.0: a record of a variant cannot contain itself
            """;

    /// A schema, and its declaration in a package of its own.
    private record Declared(ArchiveSchema schema, JavaDeclaration declaration) {

        /// Returns the schema of the derived type.
        ArchiveSchema derived(ClassLoader loader, String packageName) {
            try {
                Class<?> view = loader.loadClass(packageName + ".Archived" + declaration.root());
                ArchiveType<?, ?> type = (ArchiveType<?, ?>) view.getField("TYPE").get(null);
                // A type without pointers does not know its format.
                ArchiveSchema said = ArchiveSchema.of(type);
                return new ArchiveSchema(schema.format(), said.root(), said.definitions());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void derivedTypesHaveTheSchema() {
        TreeSet<String> reasons = new TreeSet<>();
        Map<String, Declared> declared = new LinkedHashMap<>();
        Stream.concat(described(), random())
                .forEach(
                        schema -> {
                            String name = "declared.d" + declared.size();
                            try {
                                declared.put(
                                        name,
                                        new Declared(
                                                schema,
                                                JavaDeclaration.of(schema, name, "Declared")));
                            } catch (DeclarationException refused) {
                                reasons.add(refused.reason().replaceAll("[:,].*", ""));
                            }
                        });
        assertEquals(REASONS, List.copyOf(reasons));
        assertTrue(declared.size() > RANDOM / 2, "declared=" + declared.size());
        assertSame(declared);
    }

    /// Compiles all at once.
    private static void assertSame(Map<String, Declared> declared) {
        Map<String, String> files = new TreeMap<>();
        declared.forEach((name, each) -> files.put(name + ".Declared", each.declaration().text()));
        Compilation compilation = Compilation.of(files);
        assertEquals(List.of(), compilation.diagnostics());
        ClassLoader loader = compilation.loader();
        List<String> different = new ArrayList<>();
        declared.forEach(
                (name, each) -> {
                    ArchiveSchema derived = each.derived(loader, name);
                    if (!derived.fingerprint().equals(each.schema().fingerprint())) {
                        different.add(each.schema() + each.declaration().text() + derived);
                    }
                });
        assertEquals(List.of(), different);
    }

    private static Stream<ArchiveSchema> described() {
        Map<Boolean, List<ArchiveSchema>> all =
                Stream.concat(DescribedCase.golden(), DescribedCase.families())
                        .map(each -> each.expected(ArchiveFormat.POINTER_32))
                        .distinct()
                        .collect(Collectors.partitioningBy(JavaDeclarationTest::isPlain));
        List<ArchiveSchema> schemas = new ArrayList<>();
        all.getOrDefault(false, List.of()).forEach(each -> schemas.add(withRecord(each)));
        List<ArchiveSchema> plain = all.getOrDefault(true, List.of());
        for (int i = 0; i < plain.size(); i += GROUP) {
            schemas.add(record(plain.subList(i, Math.min(i + GROUP, plain.size()))));
        }
        return schemas.stream();
    }

    /// Whether a schema can stand among others in one record, which takes less time.
    private static boolean isPlain(ArchiveSchema schema) {
        boolean isAlone = schema.definitions().isEmpty() && !schema.toString().contains("rc(");
        try {
            JavaDeclaration.of(record(List.of(schema)), "p", "N");
            return isAlone;
        } catch (DeclarationException refused) {
            return false;
        }
    }

    private static ArchiveSchema record(List<ArchiveSchema> schemas) {
        List<Field> fields = new ArrayList<>();
        for (ArchiveSchema schema : schemas) {
            fields.add(new Field("value" + fields.size(), schema.root()));
        }
        ArchiveSchema first = schemas.getFirst();
        return new ArchiveSchema(first.format(), new Struct(fields), first.definitions());
    }

    private static Stream<ArchiveSchema> random() {
        return LongStream.range(0, RANDOM)
                .mapToObj(RandomSchemas::withNames)
                .map(JavaDeclarationTest::withRecord)
                .distinct();
    }

    /// Puts a root that is no record and no interface into a record.
    private static ArchiveSchema withRecord(ArchiveSchema schema) {
        SchemaNode root = schema.resolved(schema.root());
        boolean isDeclared =
                root instanceof Enumeration || (root instanceof Struct struct && !struct.isTuple());
        return isDeclared ? schema : record(List.of(schema));
    }

    private static ArchiveSchema schema(String text) {
        return ArchiveSchema.parse("pointers = 32 root = " + text);
    }

    @Test
    void declarationsAreThoseOfAPerson() {
        JavaDeclaration declaration = JavaDeclaration.of(schema(ORDER), "shop", "Orders");
        assertEquals("Order", declaration.root());
        assertEquals(DECLARED_ORDER, declaration.text());
    }

    @Test
    void whatJavaCannotSayIsRefused() {
        Refusals.of(REFUSED)
                .forEach(
                        (schema, message) -> {
                            DeclarationException refused =
                                    assertThrows(
                                            DeclarationException.class,
                                            () -> JavaDeclaration.of(schema(schema), "p", "N"));
                            assertEquals(message, refused.getMessage());
                            assertEquals(message, refused.path() + ": " + refused.reason());
                        });
    }

    /// Each of these definitions has two parts of the next.
    @Test
    void declarationsHaveAnEnd() {
        StringBuilder text = new StringBuilder("struct { a: A0 }");
        for (int i = 0; i < 200; i++) {
            text.append(" A%d = enum { Ok = 0 (A%d), Err = 1 (A%d) }".formatted(i, i + 1, i + 1));
        }
        ArchiveSchema schema = schema(text + " A200 = u8");
        DeclarationException refused =
                assertThrows(
                        DeclarationException.class, () -> JavaDeclaration.of(schema, "p", "N"));
        assertEquals("declaration would have more parts than 65536", refused.reason());
    }

    /// Arrays are no keys: a record that is a key somewhere has lists.
    @Test
    void targetsOfReferencesAreOfOneKind() {
        ArchiveSchema schema =
                schema(
                        "struct { a: rc(struct { y: vec(i32) }),"
                                + " b: hashset(rc(struct { y: vec(i32) })) }");
        assertSame(Map.of("p", new Declared(schema, JavaDeclaration.of(schema, "p", "Declared"))));
    }

    @Test
    void namesOfPackagesAndClassesAreThose() {
        ArchiveSchema schema = schema("struct {}");
        for (String name : List.of("", "a b", "a..b", "class")) {
            assertThrows(
                    IllegalArgumentException.class, () -> JavaDeclaration.of(schema, name, "N"));
            assertThrows(
                    IllegalArgumentException.class, () -> JavaDeclaration.of(schema, "p", name));
        }
    }
}
