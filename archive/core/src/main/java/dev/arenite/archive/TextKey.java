package dev.arenite.archive;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text as a key: hashed as its bytes and a mark of the end, ordered as its bytes, which is the
/// order of code points.
///
/// @param places how archived text is viewed
public record TextKey(Places places) implements ArchiveKey<String> {

    /// Views the text of a place.
    @FunctionalInterface
    public interface Places {

        /// Returns the text of a place.
        ArchivedString view(MemorySegment archive, long place);
    }

    @Override
    public long hash(long state, String key) {
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
        return places.view(archive, place).compareUtf8(key.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int compareArchived(MemorySegment archive, long left, long right) {
        return places.view(archive, left).compareTo(places.view(archive, right));
    }
}
