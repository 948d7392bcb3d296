package dev.arenite.tool.pack;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Reads lines as bytes, so that each can be written again as it was. Lines of any length take
/// bounded memory: long ones come in pieces.
///
/// Belongs to one thread.
final class LineReader {

    /// The longest line that comes in one piece, in bytes.
    static final int MAX_LINE_BYTES = 16 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private byte[] collected = new byte[BUFFER_BYTES];

    private long number;
    private boolean isWithinLine;
    private long bytes;

    /// Lines that were looked at and not taken yet.
    private final Deque<Line> ahead = new ArrayDeque<>();

    LineReader(InputStream in) {
        this.in = in;
    }

    /// Returns the number of bytes of all lines that were taken or looked at.
    long bytes() {
        return bytes;
    }

    /// Returns the next line, or null at the end.
    @Nullable Line next() throws IOException {
        Line line = ahead.poll();
        return line != null ? line : read();
    }

    /// Returns the lines behind the next one, without taking them; fewer at the end.
    List<Line> peek(int count) throws IOException {
        while (ahead.size() < count) {
            Line line = read();
            if (line == null) {
                break;
            }
            ahead.add(line);
        }
        return new ArrayList<>(ahead).subList(0, Math.min(count, ahead.size()));
    }

    private @Nullable Line read() throws IOException {
        int length = 0;
        boolean isEnded = false;
        while (!isEnded && length < MAX_LINE_BYTES && fill()) {
            int end = position;
            int most = Math.min(limit, position + MAX_LINE_BYTES - length);
            while (end < most && buffer[end] != '\n') {
                end++;
            }
            isEnded = end < most;
            int taken = end - position + (isEnded ? 1 : 0);
            collect(length, taken);
            length += taken;
            position += taken;
        }
        if (length == 0) {
            return null;
        }
        boolean isPiece = isWithinLine || (!isEnded && length == MAX_LINE_BYTES);
        number += isWithinLine ? 0 : 1;
        Line line = new Line(number, Arrays.copyOf(collected, length), isPiece, isWithinLine);
        isWithinLine = isPiece && !isEnded;
        bytes += length;
        return line;
    }

    private boolean fill() throws IOException {
        if (position == limit) {
            limit = Math.max(0, in.read(buffer));
            position = 0;
        }
        return position < limit;
    }

    private void collect(int length, int taken) {
        if (length + taken > collected.length) {
            collected = Arrays.copyOf(collected, Math.max(2 * collected.length, length + taken));
        }
        System.arraycopy(buffer, position, collected, length, taken);
    }
}
