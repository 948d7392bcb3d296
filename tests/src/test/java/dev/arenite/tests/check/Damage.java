package dev.arenite.tests.check;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Damages archives as chance has it: a few times each, mostly where it hurts.
public record Damage(RandomGenerator random) {

    private static final long[] NUMBERS = {
        0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 63, 64, 127, 128, 255, 256, 65_535, 1 << 30
    };

    /// Returns a damaged copy.
    ///
    /// @param other another archive, parts of which may be put into the copy
    public byte[] damaged(byte[] archive, byte[] other) {
        byte[] copy = archive.clone();
        for (int i = 1 + random.nextInt(3); i > 0 && copy.length > 0; i--) {
            copy = damagedOnce(copy, other);
        }
        return copy;
    }

    private byte[] damagedOnce(byte[] bytes, byte[] other) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(10)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> bytes[at] = (byte) NUMBERS[random.nextInt(NUMBERS.length)];
            case 3 -> bytes[at] += (byte) (random.nextInt(9) - 4);
            case 4, 5, 6 -> addToWord(bytes, at & -4);
            case 7 -> copyWithin(bytes, at);
            case 8 -> {
                int from = other.length == 0 ? 0 : random.nextInt(other.length);
                int length = Math.min(other.length - from, bytes.length - at);
                System.arraycopy(other, from, bytes, at, length);
            }
            default -> {
                return random.nextBoolean()
                        ? Arrays.copyOf(bytes, at)
                        : Arrays.copyOfRange(bytes, at & -8, bytes.length);
            }
        }
        return bytes;
    }

    /// Lengths and distances are words: changes that keep them plausible go deepest.
    private void addToWord(byte[] bytes, int at) {
        if (at + 4 > bytes.length) {
            return;
        }
        int word = 0;
        for (int i = 3; i >= 0; i--) {
            word = (word << 8) | (bytes[at + i] & 0xFF);
        }
        word +=
                switch (random.nextInt(3)) {
                    case 0 -> random.nextInt(9) - 4;
                    case 1 -> 4 * (random.nextInt(17) - 8);
                    default -> (int) NUMBERS[random.nextInt(NUMBERS.length)] - word;
                };
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (word >>> (8 * i));
        }
    }

    private void copyWithin(byte[] bytes, int at) {
        int from = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - Math.max(from, at), 1 + random.nextInt(16));
        System.arraycopy(bytes, from, bytes, at, length);
    }
}
