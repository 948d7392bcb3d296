package dev.arenite.comparison;

/// The leaf that a text counts as in a checksum.
public final class Text {

    private Text() {}

    /// Returns 0 for an empty text, and otherwise one more than the first byte of its UTF-8 form: a
    /// reader in place has to follow the text to its bytes, and a `String` is not encoded for it.
    public static long leaf(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int first = text.codePointAt(0);
        if (first < 0x80) {
            return leaf(first);
        }
        if (first < 0x800) {
            return leaf(0xC0 | first >> 6);
        }
        return leaf(first < 0x10000 ? 0xE0 | first >> 12 : 0xF0 | first >> 18);
    }

    /// Returns the leaf of a text that is not empty.
    ///
    /// @param firstByte the first byte of its UTF-8 form; the lower eight bits count
    public static long leaf(int firstByte) {
        return 1L + (firstByte & 0xFF);
    }
}
