package dev.arenite.tool.pack;

import dev.arenite.tool.json.ValueException;

/// Takes a line of a log apart, from left to right.
final class LogCursor {

    private final String line;
    private int position;

    LogCursor(String line) {
        this.line = line;
    }

    boolean isAtEnd() {
        return position == line.length();
    }

    /// Takes the text up to the next space, and the space.
    ///
    /// @param name the name of the text in messages
    String word(String name) {
        int space = line.indexOf(' ', position);
        int end = space < 0 ? line.length() : space;
        if (end == position) {
            throw new ValueException(name + " must be there");
        }
        return take(end, end);
    }

    /// Takes the text between two marks, and the space behind.
    ///
    /// @param name the name of the text in messages
    String between(char first, char last, String name) {
        if (isAtEnd() || line.charAt(position) != first) {
            throw new ValueException(name + " must begin with " + first);
        }
        position++;
        int end = position;
        while (end < line.length() && line.charAt(end) != last) {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= line.length()) {
            throw new ValueException(name + " must end with " + last);
        }
        return take(end, end + 1);
    }

    private String take(int end, int next) {
        String text = line.substring(position, end);
        position = next;
        if (position < line.length()) {
            if (line.charAt(position) != ' ') {
                throw new ValueException("a space must stand behind " + ValueException.told(text));
            }
            position++;
        }
        return text;
    }

    void requireEnd() {
        if (!isAtEnd()) {
            throw new ValueException(
                    "line must end: " + ValueException.told(line.substring(position)));
        }
    }
}
