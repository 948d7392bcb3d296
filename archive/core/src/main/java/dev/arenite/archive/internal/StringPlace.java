package dev.arenite.archive.internal;

/// The place of text, as bits: the bytes themselves while they fit, filled up with 0xFF; else the
/// length, with the two top bits of the lowest byte as its mark, and a distance.
public final class StringPlace {

    /// The greatest length of a text that a place of the default format can express.
    public static final long MAX_BYTES = (1L << 30) - 1;

    /// The result of [#pack] for text that is not ASCII: no place of text begins like this.
    public static final long NOT_ASCII = 0x80;

    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long LOW_BITS = 0x0101_0101_0101_0101L;

    private StringPlace() {}

    /// Whether the text is in the place itself.
    ///
    /// @param first the lowest byte of the place
    public static boolean isInline(byte first) {
        return (first & 0xC0) != 0x80;
    }

    /// Returns the number of bytes of text in a place of the default format.
    ///
    /// @param place the eight bytes of the place
    public static long byteSize(long place) {
        return isInline((byte) place) ? bytesBeforeFill(place) : untagged(place & 0xFFFF_FFFFL);
    }

    /// Returns the distance from the start of a place of the default format to its text: 0 for text
    /// in the place itself.
    ///
    /// @param place the eight bytes of the place
    public static long distance(long place) {
        return isInline((byte) place) ? 0 : place >> Integer.SIZE;
    }

    /// Returns the number of bytes before the first 0xFF, of eight bytes.
    public static int bytesBeforeFill(long packed) {
        // The lowest bit set by the subtraction is that of the first zero byte, exactly.
        long inverse = ~packed;
        long zeros = inverse - LOW_BITS & ~inverse & HIGH_BITS;
        return Long.numberOfTrailingZeros(zeros) >>> 3;
    }

    /// Returns the length of text out of line.
    ///
    /// @param tagged the length as its place holds it
    public static long untagged(long tagged) {
        return (tagged & 0x3F) | ((tagged & ~0xFFL) >>> 2);
    }

    /// Returns the length of text out of line as its place holds it.
    public static long tagged(long byteSize) {
        return (byteSize & 0x3F) | 0x80 | (byteSize >>> 6 << 8);
    }

    /// Returns eight bytes from `from` on as a little-endian number, those from `end` on 0xFF.
    public static long packed(byte[] utf8, int from, int end) {
        long packed = -1;
        for (int i = Math.min(end, from + Long.BYTES) - 1; i >= from; i--) {
            packed = packed << 8 | (utf8[i] & 0xFF);
        }
        return packed;
    }

    /// Returns up to eight ASCII characters as the place that holds them, filled up with 0xFF, or
    /// [#NOT_ASCII].
    public static long pack(String text) {
        int length = text.length();
        if (length == 0) {
            return -1;
        }
        long packed;
        int seen;
        if (length < 4) {
            // First, middle and last are all the characters; the same bits twice do no harm.
            char first = text.charAt(0);
            char middle = text.charAt(length >> 1);
            char last = text.charAt(length - 1);
            seen = first | middle | last;
            packed = first | middle << ((length >> 1) << 3) | last << ((length - 1) << 3);
        } else {
            char a = text.charAt(0);
            char b = text.charAt(1);
            char c = text.charAt(2);
            char d = text.charAt(3);
            char e = text.charAt(length - 4);
            char f = text.charAt(length - 3);
            char g = text.charAt(length - 2);
            char h = text.charAt(length - 1);
            seen = a | b | c | d | e | f | g | h;
            long head = a | b << 8 | c << 16 | (long) d << 24;
            long tail = e | f << 8 | g << 16 | (long) h << 24;
            packed = head | tail << ((length - 4) << 3);
        }
        if (seen >= 0x80) {
            return NOT_ASCII;
        }
        return length == 8 ? packed : packed | -1L << (length << 3);
    }
}
