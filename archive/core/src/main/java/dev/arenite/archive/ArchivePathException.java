package dev.arenite.archive;

import java.util.Objects;

/// A value cannot be archived because of itself or a component within it. The writer is as before
/// the value.
public abstract sealed class ArchivePathException extends ArchiveException
        permits ArchiveCycleException,
                ArchiveLimitException,
                ArchiveNullException,
                ArchiveRangeException,
                ArchiveValueException {

    private static final long serialVersionUID = 1;

    /// From the root to the component. Built innermost step first and joined on demand, so that the
    /// path of a deep value takes time in proportion to its length.
    private final StringBuilder reversed = new StringBuilder();

    ArchivePathException(String message) {
        super(message);
    }

    /// Adds a step in front of the path, and returns this exception to be thrown on. For types: a
    /// type that writes a component with a name or an index calls this when the component cannot be
    /// written, in `serialize` as well as in `resolve`.
    ///
    /// @param step a field as `.name`, an element as `[3]`
    public final ArchivePathException within(String step) {
        for (int i = step.length() - 1; i >= 0; i--) {
            reversed.append(step.charAt(i));
        }
        return this;
    }

    /// Returns the way from the root to the component, such as `.orders[3].parent`, as far as the
    /// types on the way told their steps; empty for the root itself.
    public final String path() {
        StringBuilder path = new StringBuilder(reversed.length());
        for (int i = reversed.length() - 1; i >= 0; i--) {
            path.append(reversed.charAt(i));
        }
        return path.toString();
    }

    @Override
    public final String getMessage() {
        String message = Objects.requireNonNull(super.getMessage());
        if (reversed.isEmpty()) {
            return message;
        }
        return message + (message.contains(": ") ? " path=" : ": path=") + path();
    }
}
