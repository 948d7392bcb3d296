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
import java.util.Arrays;

/// Text as a key: hashed as its bytes and a mark of the end, ordered as its bytes, which is the
/// order of code points.
///
/// @param places views archived text
public record TextKey(Places places) implements ArchiveKey<String> {

    /// Views the text of a place.
    @FunctionalInterface
    public interface Places {

        /// Returns the text of a place.
        ArchivedString view(MemorySegment archive, long place);
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

    @Override
    public int compare(String left, String right) {
        return Arrays.compareUnsigned(
                left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
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
        ArchivedString text = places.view(checker.archive(), place);
        checker.spend(1 + text.byteSize() / Long.BYTES);
        return FxHash.text(state, checker.archive(), text.start(), text.byteSize());
    }

    @Override
    public int compareArchived(ArchiveChecker checker, long left, long right) {
        ArchivedString first = places.view(checker.archive(), left);
        ArchivedString second = places.view(checker.archive(), right);
        checker.spend(1 + Math.min(first.byteSize(), second.byteSize()) / Long.BYTES);
        return first.compareTo(second);
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
            putCodePoint(codePoint, target);
        }
        target.putByte(0);
    }

    /// An unpaired surrogate counts as `?`, as when values are compared.
    private static void putCodePoint(int codePoint, NormalizedKey target) {
        boolean isSurrogate =
                codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        int put = isSurrogate ? '?' : codePoint;
        int bytes = Utf8.bytes(put);
        for (int i = 0; i < bytes; i++) {
            target.putByte(Utf8.byteOf(put, bytes, i) + 1);
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
