package dev.arenite.archive;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Text as UTF-8, Rust's `String`.
///
/// Up to two pointers' size, the bytes are in the place, filled up with 0xFF, which never occurs in
/// UTF-8. Longer text lies out of line; the place holds its length, with the two top bits of the
/// lowest byte marking it, and the distance from the *start of the place*.
public final class StringType implements ArchiveType<String, ArchivedString> {

    /// Text in the default format.
    public static final StringType STRING = new StringType(ArchiveFormat.POINTER_32);

    /// The longest text that a place of the default format can tell the length of.
    static final long MOST_BYTES = (1L << 30) - 1;

    private final ArchiveFormat format;

    private StringType(ArchiveFormat format) {
        this.format = format;
    }

    /// Returns the type of text in a format.
    public static StringType of(ArchiveFormat format) {
        return format == ArchiveFormat.POINTER_32 ? STRING : new StringType(format);
    }

    @Override
    public long placeBytes() {
        return 2L * format.pointerBytes();
    }

    @Override
    public long placeAlignment() {
        return format.pointerBytes();
    }

    @Override
    public long resolverBytes() {
        return 2 * Long.BYTES;
    }

    @Override
    public void serialize(String value, ArchiveWriter out, MemorySegment resolver, long at) {
        int length = ArchiveNullException.requireValue(value).length();
        if (length <= Long.BYTES) {
            long packed = TextWriter.pack(value);
            if (packed != TextWriter.NOT_ASCII) {
                Memory.putLong(resolver, at, packed);
                Memory.putLong(resolver, at + Long.BYTES, -1);
                return;
            }
        }
        if (length > placeBytes()) {
            long start = out.position();
            Memory.putLong(resolver, at, tagged(expressible(out.writeText(value), start)));
            Memory.putLong(resolver, at + Long.BYTES, start);
        } else {
            serializeEncoded(Utf8.encode(value), out, resolver, at);
        }
    }

    /// Returns a length in bytes that a place can tell.
    ///
    /// @param start where the text lies, for the report
    /// @throws ArchiveRangeException if no place can
    long expressible(long byteSize, long start) {
        if (format == ArchiveFormat.POINTER_32 && byteSize > MOST_BYTES) {
            throw new ArchiveRangeException("length", byteSize, MOST_BYTES, start);
        }
        return byteSize;
    }

    private void serializeEncoded(byte[] utf8, ArchiveWriter out, MemorySegment resolver, long at) {
        if (utf8.length <= placeBytes()) {
            Memory.putLong(resolver, at, packed(utf8, 0));
            Memory.putLong(resolver, at + Long.BYTES, packed(utf8, Long.BYTES));
        } else {
            out.budget().countObjects(1);
            long start = out.reserve(utf8.length);
            MemorySegment.copy(utf8, 0, out.memory(), JAVA_BYTE, start, utf8.length);
            Memory.putLong(resolver, at, tagged(utf8.length));
            Memory.putLong(resolver, at + Long.BYTES, start);
        }
    }

    @Override
    public void resolve(
            String value, ArchiveWriter out, long place, MemorySegment resolver, long at) {
        resolvePlace(out, place, resolver, at);
    }

    void resolvePlace(ArchiveWriter out, long place, MemorySegment resolver, long at) {
        long first = Memory.getLong(resolver, at);
        long second = Memory.getLong(resolver, at + Long.BYTES);
        MemorySegment memory = out.memory();
        if (isInline((byte) first)) {
            Memory.putLong(memory, place, first);
            if (format == ArchiveFormat.POINTER_64) {
                Memory.putLong(memory, place + Long.BYTES, second);
            }
        } else {
            format.putLength(memory, place, first);
            format.putPointer(memory, place + format.pointerBytes(), place, second);
        }
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        MemorySegment archive = checker.archive();
        if (isInline(Memory.getByte(archive, place))) {
            long byteSize = inlineBytes(archive, place);
            boolean valid =
                    byteSize <= Long.BYTES
                            ? Utf8.isValid(
                                    Memory.getLong(archive, place), archive, place, (int) byteSize)
                            : Utf8.isValid(archive, place, byteSize);
            checker.require(valid, "text must be UTF-8", place);
        } else {
            long byteSize = utf8Bytes(archive, place);
            checker.require(byteSize > placeBytes(), "text out of line must be long", place);
            checker.claimText(target(archive, place), byteSize, place);
        }
    }

    @Override
    public ArchivedString view(MemorySegment archive, long place) {
        return isInline(Memory.getByte(archive, place))
                ? new ArchivedString(archive, place, inlineBytes(archive, place))
                : new ArchivedString(archive, target(archive, place), utf8Bytes(archive, place));
    }

    @Override
    public String read(MemorySegment archive, long place) {
        return isInline(Memory.getByte(archive, place))
                ? TextReader.read(archive, place, inlineBytes(archive, place))
                : TextReader.read(archive, target(archive, place), utf8Bytes(archive, place));
    }

    @Override
    public Optional<ArchiveKey<String>> key() {
        return Optional.of(new TextKey(this::view));
    }

    static boolean isInline(byte first) {
        return (first & 0xC0) != 0x80;
    }

    private long inlineBytes(MemorySegment archive, long place) {
        int first = TextReader.bytesBeforeFill(Memory.getLong(archive, place));
        return first < Long.BYTES || format == ArchiveFormat.POINTER_32
                ? first
                : first + TextReader.bytesBeforeFill(Memory.getLong(archive, place + Long.BYTES));
    }

    private long utf8Bytes(MemorySegment archive, long place) {
        long tagged = format.getLength(archive, place);
        return (tagged & 0x3F) | ((tagged & ~0xFFL) >>> 2);
    }

    private long target(MemorySegment archive, long place) {
        return place + format.getDistance(archive, place + format.pointerBytes());
    }

    static long tagged(long byteSize) {
        return (byteSize & 0x3F) | 0x80 | (byteSize >>> 6 << 8);
    }

    /// Returns eight bytes from `from` on as a little-endian number, those beyond the end 0xFF.
    static long packed(byte[] utf8, int from) {
        long packed = -1;
        for (int i = Math.min(utf8.length, from + Long.BYTES) - 1; i >= from; i--) {
            packed = packed << 8 | (utf8[i] & 0xFF);
        }
        return packed;
    }
}
