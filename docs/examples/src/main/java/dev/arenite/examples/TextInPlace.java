package dev.arenite.examples;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ListType;
import dev.arenite.archive.type.Utf8Type;
import dev.arenite.arena.BumpArena;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Text that never becomes a `String`: words of a UTF-8 text are archived as they are, and compared
/// in place.
public final class TextInPlace {

    private static final ListType<MemorySegment, ArchivedString> WORDS = ListType.of(Utf8Type.UTF8);

    private TextInPlace() {}

    /// Archives the words of a text.
    ///
    /// @param text the text, in UTF-8
    /// @param arena the arena that the archive is made in
    static MemorySegment archive(MemorySegment text, BumpArena arena) {
        List<MemorySegment> words = new ArrayList<>();
        long start = 0;
        for (long at = 0; at <= text.byteSize(); at++) {
            if (at == text.byteSize() || text.get(ValueLayout.JAVA_BYTE, at) == ' ') {
                if (at > start) {
                    words.add(text.asSlice(start, at - start));
                }
                start = at + 1;
            }
        }
        return Archive.toSegment(WORDS, words, arena);
    }

    /// Returns the number of times that a word is in an archive of words.
    static int count(MemorySegment archive, String word) {
        ArchivedList<ArchivedString> words = Archive.access(WORDS, archive);
        int count = 0;
        for (long i = 0; i < words.size(); i++) {
            if (words.get(i).contentEquals(word)) {
                count++;
            }
        }
        return count;
    }

    /// Counts a word in a text.
    public static void main(String[] arguments) {
        byte[] text = "to be or not to be".getBytes(StandardCharsets.UTF_8);
        try (BumpArena arena = BumpArena.ofConfined()) {
            MemorySegment archive = archive(MemorySegment.ofArray(text), arena);
            System.out.println("be: " + count(archive, "be"));
        }
    }
}
