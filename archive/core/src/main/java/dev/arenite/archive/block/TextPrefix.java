package dev.arenite.archive.block;

/// Texts that begin with a text.
final class TextPrefix {

    private TextPrefix() {}

    /// Returns the least text that is greater, by code points, than all that begin with a prefix;
    /// the empty text if there is none.
    static String end(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                boolean isBeforeSurrogates = last + 1 == Character.MIN_SURROGATE;
                int next = isBeforeSurrogates ? Character.MAX_SURROGATE + 1 : last + 1;
                return prefix.substring(0, end) + Character.toString(next);
            }
        }
        return "";
    }
}
