package dev.arenite.archive.type;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchivePathException;
import dev.arenite.archive.ArchiveRangeException;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.TextBatch;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.internal.StringPlace;
import dev.arenite.archive.internal.Utf8;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Text as UTF-8, Rust's `String`.
///
/// Up to the size of two pointers, the bytes are in the place, filled up with 0xFF, which never
/// occurs in UTF-8. Longer text lies out of line; the place holds its length, with the two top bits
/// of the lowest byte marking it, and the distance from the *start of the place*.
///
/// A record, because the compiler trusts the fields of records: through a constant of this type it
/// knows the format. Two are equal if they have the same format.
///
/// @param format the format
public record StringType(ArchiveFormat format) implements ArchiveType<String, ArchivedString> {

    /// Text in the default format.
    public static final StringType STRING = new StringType(ArchiveFormat.POINTER_32);

    /// The half of a token that has the length, of text out of line.
    private static final long LENGTH_BITS = 0xFFFF_FFFFL;

    /// Makes the type of text.
    public StringType {
        Objects.requireNonNull(format, "format");
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
    public void serialize(String value, ArchiveSink out, MemorySegment resolver, long at) {
        if (format == ArchiveFormat.POINTER_64) {
            serializeWide(value, out, resolver, at);
            return;
        }
        long start = out.position();
        long token = out.addText(value);
        boolean isInline = StringPlace.isInline((byte) token);
        // The position whole: the token has the half of it that a pointer needs.
        LittleEndian.putLong(resolver, at, isInline ? token : token & LENGTH_BITS);
        LittleEndian.putLong(resolver, at + Long.BYTES, start);
    }

    private void serializeWide(String value, ArchiveSink out, MemorySegment resolver, long at) {
        int length = ArchiveSink.requireValue(value).length();
        if (length <= Long.BYTES) {
            long packed = StringPlace.pack(value);
            if (packed != StringPlace.NOT_ASCII) {
                LittleEndian.putLong(resolver, at, packed);
                LittleEndian.putLong(resolver, at + Long.BYTES, -1);
                return;
            }
        }
        if (length > placeBytes()) {
            long start = out.position();
            LittleEndian.putLong(resolver, at, StringPlace.tagged(out.writeText(value)));
            LittleEndian.putLong(resolver, at + Long.BYTES, start);
        } else {
            serializeEncoded(
                    ArchiveValueException.requireText(value).getBytes(StandardCharsets.UTF_8),
                    out,
                    resolver,
                    at);
        }
    }

    /// Returns a length in bytes that a place can express.
    ///
    /// @param start the position of the text, for the report
    /// @throws ArchiveRangeException if no place can express it
    long expressible(long byteSize, long start) {
        if (format == ArchiveFormat.POINTER_32 && byteSize > StringPlace.MAX_BYTES) {
            throw new ArchiveRangeException("length", byteSize, StringPlace.MAX_BYTES, start);
        }
        return byteSize;
    }

    private void serializeEncoded(byte[] utf8, ArchiveSink out, MemorySegment resolver, long at) {
        if (utf8.length <= placeBytes()) {
            LittleEndian.putLong(resolver, at, StringPlace.packed(utf8, 0, utf8.length));
            LittleEndian.putLong(
                    resolver, at + Long.BYTES, StringPlace.packed(utf8, Long.BYTES, utf8.length));
        } else {
            out.budget().countObjects(1);
            long start = out.reserve(utf8.length);
            MemorySegment.copy(utf8, 0, out.memory(), JAVA_BYTE, start, utf8.length);
            LittleEndian.putLong(resolver, at, StringPlace.tagged(utf8.length));
            LittleEndian.putLong(resolver, at + Long.BYTES, start);
        }
    }

    @Override
    public void resolve(
            String value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        resolvePlace(out, place, resolver, at);
    }

    /// In the default format texts are written together; each resolver holds the token of its text.
    @Override
    public void serializeAll(
            List<String> values, int count, ArchiveSink out, MemorySegment resolvers, long first) {
        if (format != ArchiveFormat.POINTER_32) {
            ArchiveType.super.serializeAll(values, count, out, resolvers, first);
            return;
        }
        TextBatch texts = out.beginTexts(count);
        do {
            int next = 0;
            try {
                for (; next < count; next++) {
                    long token = texts.add(values.get(next));
                    LittleEndian.putLong(resolvers, first + next * resolverBytes(), token);
                }
            } catch (ArchivePathException failure) {
                throw failure.within("[" + next + "]");
            }
        } while (!texts.end());
    }

    @Override
    public void resolveAll(
            List<String> values,
            int count,
            ArchiveSink out,
            long start,
            MemorySegment resolvers,
            long first) {
        if (format != ArchiveFormat.POINTER_32) {
            ArchiveType.super.resolveAll(values, count, out, start, resolvers, first);
            return;
        }
        MemorySegment memory = out.memory();
        for (int i = 0; i < count; i++) {
            long place = start + i * placeBytes();
            long token = LittleEndian.getLong(resolvers, first + i * resolverBytes());
            LittleEndian.putLong(memory, place, TextBatch.place(token, place));
        }
    }

    void resolvePlace(ArchiveSink out, long place, MemorySegment resolver, long at) {
        long first = LittleEndian.getLong(resolver, at);
        long second = LittleEndian.getLong(resolver, at + Long.BYTES);
        MemorySegment memory = out.memory();
        if (StringPlace.isInline((byte) first)) {
            LittleEndian.putLong(memory, place, first);
            if (format == ArchiveFormat.POINTER_64) {
                LittleEndian.putLong(memory, place + Long.BYTES, second);
            }
        } else {
            format.putLength(memory, place, first);
            format.putPointer(memory, place + format.pointerBytes(), place, second);
        }
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        MemorySegment archive = checker.archive();
        long first = LittleEndian.getLong(archive, place);
        long second = second(archive, place);
        long byteSize = byteSize(first, second);
        if (!StringPlace.isInline((byte) first)) {
            checker.require(byteSize > placeBytes(), "text out of line must be long", place);
            checker.claimText(place + distance(first, second), byteSize, place);
        } else if (byteSize <= Long.BYTES) {
            boolean valid = Utf8.isValid(first, archive, place, (int) byteSize);
            checker.require(valid, "text must be UTF-8", place);
        } else {
            checker.require(Utf8.isValid(archive, place, byteSize), "text must be UTF-8", place);
        }
    }

    @Override
    public ArchivedString view(MemorySegment archive, long place) {
        // By one access, of eight bytes: the compiler makes so many accesses part of a method and
        // no more. And the object is made at one place: one of two is not taken apart.
        long first = LittleEndian.getLong(archive, place);
        long second = second(archive, place);
        return new ArchivedString(
                archive, place + distance(first, second), byteSize(first, second));
    }

    @Override
    public ArchivedList<ArchivedString> viewAll(MemorySegment archive, long start, long count) {
        return format == ArchiveFormat.POINTER_32
                ? new Texts(archive, start, count)
                : ArchivedList.of(this, archive, start, count);
    }

    /// Texts in the default format.
    private static final class Texts extends ArchivedList<ArchivedString> {

        Texts(MemorySegment archive, long start, long size) {
            super(archive, start, size);
        }

        @Override
        public StringType element() {
            return STRING;
        }

        @Override
        public Iterator<ArchivedString> iterator() {
            return new Cursor<>(this) {
                @Override
                protected StringType element() {
                    return STRING;
                }
            };
        }
    }

    @Override
    public String read(MemorySegment archive, long place) {
        long first = LittleEndian.getLong(archive, place);
        long second = second(archive, place);
        return TextReader.read(archive, place + distance(first, second), byteSize(first, second));
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.format(format);
        describer.leaf("string");
    }

    @Override
    public Optional<ArchiveKey<String>> key() {
        return Optional.of(new TextKey(texts()));
    }

    /// Returns the texts that places of this type stand for, for keys.
    TextKey.Places texts() {
        return new TextKey.Places() {
            @Override
            public ArchivedString view(MemorySegment archive, long place) {
                return StringType.this.view(archive, place);
            }

            @Override
            public long start(MemorySegment archive, long place) {
                long first = LittleEndian.getLong(archive, place);
                return place + distance(first, second(archive, place));
            }

            @Override
            public long byteSize(MemorySegment archive, long place) {
                long first = LittleEndian.getLong(archive, place);
                return StringType.this.byteSize(first, second(archive, place));
            }
        };
    }

    /// Returns the bytes of a place behind the first eight, 0 if there are none.
    private long second(MemorySegment archive, long place) {
        return format == ArchiveFormat.POINTER_32
                ? 0
                : LittleEndian.getLong(archive, place + Long.BYTES);
    }

    private long byteSize(long first, long second) {
        if (format == ArchiveFormat.POINTER_32) {
            return StringPlace.byteSize(first);
        }
        if (!StringPlace.isInline((byte) first)) {
            return StringPlace.untagged(first);
        }
        int inFirst = StringPlace.bytesBeforeFill(first);
        return inFirst < Long.BYTES ? inFirst : inFirst + StringPlace.bytesBeforeFill(second);
    }

    private long distance(long first, long second) {
        if (format == ArchiveFormat.POINTER_32) {
            return StringPlace.distance(first);
        }
        return StringPlace.isInline((byte) first) ? 0 : second;
    }
}
