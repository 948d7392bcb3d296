package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.NormalizedKey;
import dev.arenite.archive.internal.AsciiWords;
import dev.arenite.archive.internal.Utf8;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// Text as a key: hashed as its bytes and a mark of the end, ordered as its bytes, which is the
/// order of code points.
///
/// @param places the texts that places stand for
record TextKey(Places places) implements ArchiveKey<String> {

    /// The text that a place stands for. A view reads the place once, which a lookup does for each
    /// key that it meets; two numbers make no object, as a view does that comes out of a method of
    /// which the compiler has seen several implementations.
    interface Places {

        /// Returns a view of the text.
        ArchivedString view(MemorySegment archive, long place);

        /// Returns the offset of the first byte.
        long start(MemorySegment archive, long place);

        /// Returns the length in bytes.
        long byteSize(MemorySegment archive, long place);
    }

    @Override
    public long hash(long state, String key) {
        long hash = state;
        int at = 0;
        for (; key.length() - at >= Long.BYTES; at += Long.BYTES) {
            long word = AsciiWords.word(key, at);
            if (word < 0) {
                return hashEncoded(state, key);
            }
            hash = FxHash.word(hash, word);
        }
        int count = key.length() - at;
        long rest = AsciiWords.lastBytes(key, count);
        return rest < 0 ? hashEncoded(state, key) : FxHash.textEnd(hash, rest, count);
    }

    private static long hashEncoded(long state, String key) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        return FxHash.text(state, MemorySegment.ofArray(utf8), 0, utf8.length);
    }

    /// Strings are compared as the bytes that would be written: by code points.
    @Override
    public int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        int at = 0;
        while (at < common && left.charAt(at) == right.charAt(at)) {
            at++;
        }
        if (at > 0 && Character.isHighSurrogate(left.charAt(at - 1))) {
            // The two may differ in the second half of a code point.
            at--;
        }
        return compareCodePoints(left, right, at);
    }

    private static int compareCodePoints(String left, String right, int start) {
        int first = start;
        int second = start;
        while (first < left.length() && second < right.length()) {
            int mine = left.codePointAt(first);
            int other = right.codePointAt(second);
            if (written(mine) != written(other)) {
                return written(mine) - written(other);
            }
            first += Character.charCount(mine);
            second += Character.charCount(other);
        }
        return (left.length() - first) - (right.length() - second);
    }

    /// Returns the code point that is written: `?` for an unpaired surrogate.
    private static int written(int codePoint) {
        boolean isSurrogate =
                codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return isSurrogate ? '?' : codePoint;
    }

    @Override
    public int compare(MemorySegment archive, long place, String key) {
        return places.view(archive, place).compareTo(key);
    }

    @Override
    public boolean isSame(MemorySegment archive, long place, String key) {
        return places.view(archive, place).contentEquals(key);
    }

    @Override
    public long hashArchived(ArchiveChecker checker, long state, long place) {
        MemorySegment archive = checker.archive();
        long byteSize = places.byteSize(archive, place);
        checker.spend(1 + byteSize / Long.BYTES);
        return FxHash.text(state, archive, places.start(archive, place), byteSize);
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        MemorySegment archive = checker.archive();
        long leftBytes = places.byteSize(archive, left);
        long rightBytes = places.byteSize(archive, right);
        checker.spend(1 + Math.min(leftBytes, rightBytes) / Long.BYTES);
        return ArchivedString.compare(
                archive,
                places.start(archive, left),
                leftBytes,
                archive,
                places.start(archive, right),
                rightBytes);
    }

    @Override
    public int normalizedBytes() {
        return NormalizedKey.VARIES;
    }

    /// Each byte plus 1, and a 0 behind the last one. UTF-8 has no byte above F4.
    @Override
    public void normalize(String key, NormalizedKey target) {
        int next = 0;
        while (next < key.length() && !target.isFull()) {
            int codePoint = key.codePointAt(next);
            next += Character.charCount(codePoint);
            putCodePoint(written(codePoint), target);
        }
        target.putByte(0);
    }

    private static void putCodePoint(int codePoint, NormalizedKey target) {
        int bytes = Utf8.bytes(codePoint);
        for (int i = 0; i < bytes; i++) {
            target.putByte(Utf8.byteOf(codePoint, bytes, i) + 1);
        }
    }

    @Override
    public void normalize(MemorySegment archive, long place, NormalizedKey target) {
        normalize(places.view(archive, place), target);
    }

    static void normalize(ArchivedString text, NormalizedKey target) {
        for (long i = 0; i < text.byteSize() && !target.isFull(); i++) {
            target.putByte(LittleEndian.getByte(text.archive(), text.start() + i) + 1);
        }
        target.putByte(0);
    }
}
