package dev.arenite.archive.schema;

import java.util.regex.Pattern;

/// The names of fields, variants and definitions (FORMAT 12.3).
final class SchemaNames {

    private static final int MAX_CHARS = 255;

    private static final int MAX_TOLD_CHARS = 40;

    /// Line ends, control and format characters, halves of surrogate pairs: what a person does not
    /// see, or sees elsewhere.
    private static final Pattern REFUSED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private SchemaNames() {}

    /// Refuses a name that is empty, too long, or cannot be shown to a person.
    static void require(String name) {
        if (name.isEmpty() || name.length() > MAX_CHARS || REFUSED.matcher(name).find()) {
            String told = REFUSED.matcher(name).replaceAll("?");
            throw new SchemaException(
                    "name must have 1 to "
                            + MAX_CHARS
                            + " characters that can be shown: length="
                            + name.length()
                            + " name="
                            + (told.length() > MAX_TOLD_CHARS
                                    ? told.substring(0, MAX_TOLD_CHARS) + "..."
                                    : told));
        }
    }

    /// Whether a name can stand in a text without quotation marks.
    static boolean isWord(String name) {
        return WORD.matcher(name).matches();
    }
}
