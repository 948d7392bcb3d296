package dev.arenite.archive.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The bytes that stand for an absent value (FORMAT 8).
public enum SchemaNiche {
    /// A pointer that leads nowhere.
    BOX,
    /// A shared reference that leads nowhere.
    WEAK,
    /// Zeros.
    ZERO,
    /// Any NaN.
    NAN,
    /// Anything above 1, written as 2.
    TWO;

    /// Returns the word for it in texts, such as `zero`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the niche with a word, or empty if there is none.
    public static Optional<SchemaNiche> of(String text) {
        return Stream.of(values()).filter(niche -> niche.text().equals(text)).findFirst();
    }
}
