package dev.arenite.tool.json;

/// A text is none of a value of its schema. The message says why, behind the path to the part.
public final class ValueException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int MAX_TOLD_CHARS = 60;

    private final String path;
    private final String reason;

    /// Makes an exception.
    ///
    /// @param reason the rule that is broken, and what breaks it
    public ValueException(String reason) {
        this("", reason);
    }

    private ValueException(String path, String reason) {
        super(path.isEmpty() ? reason : "`" + path + "`: " + reason);
        this.path = path;
        this.reason = reason;
    }

    /// Returns the same refusal, told from outside of the part.
    ///
    /// @param step the step that leads to the part, such as `.lines` or `[3]`
    ValueException within(String step) {
        return new ValueException(step + path, reason);
    }

    /// Returns a refusal that shows a text.
    static ValueException of(String rule, String text) {
        return new ValueException(rule + ": " + told(text));
    }

    /// Returns a text as messages show it: in quotes, without control characters, not too long.
    public static String told(String text) {
        int end = Math.min(text.length(), MAX_TOLD_CHARS);
        StringBuilder told = new StringBuilder("\"");
        text.substring(0, end)
                .codePoints()
                .forEach(each -> told.appendCodePoint(Character.isISOControl(each) ? '?' : each));
        return told.append(text.length() > end ? "...\"" : "\"").toString();
    }
}
