package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

/// A value is null, or has null for a component that the archive must hold. The writer is as before
/// the value.
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public final class ArchiveNullException extends ArchivePathException {

    private static final long serialVersionUID = 1;

    /// Reports the component that is being written; types around it add the path.
    public ArchiveNullException() {
        super("value must not be null");
    }

    /// Returns a value that is not null. For types, when they first use it.
    ///
    /// @throws ArchiveNullException if it is null
    public static <T> T requireValue(@Nullable T value) {
        if (value == null) {
            throw new ArchiveNullException();
        }
        return value;
    }
}
