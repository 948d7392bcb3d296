package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Declarations in Java have the schema that they were printed from.
final class JavaDeclarationTest {

    private static final int RANDOM = 300;

    @Test
    void derivedTypesHaveTheSchema() throws ReflectiveOperationException {
        Map<String, Integer> refusals = new TreeMap<>();
        Map<String, ArchiveSchema> schemas = new LinkedHashMap<>();
        Map<String, JavaDeclaration> declarations = new LinkedHashMap<>();
        Stream.of(described(), random())
                .flatMap(all -> all)
                .forEach(
                        schema -> {
                            String name = "declared.d" + schemas.size();
                            try {
                                declarations.put(
                                        name, JavaDeclaration.of(schema, name, "Declared"));
                                schemas.put(name, schema);
                            } catch (DeclarationException refused) {
                                refusals.merge(
                                        refused.reason().replaceAll(":.*", ""), 1, Integer::sum);
                            }
                        });
        System.out.println(refusals + " " + schemas.size());
        Map<String, String> files = new TreeMap<>();
        declarations.forEach(
                (name, declaration) -> files.put(name + ".Declared", declaration.text()));
        Compilation compilation = Compilation.of(files);
        assertEquals(List.of(), compilation.diagnostics());
        ClassLoader loader = compilation.loader();
        List<String> different = new ArrayList<>();
        for (Map.Entry<String, ArchiveSchema> named : schemas.entrySet()) {
            JavaDeclaration declaration = declarations.get(named.getKey());
            ArchiveType<?, ?> type =
                    (ArchiveType<?, ?>)
                            loader.loadClass(named.getKey() + ".Archived" + declaration.root())
                                    .getField("TYPE")
                                    .get(null);
            ArchiveSchema said = inFormat(ArchiveSchema.of(type), named.getValue().format());
            if (!said.fingerprint().equals(named.getValue().fingerprint())) {
                different.add(
                        named.getValue().differences(said)
                                + "\n"
                                + named.getValue()
                                + said
                                + declaration.text());
            }
        }
        assertEquals(List.of(), different);
    }

    private static Stream<ArchiveSchema> described() {
        return Stream.concat(DescribedCase.golden(), DescribedCase.families())
                .map(described -> wrapped(described.expected(ArchiveFormat.POINTER_32)));
    }

    private static Stream<ArchiveSchema> random() {
        return LongStream.range(0, RANDOM)
                .mapToObj(RandomSchemas::withNames)
                .map(JavaDeclarationTest::wrapped);
    }

    /// Puts a root that is no record and no interface into a record.
    private static ArchiveSchema wrapped(ArchiveSchema schema) {
        SchemaNode root = schema.resolved(schema.root());
        boolean isDeclared =
                root instanceof Enumeration || (root instanceof Struct struct && !struct.isTuple());
        return isDeclared
                ? schema
                : new ArchiveSchema(
                        schema.format(),
                        new Struct(List.of(new Field("value", schema.root()))),
                        schema.definitions());
    }

    /// A type without pointers does not know its format.
    private static ArchiveSchema inFormat(ArchiveSchema schema, ArchiveFormat format) {
        return new ArchiveSchema(format, schema.root(), schema.definitions());
    }
}
