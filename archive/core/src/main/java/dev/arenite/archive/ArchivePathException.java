package dev.arenite.archive;

import java.util.ArrayDeque;

/// A value cannot be archived because of what lies somewhere within it. The writer is as before the
/// value.
public abstract sealed class ArchivePathException extends ArchiveException
        permits ArchiveCycleException, ArchiveDepthException {

    private static final long serialVersionUID = 1;

    /// From the root to where it was found; types add their steps on the way out.
    private final transient ArrayDeque<String> steps = new ArrayDeque<>();

    ArchivePathException(String message) {
        super(message);
    }

    /// Adds a step in front of the path, and returns this exception to be thrown on. For types:
    /// whoever writes a component with a name or an index calls this when the component cannot be
    /// written.
    ///
    /// @param step a field as `.name`, an element as `[3]`
    public final ArchivePathException within(String step) {
        steps.addFirst(step);
        return this;
    }

    /// Returns the way from the root to where it was found, such as `.orders[3].parent`, as far as
    /// the types on the way told theirs.
    public final String path() {
        return String.join("", steps);
    }

    @Override
    public final String getMessage() {
        return super.getMessage() + " path=" + path();
    }
}
