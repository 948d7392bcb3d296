package dev.arenite.archive.schema;

/// The words, names, numbers and marks of a text, one after the other. Blanks, line ends and commas
/// separate them and have no other meaning.
final class SchemaTokens {

    /// The length of the longest text in characters.
    static final int MAX_CHARS = 1 << 22;

    private final String text;
    private int at;
    private int line = 1;

    SchemaTokens(String text) {
        if (text.length() > MAX_CHARS) {
            throw new SchemaException(
                    "text must not be longer: length=" + text.length() + " limit=" + MAX_CHARS);
        }
        this.text = text;
        skip();
    }

    private void skip() {
        while (at < text.length() && (isBlank(text.charAt(at)) || text.charAt(at) == ',')) {
            line += text.charAt(at) == '\n' ? 1 : 0;
            at++;
        }
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /// Whether the next token is a mark.
    boolean isAt(char mark) {
        return at < text.length() && text.charAt(at) == mark;
    }

    /// Takes a mark if it is the next token.
    boolean take(char mark) {
        if (!isAt(mark)) {
            return false;
        }
        at++;
        skip();
        return true;
    }

    void require(char mark) {
        if (!take(mark)) {
            throw refusal("'" + mark + "' must stand here");
        }
    }

    /// Takes a word or a number as it stands there.
    String word() {
        int start = at;
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw refusal("a word must stand here");
        }
        String word = text.substring(start, at);
        skip();
        return word;
    }

    private static boolean isPartOfWord(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_';
    }

    /// Takes a name, in quotation marks or not.
    String name() {
        return isAt('"') ? quoted() : word();
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
            }
            if (at < text.length()) {
                name.append(text.charAt(at));
                at++;
            }
        }
        if (isAtEnd()) {
            throw refusal("a name must end with '\"'");
        }
        at++;
        skip();
        return name.toString();
    }

    long number() {
        String word = word();
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException failure) {
            throw refusal("a number must stand here");
        }
    }

    /// Returns a number that fits into an `int`.
    int smallNumber() {
        long number = number();
        if (number > Integer.MAX_VALUE) {
            throw refusal("a number must be smaller: " + number);
        }
        return (int) number;
    }

    SchemaException refusal(String rule) {
        return new SchemaException("line " + line + ": " + rule);
    }
}
