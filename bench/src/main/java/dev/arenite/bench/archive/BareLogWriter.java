package dev.arenite.bench.archive;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The archive of logs written without the library: no limit, no roll-back, only ASCII, one thread,
/// a little-endian machine. The measure of what the library costs.
final class BareLogWriter {

    private static final int BATCH_CHARS = 8192;
    private static final long ROW_BYTES = 48;

    private final MemorySegment rows;
    private final StringBuilder text = new StringBuilder(BATCH_CHARS);
    private final CharBuffer chars = CharBuffer.allocate(BATCH_CHARS);
    private final ByteBuffer bytes = ByteBuffer.allocate(BATCH_CHARS);
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();

    /// @param rows 48 bytes for each log
    BareLogWriter(MemorySegment rows) {
        this.rows = rows;
    }

    /// Returns the length of the archive.
    long write(List<Log> logs, MemorySegment out) {
        long position = 0;
        long batchStart = 0;
        long row = 0;
        text.setLength(0);
        for (Log log : logs) {
            String date = log.date();
            String request = log.request();
            if (position - batchStart > BATCH_CHARS - date.length() - request.length()) {
                writeBatch(out, batchStart);
                batchStart = position;
            }
            rows.set(JAVA_LONG_UNALIGNED, row, pack(log.identity()));
            rows.set(JAVA_LONG_UNALIGNED, row + 8, pack(log.userid()));
            rows.set(JAVA_LONG_UNALIGNED, row + 16, reference(date.length(), position));
            text.append(date);
            position += date.length();
            rows.set(JAVA_LONG_UNALIGNED, row + 24, reference(request.length(), position));
            text.append(request);
            position += request.length();
            rows.set(JAVA_LONG_UNALIGNED, row + 32, numbers(log));
            rows.set(JAVA_LONG_UNALIGNED, row + 40, log.size());
            row += ROW_BYTES;
        }
        writeBatch(out, batchStart);
        return writePlaces(logs.size(), out, position);
    }

    private void writeBatch(MemorySegment out, long start) {
        int length = text.length();
        text.getChars(0, length, chars.array(), 0);
        encoder.reset();
        encoder.encode(chars.limit(length).position(0), bytes.clear(), true);
        if (bytes.position() != length) {
            throw new IllegalArgumentException("text must be ASCII");
        }
        MemorySegment.copy(bytes.array(), 0, out, JAVA_BYTE, start, length);
        text.setLength(0);
    }

    private long writePlaces(int count, MemorySegment out, long textEnd) {
        long start = textEnd + 7 & -8;
        for (long at = textEnd; at < start; at++) {
            out.set(JAVA_BYTE, at, (byte) 0);
        }
        long row = 0;
        long place = start;
        for (int i = 0; i < count; i++) {
            long numbers = rows.get(JAVA_LONG_UNALIGNED, row + 32);
            out.set(JAVA_INT_UNALIGNED, place, (int) numbers);
            for (int field = 0; field < 4; field++) {
                long at = place + 4 + field * 8L;
                long put = rows.get(JAVA_LONG_UNALIGNED, row + field * 8L);
                out.set(JAVA_LONG_UNALIGNED, at, (put & 0xC0) == 0x80 ? put - (at << 32) : put);
            }
            out.set(JAVA_INT_UNALIGNED, place + 36, (int) (numbers >>> 32));
            out.set(JAVA_LONG_UNALIGNED, place + 40, rows.get(JAVA_LONG_UNALIGNED, row + 40));
            row += ROW_BYTES;
            place += ROW_BYTES;
        }
        long root = start + count * ROW_BYTES;
        out.set(JAVA_INT_UNALIGNED, root, (int) (start - root));
        out.set(JAVA_INT_UNALIGNED, root + 4, count);
        return root + 8;
    }

    private static long reference(int length, long position) {
        return (length & 0x3F) | 0x80 | ((length >>> 6) << 8) | (position << 32);
    }

    private static long numbers(Log log) {
        Address address = log.address();
        return (address.x0() & 0xFFL)
                | (address.x1() & 0xFFL) << 8
                | (address.x2() & 0xFFL) << 16
                | (address.x3() & 0xFFL) << 24
                | (log.code() & 0xFFFFL) << 32;
    }

    private static long pack(String text) {
        int length = text.length();
        if (length < 4) {
            int last = length - 1;
            int packed =
                    text.charAt(0)
                            | text.charAt(length >> 1) << ((length >> 1) << 3)
                            | text.charAt(last) << (last << 3);
            return packed | -1L << (length << 3);
        }
        long head =
                text.charAt(0)
                        | text.charAt(1) << 8
                        | text.charAt(2) << 16
                        | (long) text.charAt(3) << 24;
        long tail =
                text.charAt(length - 4)
                        | text.charAt(length - 3) << 8
                        | text.charAt(length - 2) << 16
                        | (long) text.charAt(length - 1) << 24;
        long packed = head | tail << ((length - 4) << 3);
        return length == 8 ? packed : packed | -1L << (length << 3);
    }
}
