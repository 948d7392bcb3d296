package dev.arenite.tool.map;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;

import java.lang.foreign.MemorySegment;

/// Tells the bytes of values that have no parts (FORMAT 2.1, 2.6 and 4).
final class LeafWalk {

    private static final byte FILLER = (byte) 0xFF;

    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;

    private final MapWalk walk;
    private final MemorySegment memory;
    private final Shown shown;

    LeafWalk(MapWalk walk) {
        this.walk = walk;
        memory = walk.memory();
        shown = new Shown(walk.format());
    }

    void leaf(SchemaLeaf leaf, long place, Trail trail) {
        switch (leaf) {
            case UNIT -> {
                // No bytes.
            }
            case STRING, STR -> text(place, trail, leaf.text());
            case CSTRING -> cString(place, trail);
            case BIG_INTEGER -> bigInteger(place, trail);
            case DURATION, JAVA_DURATION, UNIX_TIME, INSTANT -> parts(leaf, place, trail, 12, -4);
            case LOCAL_DATE -> parts(leaf, place, trail, 6, -2);
            case LOCAL_DATE_TIME -> parts(leaf, place, trail, 6, -2, 8);
            case SOCKET_V6 -> parts(leaf, place, trail, 18, -2, 8);
            case IP -> ip(place, trail);
            case SOCKET -> socket(place, trail);
            default -> parts(leaf, place, trail, (int) walk.layouts().place(leaf).bytes());
        }
    }

    /// Tells the parts of a place.
    ///
    /// @param lengths the lengths of parts that hold the value; negative for padding
    private void parts(SchemaLeaf leaf, long place, Trail trail, int... lengths) {
        String value = trail.isFolded() ? "" : shown.leaf(leaf, memory, place);
        parts(place, trail, leaf.text(), value, lengths);
    }

    private void parts(long place, Trail trail, String type, String value, int... lengths) {
        long at = place;
        for (int length : lengths) {
            if (length > 0) {
                walk.add(at, length, SpanKind.VALUE, trail, type, value);
            } else {
                walk.add(at, -length, SpanKind.PADDING, trail, "", "");
            }
            at += Math.abs(length);
        }
    }

    private void ip(long place, Trail trail) {
        boolean isV4 = tag(SchemaLeaf.IP, place, trail);
        String value = trail.isFolded() ? "" : shown.leaf(SchemaLeaf.IP, memory, place);
        parts(place + 1, trail, "ip", value, isV4 ? V4_BYTES : V6_BYTES);
        if (isV4) {
            rest(place + 1 + V4_BYTES, V6_BYTES - V4_BYTES, trail);
        }
    }

    private void socket(long place, Trail trail) {
        boolean isV4 = tag(SchemaLeaf.SOCKET, place, trail);
        String value = trail.isFolded() ? "" : shown.leaf(SchemaLeaf.SOCKET, memory, place);
        if (isV4) {
            parts(place + 1, trail, "socket", value, -1, V4_BYTES + Short.BYTES);
            rest(place + 8, 24, trail);
        } else {
            parts(place + 1, trail, "socket", value, -3, V6_BYTES + Short.BYTES, -2, 8);
        }
    }

    /// Tells the tag of an address, and returns whether it is that of IPv4.
    private boolean tag(SchemaLeaf leaf, long place, Trail trail) {
        boolean isV4 = LittleEndian.getByte(memory, place) == 0;
        walk.add(place, 1, SpanKind.TAG, trail, leaf.text(), isV4 ? "IPv4" : "IPv6");
        return isV4;
    }

    private void rest(long start, long length, Trail trail) {
        walk.add(start, length, SpanKind.UNUSED, trail, "", "rest of a smaller variant");
    }

    /// Text that a place holds or leads to.
    private record Text(long start, long length, boolean isInPlace) {}

    private Text textOf(long place) {
        int width = walk.format().pointerBytes();
        if ((LittleEndian.getByte(memory, place) & 0xC0) != 0x80) {
            long length = 0;
            while (length < 2L * width && LittleEndian.getByte(memory, place + length) != FILLER) {
                length++;
            }
            return new Text(place, length, true);
        }
        long tagged = walk.format().getLength(memory, place);
        long target = place + walk.format().getDistance(memory, place + width);
        return new Text(target, (tagged & 0x3F) | (tagged >>> 8 << 6), false);
    }

    /// Tells text in its place, or the length and the pointer that lead to it.
    void text(long place, Trail trail, String type) {
        int width = walk.format().pointerBytes();
        Text text = textOf(place);
        if (!text.isInPlace()) {
            walk.add(place, width, SpanKind.LENGTH, trail, type, text.length() + " bytes");
            walk.pointer(place + width, text.start(), trail, type);
            textAt(text.start(), text.length(), trail, type);
            return;
        }
        String value = trail.isFolded() ? "" : Shown.text(memory, place, text.length());
        walk.add(place, text.length(), SpanKind.TEXT, trail, type, value);
        long rest = 2L * width - text.length();
        String empty = text.length() == 0 ? value : "";
        walk.add(place + text.length(), rest, SpanKind.FILLER, trail, type, empty);
    }

    /// Tells text out of line.
    void textAt(long start, long length, Trail trail, String type) {
        walk.spans().begin(start, 1);
        String value = trail.isFolded() ? "" : Shown.text(memory, start, length);
        walk.add(start, length, SpanKind.TEXT, trail, type, value);
    }

    private void cString(long place, Trail trail) {
        long start = slice(SchemaLeaf.CSTRING, place, trail);
        long length = walk.format().sliceLength(memory, place);
        textAt(start, length - 1, trail, SchemaLeaf.CSTRING.text());
        walk.add(start + length - 1, 1, SpanKind.FILLER, trail, SchemaLeaf.CSTRING.text(), "");
    }

    private void bigInteger(long place, Trail trail) {
        long start = slice(SchemaLeaf.BIG_INTEGER, place, trail);
        long length = walk.format().sliceLength(memory, place);
        walk.spans().begin(start, 1);
        String value = trail.isFolded() ? "" : Shown.integer(memory, start, length);
        walk.add(start, length, SpanKind.VALUE, trail, SchemaLeaf.BIG_INTEGER.text(), value);
    }

    private long slice(SchemaLeaf leaf, long place, Trail trail) {
        long start = walk.format().sliceStart(memory, place);
        walk.pointer(place, start, trail, leaf.text());
        walk.length(place + walk.format().pointerBytes(), trail, leaf, "bytes");
        return start;
    }

    /// Tells a row of bytes.
    void bytes(long start, long length, Trail trail, SchemaNode type) {
        String value = trail.isFolded() ? "" : Shown.bytes(memory, start, length);
        walk.add(start, length, SpanKind.VALUE, trail, walk.layouts().type(type), value);
    }

    /// Returns a key for its step in a path, or its number if it has parts.
    String step(SchemaNode key, long place, long number) {
        if (key instanceof SchemaLeaf leaf && walk.layouts().isFlat(leaf)) {
            return "[" + shown.leaf(leaf, memory, place) + "]";
        }
        if (key == SchemaLeaf.STRING) {
            Text text = textOf(place);
            return "[" + Shown.text(memory, text.start(), text.length()) + "]";
        }
        return "[#" + number + "]";
    }
}
