package dev.arenite.archive.processor;

import java.util.ArrayList;
import java.util.List;

/// Bytes of a place that are written by one store: one or more numbers, and padding.
///
/// @param offset the offset in the place in bytes
/// @param bytes  1, 2, 4 or 8
/// @param leaves the numbers in it; the rest is padding, and zero
record Piece(int offset, int bytes, List<Leaf> leaves) {

    /// Larger numbers gain nothing from being written together straight from their values.
    private static final int SMALL_BYTES = 2;

    /// Returns the pieces of all numbers of a row and of the padding, not of texts.
    ///
    /// @param together whether large numbers are written together, too
    static List<Piece> of(Leaf.Row row, boolean together) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (Leaf leaf : row.leaves()) {
            if (leaf.scalar() == null) {
                cover(start, leaf.offset(), row, together, pieces);
                start = leaf.offset() + leaf.bytes();
            }
        }
        cover(start, row.placeBytes(), row, together, pieces);
        return pieces;
    }

    private static void cover(
            int start, int end, Leaf.Row row, boolean together, List<Piece> pieces) {
        int offset = start;
        while (offset < end) {
            int bytes = 8;
            while (offset % bytes != 0
                    || offset + bytes > end
                    || !isWhole(offset, bytes, row, together)) {
                bytes /= 2;
            }
            pieces.add(new Piece(offset, bytes, within(offset, bytes, row)));
            offset += bytes;
        }
    }

    private static List<Leaf> within(int offset, int bytes, Leaf.Row row) {
        return row.leaves().stream()
                .filter(leaf -> leaf.scalar() != null)
                .filter(leaf -> leaf.offset() >= offset && leaf.offset() < offset + bytes)
                .toList();
    }

    private static boolean isWhole(int offset, int bytes, Leaf.Row row, boolean together) {
        List<Leaf> leaves = within(offset, bytes, row);
        boolean small = leaves.stream().allMatch(leaf -> leaf.bytes() <= SMALL_BYTES);
        return together || small || leaves.size() <= 1;
    }

    /// Returns the expression for the bytes as a number, an `int` for up to 4 bytes.
    String expression() {
        if (leaves.isEmpty()) {
            return "0";
        }
        if (leaves.size() == 1 && leaves.getFirst().bytes() == bytes) {
            return leaves.getFirst().local();
        }
        return String.join(
                "\n| ",
                leaves.stream()
                        .map(leaf -> shifted(leaf, (leaf.offset() - offset) * 8, bytes))
                        .toList());
    }

    /// Returns the expression for the bits of a leaf at a position of a number.
    private static String shifted(Leaf leaf, int shift, int numberBytes) {
        String bits = leaf.local();
        if (leaf.bytes() == 8) {
            return bits;
        }
        boolean wide = numberBytes == 8;
        String mask =
                switch (leaf.bytes()) {
                    case 1 -> "0xFF";
                    case 2 -> "0xFFFF";
                    default -> "0xFFFF_FFFF";
                };
        String masked = "(" + bits + " & " + mask + (wide ? "L)" : ")");
        return shift == 0 ? masked : masked + " << " + shift;
    }

    /// Returns the expressions for the numbers of this piece at a position of a word of 8 bytes.
    List<String> inWord(int shift) {
        return leaves.stream()
                .map(leaf -> shifted(leaf, shift + (leaf.offset() - offset) * 8, 8))
                .toList();
    }
}
