package dev.arenite.archive;

import dev.arenite.archive.internal.Utf8;

import java.util.Locale;

/// A value is not one of its type: text that UTF-8 cannot express, an array of another length, a
/// key that comes twice, or a value that changed while it was written. The writer is as before the
/// value.
public final class ArchiveValueException extends ArchivePathException {

    private static final long serialVersionUID = 1;

    /// Reports the component that is being written; types around it add the path.
    ///
    /// @param message the rule, and the numbers that break it
    public ArchiveValueException(String message) {
        super(message);
    }

    /// Returns a string that UTF-8 can express. For types, when they encode it.
    ///
    /// @throws ArchiveValueException if there is a surrogate that is not one of a pair
    public static String requireText(String text) {
        int index = Utf8.unpairedSurrogate(text);
        if (index >= 0) {
            throw new ArchiveValueException(
                    "surrogate must be one of a pair: character=U+"
                            + Integer.toHexString(text.charAt(index)).toUpperCase(Locale.ROOT)
                            + " index="
                            + index
                            + " length="
                            + text.length());
        }
        return text;
    }
}
