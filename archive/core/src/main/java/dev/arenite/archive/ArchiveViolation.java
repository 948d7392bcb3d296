package dev.arenite.archive;

import java.io.Serializable;

/// Why bytes are not an archive of a type.
///
/// @param rule       the rule that is broken, such as `text must be UTF-8`
/// @param byteOffset where it is broken, in bytes from the start of the archive
/// @param path       the way from the root to what breaks it, such as `.orders[3].lines`; empty for
///     the root itself, and it ends where a type on the way does not tell
public record ArchiveViolation(String rule, long byteOffset, String path) implements Serializable {

    /// Returns the rule, the offset and the path, as in `text must be UTF-8: byteOffset=12
    /// path=.name`.
    @Override
    public String toString() {
        return rule + ": byteOffset=" + byteOffset + " path=" + path;
    }
}
