package dev.arenite.tests;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;

/// The contents that [SegmentAllocator] copies into a new block: one lane of `allocateFrom` each.
public enum AllocatorSource {
    /// An array of bytes.
    BYTES(1, (to, from, _) -> to.allocateFrom(ValueLayout.JAVA_BYTE, bytes(from))),
    /// An array of chars.
    CHARS(
            2,
            (to, from, order) ->
                    to.allocateFrom(
                            ValueLayout.JAVA_CHAR.withOrder(order),
                            from.toArray(ValueLayout.JAVA_CHAR_UNALIGNED))),
    /// An array of shorts.
    SHORTS(
            2,
            (to, from, order) ->
                    to.allocateFrom(
                            ValueLayout.JAVA_SHORT.withOrder(order),
                            from.toArray(ValueLayout.JAVA_SHORT_UNALIGNED))),
    /// An array of ints.
    INTS(
            4,
            (to, from, order) ->
                    to.allocateFrom(
                            ValueLayout.JAVA_INT.withOrder(order),
                            from.toArray(ValueLayout.JAVA_INT_UNALIGNED))),
    /// An array of longs.
    LONGS(
            8,
            (to, from, order) ->
                    to.allocateFrom(
                            ValueLayout.JAVA_LONG.withOrder(order),
                            from.toArray(ValueLayout.JAVA_LONG_UNALIGNED))),
    /// An array of floats.
    FLOATS(
            4,
            (to, from, order) ->
                    to.allocateFrom(
                            ValueLayout.JAVA_FLOAT.withOrder(order),
                            from.toArray(ValueLayout.JAVA_FLOAT_UNALIGNED))),
    /// An array of doubles.
    DOUBLES(
            8,
            (to, from, order) ->
                    to.allocateFrom(
                            ValueLayout.JAVA_DOUBLE.withOrder(order),
                            from.toArray(ValueLayout.JAVA_DOUBLE_UNALIGNED))),
    /// Ints of another segment, behind its first four bytes.
    SEGMENT(
            4,
            (to, from, order) -> {
                byte[] shifted = new byte[(int) from.byteSize() + 4];
                MemorySegment source = MemorySegment.ofArray(shifted);
                source.asSlice(4).copyFrom(from);
                return to.allocateFrom(
                        ValueLayout.JAVA_INT.withOrder(order),
                        source,
                        ValueLayout.JAVA_INT_UNALIGNED,
                        4,
                        from.byteSize() / 4);
            }),
    /// One byte.
    BYTE(1, (to, from, _) -> to.allocateFrom(ValueLayout.JAVA_BYTE, bytes(from)[0])),
    /// One char.
    CHAR(
            2,
            (to, from, order) ->
                    to.allocateFrom(
                            ValueLayout.JAVA_CHAR.withOrder(order),
                            from.get(ValueLayout.JAVA_CHAR_UNALIGNED, 0))),
    /// One short.
    SHORT(
            2,
            (to, from, order) ->
                    to.allocateFrom(
                            ValueLayout.JAVA_SHORT.withOrder(order),
                            from.get(ValueLayout.JAVA_SHORT_UNALIGNED, 0))),
    /// One int.
    INT(
            4,
            (to, from, order) ->
                    to.allocateFrom(
                            ValueLayout.JAVA_INT.withOrder(order),
                            from.get(ValueLayout.JAVA_INT_UNALIGNED, 0))),
    /// One long.
    LONG(
            8,
            (to, from, order) ->
                    to.allocateFrom(
                            ValueLayout.JAVA_LONG.withOrder(order),
                            from.get(ValueLayout.JAVA_LONG_UNALIGNED, 0))),
    /// One float.
    FLOAT(
            4,
            (to, from, order) ->
                    to.allocateFrom(
                            ValueLayout.JAVA_FLOAT.withOrder(order),
                            from.get(ValueLayout.JAVA_FLOAT_UNALIGNED, 0))),
    /// One double.
    DOUBLE(
            8,
            (to, from, order) ->
                    to.allocateFrom(
                            ValueLayout.JAVA_DOUBLE.withOrder(order),
                            from.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, 0))),
    /// One address.
    ADDRESS(
            8,
            (to, from, order) ->
                    to.allocateFrom(
                            ValueLayout.ADDRESS.withOrder(order),
                            MemorySegment.ofAddress(from.get(ValueLayout.JAVA_LONG_UNALIGNED, 0)))),
    /// Text with an end mark, in the method's default charset, which is UTF-8.
    TEXT(StandardCharsets.UTF_8, 1, (to, from, _) -> to.allocateFrom(text(from, "UTF-8"))),
    /// Text with an end mark of one byte.
    UTF_8(StandardCharsets.UTF_8, 1, textLane(StandardCharsets.UTF_8)),
    /// Text with an end mark of two bytes.
    UTF_16(StandardCharsets.UTF_16LE, 2, textLane(StandardCharsets.UTF_16LE)),
    /// Text with an end mark of four bytes.
    UTF_32(Charset.forName("UTF-32LE"), 4, textLane(Charset.forName("UTF-32LE")));

    /// Characters of one to four bytes of UTF-8.
    private static final String[] LETTERS = {"a", "\u00e9", "\u20ac", "\ud83d\ude00"};

    private final int elementBytes;
    private final @Nullable Charset charset;
    private final int endBytes;

    @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
    private final Lane lane;

    AllocatorSource(int elementBytes, Lane lane) {
        this.elementBytes = elementBytes;
        this.charset = null;
        this.endBytes = 0;
        this.lane = lane;
    }

    AllocatorSource(Charset charset, int endBytes, Lane lane) {
        this.elementBytes = 1;
        this.charset = charset;
        this.endBytes = endBytes;
        this.lane = lane;
    }

    /// Allocates a block with a copy.
    private interface Lane {
        MemorySegment copy(SegmentAllocator to, MemorySegment from, ByteOrder order);
    }

    private static Lane textLane(Charset charset) {
        return (to, from, _) -> to.allocateFrom(text(from, charset.name()), charset);
    }

    private static byte[] bytes(MemorySegment from) {
        return from.toArray(ValueLayout.JAVA_BYTE);
    }

    private static String text(MemorySegment from, String charset) {
        return new String(bytes(from), Charset.forName(charset));
    }

    /// Returns the alignment of a block.
    long byteAlignment() {
        return elementBytes;
    }

    /// Whether there is always one element.
    boolean isSingle() {
        return EnumSet.range(BYTE, ADDRESS).contains(this);
    }

    /// Returns bytes to copy.
    ///
    /// @param length the number of elements or characters
    /// @param seed   the number that makes the bytes differ from other contents
    byte[] content(long length, int seed) {
        if (charset != null) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append(LETTERS[(seed + i) % LETTERS.length]);
            }
            return text.toString().getBytes(charset);
        }
        byte[] content = new byte[(int) (isSingle() ? 1 : length) * elementBytes];
        for (int i = 0; i < content.length; i++) {
            // Below 100, so that no float is NaN.
            content[i] = (byte) (1 + (seed + i) % 99);
        }
        return content;
    }

    /// Allocates a block with a copy of bytes.
    MemorySegment allocate(SegmentAllocator allocator, byte[] content, ByteOrder order) {
        return lane.copy(allocator, MemorySegment.ofArray(content), order);
    }

    /// Returns the bytes that the block must have then.
    byte[] expected(byte[] content, ByteOrder order) {
        byte[] expected = new byte[content.length + endBytes];
        for (int i = 0; i < content.length; i++) {
            int within = i % elementBytes;
            int from =
                    order == ByteOrder.nativeOrder() ? i : i - within + elementBytes - 1 - within;
            expected[i] = content[from];
        }
        return expected;
    }
}
