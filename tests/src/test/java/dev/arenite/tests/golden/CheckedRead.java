package dev.arenite.tests.golden;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;

import java.lang.foreign.MemorySegment;

/// Reads archives after a check, and uses the view in every way that all views have.
public final class CheckedRead {

    /// One of the cases is deeper than the limit that is usual.
    public static final CheckLimits DEEP = CheckLimits.DEFAULT.withMaxDepth(256);

    private CheckedRead() {}

    /// Returns the value of an archive.
    public static Object read(ArchiveType<Object, Object> type, MemorySegment archive) {
        Object view = Archive.access(type, archive, DEEP);
        Object again = Archive.accessUnchecked(type, archive);
        if (!view.equals(again)
                || view.hashCode() != again.hashCode()
                || !view.toString().equals(again.toString())) {
            throw new AssertionError("views differ: " + view + " " + again);
        }
        return type.read(archive, Archive.rootPosition(type, archive));
    }

    /// Returns the value of an archive, in which references to one object lead to one.
    static Object readAsOne(ArchiveType<Object, Object> type, MemorySegment archive) {
        return Archive.read(type, archive, Archive.rootPosition(type, archive), DEEP);
    }
}
