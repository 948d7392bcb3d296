package dev.arenite.tool.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.NamedVariant;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;
import dev.arenite.archive.schema.SharedValue;
import dev.arenite.archive.type.Range;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Writes values of a schema as JSON, which [JsonValue] reads. Nothing is lost: integers beyond
/// 2^53, which many readers of JSON round, are strings, and so are `NaN` and infinities.
///
/// Belongs to no thread.
public final class ValueJson {

    private static final long LAST_EXACT = 1L << 53;
    private static final BigInteger LAST_EXACT_INTEGER = BigInteger.valueOf(LAST_EXACT);

    /// Of objects and lists within each other: the check of values has a limit of its own.
    private static final int MAX_LEVELS = 100_000;

    private static final JsonFactory JSON =
            new JsonFactoryBuilder()
                    .streamWriteConstraints(
                            StreamWriteConstraints.builder().maxNestingDepth(MAX_LEVELS).build())
                    .rootValueSeparator((String) null)
                    .characterEscapes(new TerminalEscapes())
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();

    private final ArchiveSchema schema;
    private final JsonShape shape;

    /// Makes a writer.
    ///
    /// @param schema the schema of the values
    public ValueJson(ArchiveSchema schema) {
        this.schema = schema;
        shape = new JsonShape(schema);
    }

    /// Returns a generator that writes in UTF-8, with nothing between values.
    ///
    /// @param out gets the bytes; closing the generator does not close it
    /// @throws IOException if the generator cannot be made
    public static JsonGenerator lines(OutputStream out) throws IOException {
        return JSON.createGenerator(out, JsonEncoding.UTF8);
    }

    /// Writes a value.
    ///
    /// @param value a value of the schema's [type][ArchiveSchema#type()]
    /// @throws IOException if the generator's output fails
    public void write(Object value, JsonGenerator out) throws IOException {
        write(schema.root(), value, out);
    }

    private void write(SchemaNode node, Object value, JsonGenerator out) throws IOException {
        if (value instanceof SharedValue(Object target)) {
            write(node, target, out);
            return;
        }
        SchemaNode shown = shape.shown(node);
        if (JsonShape.isOptional(shown)) {
            writeOptional(JsonShape.present(shown), (Optional<?>) value, out);
            return;
        }
        switch (shown) {
            case SchemaLeaf leaf -> writeLeaf(leaf, value, out);
            case Names _ -> out.writeString((String) value);
            case Array array -> writeList(array.element(), (Collection<?>) value, out);
            case Struct struct -> writeStruct(struct, value, out);
            case Enumeration all -> writeVariant(all, (NamedVariant) value, out);
            case Composite composite -> writeComposite(composite, value, out);
            default -> throw new IllegalArgumentException("part has no values: " + shown);
        }
    }

    private void writeOptional(SchemaNode inner, Optional<?> value, JsonGenerator out)
            throws IOException {
        if (value.isEmpty()) {
            out.writeNull();
        } else if (shape.isNullable(inner)) {
            out.writeStartArray();
            write(inner, value.get(), out);
            out.writeEndArray();
        } else {
            write(inner, value.get(), out);
        }
    }

    private void writeComposite(Composite composite, Object value, JsonGenerator out)
            throws IOException {
        SchemaNode first = composite.parts().getFirst();
        switch (composite.form()) {
            case RANGE_INCLUSIVE -> {
                Range<?> range = (Range<?>) value;
                out.writeStartObject();
                out.writeFieldName("start");
                write(first, range.start(), out);
                out.writeFieldName("end");
                write(first, range.end(), out);
                out.writeEndObject();
            }
            case HASHMAP, INDEXMAP, BTREEMAP ->
                    writeMap(first, composite.parts().getLast(), (Map<?, ?>) value, out);
            default -> writeList(first, (Collection<?>) value, out);
        }
    }

    private void writeList(SchemaNode element, Collection<?> values, JsonGenerator out)
            throws IOException {
        out.writeStartArray();
        for (Object each : values) {
            write(element, each, out);
        }
        out.writeEndArray();
    }

    private void writeMap(SchemaNode key, SchemaNode content, Map<?, ?> values, JsonGenerator out)
            throws IOException {
        if (!shape.isMemberName(key)) {
            out.writeStartArray();
            for (Map.Entry<?, ?> each : values.entrySet()) {
                out.writeStartArray();
                write(key, each.getKey(), out);
                write(content, each.getValue(), out);
                out.writeEndArray();
            }
            out.writeEndArray();
            return;
        }
        SchemaNode name = shape.shown(key);
        out.writeStartObject();
        for (Map.Entry<?, ?> each : values.entrySet()) {
            out.writeFieldName(memberName(name, each.getKey()));
            write(content, each.getValue(), out);
        }
        out.writeEndObject();
    }

    static String memberName(SchemaNode shown, Object key) {
        Object name = key instanceof SharedValue(Object target) ? target : key;
        return shown instanceof SchemaLeaf leaf ? ScalarText.text(leaf, name) : (String) name;
    }

    private void writeStruct(Struct struct, Object value, JsonGenerator out) throws IOException {
        if (struct.isTuple()) {
            List<?> values =
                    value instanceof Map<?, ?> named
                            ? List.copyOf(named.values())
                            : (List<?>) value;
            out.writeStartArray();
            for (int i = 0; i < values.size(); i++) {
                write(struct.fields().get(i).type(), values.get(i), out);
            }
            out.writeEndArray();
            return;
        }
        Map<?, ?> values = (Map<?, ?>) value;
        out.writeStartObject();
        for (Field field : struct.fields()) {
            out.writeFieldName(field.name());
            write(field.type(), part(values, field.name()), out);
        }
        out.writeEndObject();
    }

    private static Object part(Map<?, ?> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private void writeVariant(Enumeration all, NamedVariant value, JsonGenerator out)
            throws IOException {
        Variant variant = JsonValue.variant(all, value.name());
        if (variant.fields().isEmpty()) {
            out.writeString(value.name());
            return;
        }
        out.writeStartObject();
        out.writeFieldName(value.name());
        Object content = JsonShape.isNewtype(variant) ? part(value.fields(), "0") : value.fields();
        write(JsonShape.content(variant), content, out);
        out.writeEndObject();
    }

    private static void writeLeaf(SchemaLeaf leaf, Object value, JsonGenerator out)
            throws IOException {
        switch (leaf) {
            case UNIT -> out.writeNull();
            case BOOL -> out.writeBoolean((Boolean) value);
            case U8, U16, U32, I8, I16, I32, I64, ISIZE ->
                    writeInteger(((Number) value).longValue(), out);
            case U64, USIZE, U128, I128, BIG_INTEGER -> writeWide(leaf, value, out);
            case F32, F64 -> writeFloat(leaf, value, out);
            case CSTRING -> writeCString((byte[]) value, out);
            default -> out.writeString(ScalarText.text(leaf, value));
        }
    }

    private static void writeInteger(long value, JsonGenerator out) throws IOException {
        if (value >= -LAST_EXACT && value <= LAST_EXACT) {
            out.writeNumber(value);
        } else {
            out.writeString(Long.toString(value));
        }
    }

    private static void writeWide(SchemaLeaf leaf, Object value, JsonGenerator out)
            throws IOException {
        if (value instanceof Long unsigned) {
            if (unsigned >= 0) {
                writeInteger(unsigned, out);
            } else {
                out.writeString(ScalarText.text(leaf, value));
            }
            return;
        }
        BigInteger integer = (BigInteger) value;
        if (integer.abs().compareTo(LAST_EXACT_INTEGER) <= 0) {
            out.writeNumber(integer.longValue());
        } else {
            out.writeString(integer.toString());
        }
    }

    private static void writeFloat(SchemaLeaf leaf, Object value, JsonGenerator out)
            throws IOException {
        if (Double.isFinite(((Number) value).doubleValue())) {
            // The text of the value itself: a float is not the double with its value.
            out.writeNumber(ScalarText.text(leaf, value));
        } else {
            out.writeString(ScalarText.text(leaf, value));
        }
    }

    /// Bytes that are no text are numbers.
    private static void writeCString(byte[] bytes, JsonGenerator out) throws IOException {
        if (ScalarText.isText(bytes)) {
            out.writeString(ScalarText.text(SchemaLeaf.CSTRING, bytes));
            return;
        }
        out.writeStartArray();
        for (byte each : bytes) {
            out.writeNumber(Byte.toUnsignedInt(each));
        }
        out.writeEndArray();
    }
}
