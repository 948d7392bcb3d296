package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/// The reason for which bytes are not an archive of a type.
///
/// @param rule       the rule that is broken, such as `text must be UTF-8`
/// @param byteOffset the position at which it is broken, in bytes from the start of the archive
/// @param path       the way from the root to the component that breaks it, such as
///     `.orders[3].lines`; empty for the root itself. It ends early if a type on the way does not
///     tell its step
/// @param exceeded   the limit that is exceeded, if the rule is a limit of the check; else null
/// @param cause      the exception of a rule, an adapter or a constructor, if the value is refused
///     for it; else null
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public record ArchiveViolation(
        String rule,
        long byteOffset,
        String path,
        @Nullable ExceededLimit exceeded,
        @Nullable RuntimeException cause)
        implements Serializable {

    /// Makes a violation of a rule that is neither a limit nor the program's own.
    public ArchiveViolation(String rule, long byteOffset, String path) {
        this(rule, byteOffset, path, null, null);
    }

    /// Returns the rule, the limit or the cause if there is one, the offset and the path, as in
    /// `text must be UTF-8: byteOffset=12 path=.name`.
    @Override
    public String toString() {
        return rule
                + ": "
                + (exceeded == null ? "" : exceeded + " ")
                + (cause == null ? "" : "cause=" + cause.getClass().getName() + " ")
                + "byteOffset="
                + byteOffset
                + " path="
                + path;
    }
}
