package dev.arenite.tests.tool;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.NamedVariant;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Opaque;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SharedValue;
import dev.arenite.archive.type.IpSocketAddress;
import dev.arenite.archive.type.Range;
import dev.arenite.archive.type.UnsignedDuration;

import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// The leaves of a value, as paths and texts: what there is to be found in its archive. Made of the
/// value alone, which the library has read.
final class Leaves {

    private static final int SHOWN_BYTES = 16;
    private static final int SHOWN_TEXT_BYTES = 96;

    private final ArchiveSchema schema;
    private final List<Leaf> found = new ArrayList<>();
    private final boolean tellsEmpty;

    /// A leaf.
    ///
    /// @param path the path to it
    /// @param text its text
    record Leaf(String path, String text) {}

    private Leaves(ArchiveSchema schema, boolean tellsEmpty) {
        this.schema = schema;
        this.tellsEmpty = tellsEmpty;
    }

    /// Returns the leaves that have bytes.
    static List<Leaf> of(ArchiveSchema schema, Object value) {
        return of(schema, value, false);
    }

    /// Returns everything that can be told of a value: two are equal only if their values are.
    static List<Leaf> all(ArchiveSchema schema, Object value) {
        return of(schema, value, true);
    }

    private static List<Leaf> of(ArchiveSchema schema, Object value, boolean tellsEmpty) {
        Leaves leaves = new Leaves(schema, tellsEmpty);
        leaves.tell(schema.root(), value, "");
        return leaves.found;
    }

    private void tell(SchemaNode node, Object value, String path) {
        switch (node) {
            case SchemaLeaf leaf -> leaf(leaf, value, path);
            case Composite composite -> composite(composite, value, path);
            case Array array -> sequence(array.element(), (List<?>) value, path);
            case Shared shared ->
                    tell(
                            shared.target(),
                            value instanceof SharedValue(var inner) ? inner : value,
                            path);
            case Niche niche -> optional(niche.inner(), (Optional<?>) value, path);
            case Struct struct -> struct(struct, value, path);
            case Enumeration enumeration -> variant(enumeration, (NamedVariant) value, path);
            case Names _ -> add(path, value.toString());
            case Opaque _ -> throw new IllegalArgumentException("no value: " + node);
            case Reference _ -> tell(schema.resolved(node), value, path);
        }
    }

    private void leaf(SchemaLeaf leaf, Object value, String path) {
        switch (value) {
            case InetAddress address -> add(path, address.getHostAddress());
            case UnsignedDuration(long seconds, int nanos) ->
                    add(path, "%s.%09d s".formatted(Long.toUnsignedString(seconds), nanos));
            case Long number when leaf == SchemaLeaf.U64 || leaf == SchemaLeaf.USIZE ->
                    add(path, Long.toUnsignedString(number));
            case IpSocketAddress socket -> add(path, socket(socket));
            case byte[] bytes when bytes.length == 0 -> tellEmpty(path, "");
            case byte[] bytes -> add(path, new String(bytes, StandardCharsets.ISO_8859_1));
            case Integer point when leaf == SchemaLeaf.CHAR -> add(path, "character " + point);
            case BigInteger number when leaf == SchemaLeaf.BIG_INTEGER ->
                    add(
                            path,
                            number.toByteArray().length > 2 * SHOWN_BYTES
                                    ? "integer of " + number.toByteArray().length + " bytes"
                                    : number.toString());
            default -> {
                boolean hasBytes = leaf == SchemaLeaf.STRING || !value.toString().isEmpty();
                if ((leaf != SchemaLeaf.UNIT && hasBytes) || tellsEmpty) {
                    add(path, value.toString());
                }
            }
        }
    }

    private static String socket(IpSocketAddress socket) {
        String address = socket.address().getHostAddress();
        return address.contains(":")
                ? "[%s]:%d flow=%s scope=%s"
                        .formatted(
                                address,
                                socket.port(),
                                Integer.toUnsignedString(socket.flowInfo()),
                                Integer.toUnsignedString(socket.scopeId()))
                : address + ":" + socket.port();
    }

    private void composite(Composite composite, Object value, String path) {
        SchemaNode part = composite.parts().getFirst();
        switch (composite.form()) {
            case OPTION -> optional(part, (Optional<?>) value, path);
            case NONZERO, OWN_KEY, BOX -> tell(part, value, path);
            case RANGE_INCLUSIVE -> {
                Range<?> range = (Range<?>) value;
                tell(part, range.start(), path + ".start");
                tell(part, range.end(), path + ".end");
            }
            case SLICE, VEC, VECDEQUE -> sequence(part, (List<?>) value, path);
            case HASHSET, INDEXSET, BTREESET -> {
                tellEmpty(path, "set of " + ((Collection<?>) value).size());
                int index = 0;
                for (Object element : (Collection<?>) value) {
                    tell(part, element, path + "[" + index++ + "]");
                }
            }
            case HASHMAP, INDEXMAP, BTREEMAP -> {
                tellEmpty(path, "map of " + ((Map<?, ?>) value).size());
                int index = 0;
                for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                    String step = path + "[" + key(part, entry.getKey(), index++) + "]";
                    tell(part, entry.getKey(), step + ".key");
                    tell(composite.parts().get(1), entry.getValue(), step + ".value");
                }
            }
        }
    }

    private static String key(SchemaNode type, Object key, int index) {
        return switch (type) {
            case SchemaLeaf leaf when leaf == SchemaLeaf.STRING -> text(key.toString());
            case SchemaLeaf leaf when leaf == SchemaLeaf.CSTRING -> "#" + index;
            case SchemaLeaf leaf when leaf == SchemaLeaf.CHAR ->
                    "'" + escaped(Character.toString((int) key)) + "'";
            case SchemaLeaf leaf when leaf == SchemaLeaf.U64 || leaf == SchemaLeaf.USIZE ->
                    Long.toUnsignedString((Long) key);
            case SchemaLeaf _ when key instanceof IpSocketAddress socket -> socket(socket);
            case SchemaLeaf _ when key instanceof InetAddress address -> address.getHostAddress();
            case SchemaLeaf _ when key instanceof UnsignedDuration(long seconds, int nanos) ->
                    "%s.%09d s".formatted(Long.toUnsignedString(seconds), nanos);
            case SchemaLeaf _ -> key.toString();
            default -> "#" + index;
        };
    }

    /// What is shown of text is 96 bytes of it, as far as they are whole characters.
    private static String text(String text) {
        String shown = text;
        while (shown.getBytes(StandardCharsets.UTF_8).length > SHOWN_TEXT_BYTES) {
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -1));
        }
        return "\"" + escaped(shown) + (shown.equals(text) ? "" : "…") + "\"";
    }

    private static String escaped(String text) {
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
        String lined = quoted.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        return Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]")
                .matcher(lined)
                .replaceAll(found -> "\\\\u{%x}".formatted(found.group().codePointAt(0)));
    }

    private void sequence(SchemaNode element, List<?> values, String path) {
        tellEmpty(path, "list of " + values.size());
        if (element == SchemaLeaf.U8) {
            if (tellsEmpty) {
                add(path, values.toString());
            } else if (!values.isEmpty()) {
                StringBuilder hex = new StringBuilder();
                for (int i = 0; i < Math.min(values.size(), SHOWN_BYTES); i++) {
                    hex.append(i == 0 ? "" : " ").append("%02x".formatted((Integer) values.get(i)));
                }
                add(path, hex + (values.size() > SHOWN_BYTES ? " …" : ""));
            }
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            tell(element, values.get(i), path + "[" + i + "]");
        }
    }

    private void optional(SchemaNode part, Optional<?> value, String path) {
        tellEmpty(path, value.isPresent() ? "present" : "absent");
        value.ifPresent(present -> tell(part, present, path));
    }

    private void struct(Struct struct, Object value, String path) {
        if (struct.isTuple()) {
            List<?> elements = (List<?>) value;
            for (int i = 0; i < elements.size(); i++) {
                tell(struct.fields().get(i).type(), elements.get(i), path + "." + i);
            }
        } else {
            fields(struct.fields(), (Map<?, ?>) value, path);
        }
    }

    private void fields(List<Field> fields, Map<?, ?> values, String path) {
        for (Field field : fields) {
            String name = field.name().replace("\\", "\\\\").replace("\"", "\\\"");
            tell(field.type(), Objects.requireNonNull(values.get(field.name())), path + "." + name);
        }
    }

    private void variant(Enumeration enumeration, NamedVariant value, String path) {
        tellEmpty(path, value.name());
        enumeration.variants().stream()
                .filter(each -> each.name().equals(value.name()))
                .forEach(each -> fields(each.fields(), value.fields(), path));
    }

    private void tellEmpty(String path, String text) {
        if (tellsEmpty) {
            add(path, text);
        }
    }

    private void add(String path, String text) {
        found.add(new Leaf(path, text));
    }
}
