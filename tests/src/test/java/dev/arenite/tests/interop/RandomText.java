package dev.arenite.tests.interop;

import java.nio.charset.StandardCharsets;

/// Random text, of all lengths at which its form changes and in all planes of Unicode.
final class RandomText {

    /// Lengths in bytes: inline with either width of pointers, out of line, and where the length
    /// field grows by a byte.
    private static final int[] BYTE_SIZES = {
        0, 1, 2, 7, 8, 9, 10, 15, 16, 17, 30, 63, 64, 65, 200, 255
    };

    private static final int[] LONG_BYTE_SIZES = {256, 1000, 4096, 16383, 16384, 16385};
    private static final int SHORT_COUNT = 12;

    /// The first and last of every length in UTF-8, and what is often mistaken.
    private static final int[] SCALARS = {
        0, 'a', 0x7F, 0x80, 0xE9, 0x7FF, 0x800, 0x202E, 0xD7FF, 0xE000, 0xFEFF, 0xFFFF, 0x10000,
        0x10FFFF
    };

    private static final int[] SCALAR_BOUNDS = {0x80, 0x800, 0x1_0000, 0x11_0000};

    private final RandomSource random;

    RandomText(RandomSource random) {
        this.random = random;
    }

    /// Returns a length in bytes.
    ///
    /// @param depth how many collections and pointers the text is in; it is long only at the top
    int byteSize(int depth) {
        if (depth == 0 && random.chance(6)) {
            return random.pick(LONG_BYTE_SIZES);
        }
        return depth < 2 ? random.pick(BYTE_SIZES) : BYTE_SIZES[random.below(SHORT_COUNT)];
    }

    /// Returns text of one of these lengths in UTF-8.
    String text(int depth) {
        int rest = byteSize(depth);
        boolean isPlain = random.chance(2);
        StringBuilder text = new StringBuilder(rest);
        while (rest > 0) {
            int scalar = isPlain ? letter() : scalar();
            if (utf8Bytes(scalar) > rest) {
                scalar = letter();
            }
            text.appendCodePoint(scalar);
            rest -= utf8Bytes(scalar);
        }
        return text.toString();
    }

    /// Returns a code point that is no surrogate.
    int scalar() {
        int scalar =
                random.chance(2) ? random.pick(SCALARS) : random.below(random.pick(SCALAR_BOUNDS));
        boolean isSurrogate =
                scalar >= Character.MIN_SURROGATE && scalar <= Character.MAX_SURROGATE;
        return isSurrogate ? 0xFFFD : scalar;
    }

    private int letter() {
        return ' ' + random.below(95);
    }

    private static int utf8Bytes(int scalar) {
        return Character.toString(scalar).getBytes(StandardCharsets.UTF_8).length;
    }
}
