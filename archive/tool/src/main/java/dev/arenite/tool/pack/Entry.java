package dev.arenite.tool.pack;

import org.jspecify.annotations.Nullable;

/// What was found at a line: a value, or the reason for which there is none.
///
/// @param line   the number of the line, from 1
/// @param bytes  the bytes that were taken, ends of lines included
/// @param value  the value, null if there is none
/// @param reason why there is no value; empty for one, for a blank line, and for the further pieces
///     of a long line
@SuppressWarnings("ArrayRecordComponent") // Entries are not compared.
public record Entry(long line, byte[] bytes, @Nullable Object value, String reason) {

    static Entry rejected(Line line, String reason) {
        return new Entry(line.number(), line.bytes(), null, reason);
    }

    /// Whether the line has nothing but white space.
    public boolean isBlank() {
        return value == null && reason.isEmpty() && Line.isBlank(bytes);
    }
}
