package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;

/// Makes the report of a finding, with its path.
final class CheckReport {

    private CheckReport() {}

    /// Returns the report of a finding.
    ///
    /// @param frame   the target that was being checked, null if it was the root
    /// @param claimed the type of the root, null if its own bytes could not be claimed
    static ArchiveViolation of(
            ViolationSignal refusal,
            MemorySegment archive,
            @Nullable CheckFrame frame,
            @Nullable ArchiveType<?, ?> claimed,
            long root) {
        String path = path(archive, refusal.place, frame, claimed, root);
        ViolationSignal.RefusedValue value = refusal.value;
        if (value != null) {
            String parts = value.type().path(archive, refusal.place, refusal.place);
            boolean named = path.endsWith(parts);
            path = path.substring(0, path.length() - (named ? parts.length() : 0));
            path += value.within();
        }
        return new ArchiveViolation(
                refusal.rule,
                refusal.byteOffset,
                path,
                refusal.exceeded,
                value == null ? null : value.cause());
    }

    /// Joins the steps in the end: each new one in front of the whole path would be quadratic.
    private static String path(
            MemorySegment archive,
            long place,
            @Nullable CheckFrame frame,
            @Nullable ArchiveType<?, ?> claimed,
            long root) {
        Deque<String> steps = new ArrayDeque<>();
        long byteOffset = place;
        for (CheckFrame at = frame; at != null && at.outer != null; at = at.outer) {
            steps.addFirst(at.path(archive, byteOffset));
            byteOffset = at.target().pointer;
        }
        if (claimed != null) {
            steps.addFirst(claimed.path(archive, root, byteOffset));
        }
        return String.join("", steps);
    }
}
