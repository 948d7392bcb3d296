package dev.arenite.tool.pack;

/// A line, or a piece of a long one.
///
/// @param number   counts lines from 1
/// @param bytes    all of its bytes, the end of the line included
/// @param isPiece  whether it is only a piece of a line
/// @param isFurther whether it is a piece that goes on where another one ended
@SuppressWarnings("ArrayRecordComponent") // Lines are not compared.
record Line(long number, byte[] bytes, boolean isPiece, boolean isFurther) {

    /// Returns the number of bytes without the end of the line.
    int contentBytes() {
        return contentBytes(bytes);
    }

    /// Returns the number of bytes without an end of a line behind them.
    static int contentBytes(byte[] bytes) {
        int length = bytes.length;
        if (length > 0 && bytes[length - 1] == '\n') {
            length--;
        }
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        return length;
    }

    /// Whether there is nothing but white space.
    static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\t' && each != '\r' && each != '\n') {
                return false;
            }
        }
        return true;
    }
}
