package dev.arenite.tool.map;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.type.IpSocketAddress;
import dev.arenite.archive.type.UnsignedDuration;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/// Shows values to people: on one line, short, and without characters that a terminal obeys.
final class Shown {

    /// The longest text that is shown, in characters.
    private static final int MAX_CHARS = 96;

    /// The most bytes that are shown one by one.
    private static final int MAX_BYTES = 16;

    /// The longest integer that is shown in digits, in bytes.
    private static final int MAX_INTEGER_BYTES = 32;

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final ArchiveFormat format;
    private final Map<SchemaLeaf, ArchiveType<Object, ?>> types = new EnumMap<>(SchemaLeaf.class);

    Shown(ArchiveFormat format) {
        this.format = format;
    }

    /// Returns the value of a leaf that lies in its place completely.
    String leaf(SchemaLeaf leaf, MemorySegment memory, long place) {
        Object value =
                types.computeIfAbsent(
                                leaf, each -> new ArchiveSchema(format, each, Map.of()).type())
                        .read(memory, place);
        return switch (value) {
            case InetAddress address -> address.getHostAddress();
            case UnsignedDuration duration ->
                    Long.toUnsignedString(duration.seconds())
                            + "."
                            + String.format("%09d s", duration.nanos());
            case Long number when leaf == SchemaLeaf.U64 || leaf == SchemaLeaf.USIZE ->
                    Long.toUnsignedString(number);
            case IpSocketAddress socket -> socket(socket);
            case Integer codePoint when leaf == SchemaLeaf.CHAR ->
                    "'" + line(Character.toString(codePoint)) + "'";
            default -> line(value.toString());
        };
    }

    private static String socket(IpSocketAddress socket) {
        String address = socket.address().getHostAddress();
        if (socket.address() instanceof Inet4Address) {
            return address + ":" + socket.port();
        }
        return "[%s]:%d flow=%s scope=%s"
                .formatted(
                        address,
                        socket.port(),
                        Integer.toUnsignedString(socket.flowInfo()),
                        Integer.toUnsignedString(socket.scopeId()));
    }

    /// Returns text in quotation marks.
    static String text(MemorySegment memory, long start, long length) {
        long shown = Math.min(length, MAX_CHARS);
        // Not in the middle of a character.
        while (shown < length && shown > 0 && isInside(memory, start + shown)) {
            shown--;
        }
        byte[] bytes = memory.asSlice(start, shown).toArray(JAVA_BYTE);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return "\"" + line(text) + (shown < length ? "…" : "") + "\"";
    }

    private static boolean isInside(MemorySegment memory, long at) {
        return (memory.get(JAVA_BYTE, at) & 0xC0) == 0x80;
    }

    /// Returns bytes as hexadecimal numbers.
    static String bytes(MemorySegment memory, long start, long length) {
        byte[] bytes = memory.asSlice(start, Math.min(length, MAX_BYTES)).toArray(JAVA_BYTE);
        return HEX.formatHex(bytes) + (length > MAX_BYTES ? " …" : "");
    }

    /// Returns the integer with bytes of which the highest comes first.
    static String integer(MemorySegment memory, long start, long length) {
        return length > MAX_INTEGER_BYTES
                ? "integer of " + length + " bytes"
                : new BigInteger(memory.asSlice(start, length).toArray(JAVA_BYTE)).toString();
    }

    /// Returns a position.
    static String position(long position) {
        return String.format("%08x", position);
    }

    /// Returns text on one line: what is no letter, digit or sign that stands for itself as its
    /// code.
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(MAX_CHARS).forEach(point -> append(line, point));
        if (text.codePointCount(0, text.length()) > MAX_CHARS) {
            line.append('…');
        }
        return line.toString();
    }

    private static void append(StringBuilder line, int point) {
        switch (point) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            default -> {
                if (isPlain(point)) {
                    line.appendCodePoint(point);
                } else {
                    line.append(String.format("\\u{%x}", point));
                }
            }
        }
    }

    /// Characters without form may hide or turn round what is beside them.
    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
