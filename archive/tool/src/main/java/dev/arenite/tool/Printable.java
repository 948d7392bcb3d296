package dev.arenite.tool;

/// Text from a file, as it is shown on a terminal.
final class Printable {

    private Printable() {}

    /// Returns a text without control characters, which could command the terminal.
    static String text(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(each -> shown.appendCodePoint(Character.isISOControl(each) ? '?' : each));
        return shown.toString();
    }
}
