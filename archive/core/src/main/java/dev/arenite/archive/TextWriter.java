package dev.arenite.archive;

import dev.arenite.archive.internal.StringCopies;
import dev.arenite.archive.internal.StringPlace;
import dev.arenite.archive.internal.Utf8;
import dev.arenite.archive.memory.LittleEndian;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.charset.StandardCharsets;

/// Writes strings as UTF-8, each by the quickest of the ways that [String] offers for its length.
///
/// Text with an unpaired surrogate, which UTF-8 cannot express, is refused.
final class TextWriter {

    /// Up to this length text is encoded in arrays; longer text is copied by the virtual machine
    /// without them.
    static final int MAX_ENCODED_CHARS = 256;

    private final ArchiveSink out;
    private final TextEncoder encoder = new TextEncoder(MAX_ENCODED_CHARS);
    private final Lane lane = new Lane();

    TextWriter(ArchiveSink out) {
        this.out = out;
    }

    /// Writes a text, unless its place has room for it.
    ///
    /// @return as [TextBatch#add] does
    long put(String text) {
        long position = out.position();
        if (text.length() > Long.BYTES) {
            out.budget().countObjects(1);
            return reference(write(text), position);
        }
        long packed = StringPlace.pack(text);
        return packed == StringPlace.NOT_ASCII ? putEncoded(text, position) : packed;
    }

    private long putEncoded(String text, long position) {
        int byteSize = encode(text);
        if (byteSize <= Long.BYTES) {
            return encoder.packed(byteSize);
        }
        out.budget().countObjects(1);
        return reference(append(byteSize), position);
    }

    /// Encodes a text and refuses one with an unpaired surrogate.
    ///
    /// @return the number of its bytes
    private int encode(String text) {
        int byteSize = encoder.encode(text);
        if (byteSize == TextEncoder.NOT_TEXT) {
            ArchiveValueException.requireText(text);
        }
        return byteSize;
    }

    /// Writes the bytes of the text that has been encoded last.
    ///
    /// @return the number of bytes
    private long append(int byteSize) {
        long start = out.reserve(byteSize);
        encoder.copyTo(out.memory(), start, byteSize);
        return byteSize;
    }

    /// The length as the place holds it, and the low half of the position in the bits of the later
    /// distance.
    private static long reference(long byteSize, long position) {
        long tagged = StringPlace.tagged(byteSize);
        if (tagged >>> Integer.SIZE != 0) {
            throw new ArchiveRangeException("length", byteSize, StringPlace.MAX_BYTES, position);
        }
        return tagged | position << Integer.SIZE;
    }

    /// Writes text of more than eight characters as the next bytes.
    ///
    /// @return the number of bytes
    long write(String text) {
        int length = text.length();
        if (length > MAX_ENCODED_CHARS) {
            return StringCopies.ARE_DIRECT ? writeCopied(text) : writeLong(text);
        }
        return append(encode(text));
    }

    /// Writes text of up to eight characters as the next bytes, where no place has room for it.
    ///
    /// @return the number of bytes
    long writeShort(String text) {
        long packed = StringPlace.pack(text);
        if (packed == StringPlace.NOT_ASCII) {
            return append(encode(text));
        }
        int length = text.length();
        long start = out.reserve(length);
        MemorySegment memory = out.memory();
        for (int i = 0; i < length; i++) {
            LittleEndian.putByte(memory, start + i, (byte) (packed >>> (i * Byte.SIZE)));
        }
        return length;
    }

    /// Writes text as the next bytes, by [StringCopies] if there is room for any characters: the
    /// number of bytes is known after the copy only.
    ///
    /// @return the number of bytes
    long writeCopied(String text) {
        if (out.roomBytes() < (long) text.length() * Utf8.MAX_BYTES_PER_CHAR) {
            return writeLong(text);
        }
        long start = out.position();
        long byteSize = StringCopies.copy(text, out.memory(), start);
        refuseChanged(text, start, byteSize);
        out.reserve(byteSize);
        return byteSize;
    }

    private long writeLong(String text) {
        lane.begin();
        lane.allocateFrom(text, StandardCharsets.UTF_8);
        long byteSize = lane.finish();
        refuseChanged(text, lane.start, byteSize);
        return byteSize;
    }

    private void refuseChanged(String text, long start, long byteSize) {
        if (!Utf8.isUnchanged(text, out.memory(), start, byteSize)) {
            ArchiveValueException.requireText(text);
        }
    }

    /// Lends the destination as an allocator: it is told the exact length before the text is
    /// copied, for any characters. The allocation includes a terminating zero, which is not part of
    /// the text.
    private final class Lane implements SegmentAllocator {

        private long start;
        private long byteSize;

        /// Takes the text if the destination ends before the zero would be written.
        private @Nullable MemorySegment aside;

        private void begin() {
            aside = null;
        }

        @Override
        public MemorySegment allocate(long byteSizeWithZero, long byteAlignment) {
            byteSize = byteSizeWithZero - 1;
            start = out.reserve(byteSize);
            if (out.roomBytes() == 0) {
                aside = MemorySegment.ofArray(new byte[Math.toIntExact(byteSizeWithZero)]);
                return aside;
            }
            return out.memory().asSlice(start, byteSizeWithZero);
        }

        private long finish() {
            if (aside != null) {
                MemorySegment.copy(aside, 0, out.memory(), start, byteSize);
                aside = null;
            }
            return byteSize;
        }
    }
}
