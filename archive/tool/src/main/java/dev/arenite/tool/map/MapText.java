package dev.arenite.tool.map;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.block.BlockDamageException;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Maps of bytes as text: a line for each span, and more for long ones, with position, bytes, text,
/// and the field that they are.
///
/// Positions are those in the block, as pointers count them. Lines have no characters that a
/// terminal obeys, but those of colours.
public final class MapText {

    private static final int POSITION_CHARS = 8;
    private static final String GAP = "  ";

    /// The most lines of a span, unless everything is told.
    private static final int MAX_ROWS = 4;

    private final MapSource source;
    private final MapDetail detail;
    private final MapStyle style;
    private final Consumer<String> lines;

    /// Makes a map of a file.
    ///
    /// @param lines takes the lines, without line ends
    public MapText(MapSource source, MapDetail detail, MapStyle style, Consumer<String> lines) {
        this.source = source;
        this.detail = detail;
        this.style = style;
        this.lines = lines;
    }

    /// Prints a block, with its header, its table of roots, and its padding.
    ///
    /// @param block the number of the block
    /// @return whether the block is undamaged
    /// @throws IndexOutOfBoundsException if there is no such block
    public boolean printBlock(int block) {
        return print(block, parts -> print(parts.memory(), spans(block, parts)));
    }

    private List<Span> spans(int block, BlockParts parts) {
        return ByteMap.ofBlock(source.schema(), parts.memory(), source.firstItem(block), detail);
    }

    /// Prints the archives of values.
    ///
    /// @param from the number of the first value
    /// @param to   the number behind the last value; may be greater than the number of values
    /// @return whether all blocks that hold them are undamaged
    public boolean printItems(long from, long to) {
        boolean isSound = true;
        long end = Math.min(to, source.items());
        for (long item = from; item < end; ) {
            int block = source.blockOf(item);
            long first = source.firstItem(block);
            long start = item;
            item = Math.min(end, first + source.blockItems(block));
            long last = item;
            isSound &=
                    print(
                            block,
                            parts -> {
                                for (long each = start; each < last; each++) {
                                    print(
                                            parts.memory(),
                                            ByteMap.ofItem(
                                                    source.schema(),
                                                    parts.memory(),
                                                    first,
                                                    each - first,
                                                    detail));
                                }
                            });
        }
        return isSound;
    }

    private boolean print(int block, Consumer<BlockParts> content) {
        String place =
                String.format(
                        Locale.ROOT,
                        "block %d of %d, at %08x of the file, %,d bytes",
                        block,
                        source.blocks(),
                        source.position(block),
                        source.blockBytes(block));
        BlockParts parts;
        try {
            parts = source.parts(block);
        } catch (BlockDamageException damage) {
            lines.accept(style.bold(style.cut(place, 0)));
            lines.accept("damaged: " + source.told(damage));
            return false;
        }
        lines.accept(style.bold(style.cut(place, 0)));
        lines.accept(
                String.format(
                        Locale.ROOT,
                        "%d %% used, values #%d to #%d",
                        100 * parts.usedBytes() / source.blockBytes(block),
                        source.firstItem(block),
                        source.firstItem(block + 1) - 1));
        content.accept(parts);
        return true;
    }

    private void print(MemorySegment memory, List<Span> spans) {
        spans.forEach(span -> print(memory, span));
    }

    private void print(MemorySegment memory, Span span) {
        int rowBytes = style.rowBytes();
        long rows = (span.length() + rowBytes - 1) / rowBytes;
        long shown = Math.min(rows, mostRows(span));
        for (long row = 0; row < shown; row++) {
            long at = span.start() + row * rowBytes;
            int count = (int) Math.min(rowBytes, span.end() - at);
            print(memory, at, count, span.kind(), row == 0 ? field(span) : "");
        }
        if (shown < rows) {
            long rest = span.length() - shown * rowBytes;
            String more = String.format(Locale.ROOT, "… %,d bytes more", rest);
            lines.accept(" ".repeat(POSITION_CHARS) + GAP + style.coloured(span.kind(), more));
        }
    }

    private long mostRows(Span span) {
        if (detail.elements() == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        return switch (span.kind()) {
            case FOLDED, PADDING, UNUSED, UNREACHED, FILLER, CONTROL -> 1;
            default -> MAX_ROWS;
        };
    }

    private void print(MemorySegment memory, long at, int count, SpanKind kind, String field) {
        StringBuilder hex = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int each = memory.get(JAVA_BYTE, at + i) & 0xFF;
            hex.append(i == 0 ? "" : " ").append(String.format("%02x", each));
            text.append(each >= ' ' && each < 0x7F ? (char) each : '.');
        }
        int hexChars = style.rowBytes() * 3 - 1;
        String start = Shown.position(at) + GAP;
        int used = start.length() + hexChars + GAP.length() + style.rowBytes() + GAP.length();
        String line =
                start
                        + style.coloured(kind, pad(hex, hexChars))
                        + GAP
                        + style.coloured(kind, pad(text, style.rowBytes()))
                        + GAP
                        + style.coloured(kind, style.cut(field, used));
        lines.accept(line.stripTrailing());
    }

    private static String pad(StringBuilder text, int chars) {
        return text.append(" ".repeat(chars - text.length())).toString();
    }

    private String field(Span span) {
        String type = style.isWide() && !span.type().isEmpty() ? "  : " + span.type() : "";
        String path = span.path();
        return switch (span.kind()) {
            case VALUE, TEXT, HEADER ->
                    (span.value().isEmpty() ? path : path + " = " + span.value()) + type;
            case POINTER, INDEX, ROOT -> path + target(span) + type;
            case TAG, LENGTH, ABSENT -> path + ": " + span.value() + type;
            case CONTROL -> path + ": control bytes " + span.value();
            case FILLER -> span.value().isEmpty() ? "" : path + " = " + span.value() + type;
            case FOLDED -> (path + " folded").strip() + type;
            case PADDING, UNUSED, UNREACHED ->
                    span.kind().text() + (span.value().isEmpty() ? "" : ": " + span.value());
        };
    }

    private static String target(Span span) {
        String told = span.value().isEmpty() ? "" : " (" + span.value() + ")";
        return span.hasTarget()
                ? " -> " + Shown.position(span.target()) + told
                : ": " + span.value();
    }
}
