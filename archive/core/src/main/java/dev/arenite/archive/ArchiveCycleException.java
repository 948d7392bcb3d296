package dev.arenite.archive;

import java.util.ArrayDeque;

/// A shared object leads back to itself, which an archive cannot express. The writer is as before
/// the value.
public final class ArchiveCycleException extends ArchiveException {

    private static final long serialVersionUID = 1;

    /// From the root to the reference that closes the cycle; types add their steps on the way out.
    private final transient ArrayDeque<String> steps = new ArrayDeque<>();

    ArchiveCycleException() {
        super("shared object must not lead back to itself");
    }

    /// Adds a step in front of the path, and returns this exception to be thrown on. For types:
    /// whoever writes a component with a name or an index calls this when the component cannot be
    /// written.
    ///
    /// @param step a field as `.name`, an element as `[3]`
    public ArchiveCycleException within(String step) {
        steps.addFirst(step);
        return this;
    }

    /// Returns the way from the root to the reference that closes the cycle, such as
    /// `.orders[3].parent`, as far as the types on the way told theirs.
    public String path() {
        return String.join("", steps);
    }

    @Override
    public String getMessage() {
        return super.getMessage() + ": path=" + path();
    }
}
