package dev.arenite.tool.map;

/// The look of a map as text.
///
/// @param width      the width of a line in characters, at least 60; 0 if lines are as long as they
///     are
/// @param hasColours whether kinds have colours, as escape sequences of terminals
public record MapStyle(int width, boolean hasColours) {

    /// No colours, and lines that are as long as they are: for files and pipes.
    public static final MapStyle PLAIN = new MapStyle(0, false);

    private static final int LEAST_WIDTH = 60;

    /// From this width on, lines have 16 bytes.
    private static final int WIDE = 120;

    /// Makes a style. Narrower lines than 60 characters are made as for 60.
    public MapStyle {
        width = width <= 0 ? 0 : Math.max(width, LEAST_WIDTH);
    }

    boolean isWide() {
        return width == 0 || width >= WIDE;
    }

    /// Returns the number of bytes of a line.
    int rowBytes() {
        return isWide() ? 16 : 8;
    }

    /// Returns text in the colour of a kind.
    String coloured(SpanKind kind, String text) {
        return hasColours && !text.isBlank()
                ? "\u001B[" + code(kind) + "m" + text + "\u001B[m"
                : text;
    }

    /// Returns text that stands out.
    String bold(String text) {
        return hasColours ? "\u001B[1m" + text + "\u001B[m" : text;
    }

    private static int code(SpanKind kind) {
        return switch (kind) {
            case VALUE -> 32;
            case TEXT -> 33;
            case POINTER, INDEX, ROOT -> 36;
            case LENGTH, TAG -> 35;
            case HEADER, CONTROL -> 34;
            case UNREACHED -> 31;
            case FILLER, ABSENT, PADDING, UNUSED, FOLDED -> 90;
        };
    }

    /// Returns text that is not longer than what is left of a line.
    ///
    /// @param used the characters before it
    String cut(String text, int used) {
        int left = width - used;
        if (width == 0 || text.codePointCount(0, text.length()) <= left) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, Math.max(0, left - 1))) + "…";
    }
}
