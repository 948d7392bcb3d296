package dev.arenite.archive.processor;

import java.util.ArrayList;
import java.util.List;

/// Breaks lines that are too long, at the outermost parentheses and commas; declarations also
/// before `implements` and at type arguments.
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
            lines.addAll(wrap(text.substring(0, assignment + 2), indent));
            lines.addAll(wrap(text.substring(assignment + 3), indent + CONTINUATION));
            return lines;
        }
        if (open < 0) {
            return wrapDeclaration(text, indent);
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
        lines.addAll(wrapParts(inside, rest, indent + CONTINUATION));
        return lines;
    }

    private static List<String> wrapDeclaration(String text, int indent) {
        int inherited = Math.max(text.indexOf(" implements "), text.indexOf(" extends "));
        if (text.endsWith("{") && inherited > 0) {
            List<String> lines = new ArrayList<>();
            lines.add(" ".repeat(indent) + text.substring(0, inherited));
            lines.addAll(wrapInherited(text.substring(inherited + 1), indent + CONTINUATION));
            return lines;
        }
        int open = text.indexOf('<');
        int close = open < 0 ? -1 : closingArguments(text, open);
        if (close < 0) {
            return List.of(" ".repeat(indent) + text);
        }
        int space = text.indexOf(' ', close);
        int end = space < 0 ? text.length() : space;
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(indent) + text.substring(0, open + 1));
        String arguments = text.substring(open + 1, close);
        lines.addAll(wrapParts(arguments, text.substring(close, end), indent + 2 * CONTINUATION));
        if (end < text.length()) {
            lines.add(" ".repeat(indent + CONTINUATION) + text.substring(end).strip());
        }
        return lines;
    }

    private static List<String> wrapInherited(String text, int indent) {
        if (indent + text.length() <= MAX_COLUMNS) {
            return List.of(" ".repeat(indent) + text);
        }
        List<String> lines = new ArrayList<>();
        List<String> parts = split(text);
        for (int i = 0; i < parts.size(); i++) {
            String comma = i == parts.size() - 1 ? "" : ",";
            lines.add(" ".repeat(indent + (i == 0 ? 0 : CONTINUATION)) + parts.get(i) + comma);
        }
        return lines;
    }

    /// Returns lines for parts with commas between them.
    ///
    /// @param end the text behind the last part
    private static List<String> wrapParts(String text, String end, int indent) {
        List<String> lines = new ArrayList<>();
        List<String> parts = split(text);
        for (int i = 0; i < parts.size(); i++) {
            lines.addAll(wrap(parts.get(i) + (i == parts.size() - 1 ? end : ","), indent));
        }
        return lines;
    }

    private static int closingArguments(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '<' ? 1 : text.charAt(i) == '>' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
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
