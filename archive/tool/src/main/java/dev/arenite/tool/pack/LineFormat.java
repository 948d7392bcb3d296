package dev.arenite.tool.pack;

/// Reads a value from the bytes of a line.
interface LineFormat {

    /// Returns the value.
    ///
    /// @param line   the bytes
    /// @param length the number of those that count: without the end of the line
    /// @throws dev.arenite.tool.json.ValueException if they are none
    Object value(byte[] line, int length);

    /// Whether a value goes on in the next line, as far as these bytes show.
    default boolean isOpen(byte[] line) {
        return false;
    }
}
