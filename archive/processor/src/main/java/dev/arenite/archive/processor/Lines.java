package dev.arenite.archive.processor;

import java.util.ArrayList;
import java.util.List;

/// Breaks lines that are too long, at the outermost parentheses and commas.
final class Lines {

    private static final int MAX_COLUMNS = 100;
    private static final int CONTINUATION = 8;

    private Lines() {}

    /// Returns a line of code as one or more.
    ///
    /// @param indent the number of spaces in front
    static List<String> wrap(String text, int indent) {
        String line = " ".repeat(indent) + text;
        if (line.length() <= MAX_COLUMNS) {
            return List.of(line);
        }
        int assignment = text.indexOf(" = ");
        int open = widestGroup(text);
        if (assignment > 0 && (open < 0 || assignment < open)) {
            List<String> lines = new ArrayList<>();
            lines.add(" ".repeat(indent) + text.substring(0, assignment + 2));
            lines.addAll(wrap(text.substring(assignment + 3), indent + CONTINUATION));
            return lines;
        }
        if (open < 0) {
            return List.of(line);
        }
        int close = closing(text, open);
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(indent) + text.substring(0, open + 1));
        String inside = text.substring(open + 1, close);
        String rest = text.substring(close);
        String together = inside + rest;
        if (indent + CONTINUATION + together.length() <= MAX_COLUMNS) {
            lines.add(" ".repeat(indent + CONTINUATION) + together);
            return lines;
        }
        List<String> parts = split(inside);
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            lines.addAll(wrap(parts.get(i) + (last ? rest : ","), indent + CONTINUATION));
        }
        return lines;
    }

    /// Returns the position of the parenthesis that opens the longest group at the outermost level,
    /// or -1 if there is none with contents.
    private static int widestGroup(String text) {
        int widest = -1;
        int widestLength = 1;
        int i = 0;
        while (i < text.length()) {
            char letter = text.charAt(i);
            if (letter == '"') {
                i = endOfLiteral(text, i);
            } else if (letter == '(') {
                int close = closing(text, i);
                if (close < 0) {
                    return -1;
                }
                if (close - i > widestLength) {
                    widest = i;
                    widestLength = close - i;
                }
                i = close;
            }
            i++;
        }
        return widest;
    }

    private static int endOfLiteral(String text, int start) {
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return end;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"') {
                i = endOfLiteral(text, i);
            } else if (letter == '(') {
                depth++;
            } else if (letter == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// Splits arguments at the commas between them.
    private static List<String> split(String arguments) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < arguments.length(); i++) {
            char letter = arguments.charAt(i);
            if (letter == '"') {
                i = endOfLiteral(arguments, i);
            } else if (letter == '(' || letter == '<') {
                depth++;
            } else if (letter == ')' || (letter == '>' && arguments.charAt(i - 1) != '-')) {
                depth--;
            } else if (letter == ',' && depth == 0) {
                parts.add(arguments.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(arguments.substring(start).strip());
        return parts;
    }

    /// Returns a comment as one or more lines.
    static List<String> wrapComment(String text, int indent) {
        String line = " ".repeat(indent) + text;
        if (line.length() <= MAX_COLUMNS) {
            return List.of(line);
        }
        int cut = line.lastIndexOf(' ', MAX_COLUMNS);
        String marker = text.startsWith("///") ? "/// " : "// ";
        return List.of(
                line.substring(0, cut), " ".repeat(indent) + marker + line.substring(cut + 1));
    }
}
