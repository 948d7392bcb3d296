package dev.arenite.archive;

import java.util.ArrayList;
import java.util.List;

/// An archived value cannot be made a Java value: it is larger than a Java array can be, or its
/// adapter or constructor has thrown an exception, which is the cause. Views of the same archive
/// stay as they are.
public final class ArchiveReadException extends ArchiveException {

    /// The rule that is broken by a value for which an adapter or a constructor throws.
    public static final String NOT_ACCEPTED = "value must be accepted by what reads it";

    private static final long serialVersionUID = 1;

    /// The most elements that a Java array has on every virtual machine.
    private static final int MAX_ARRAY_LENGTH = Integer.MAX_VALUE - 8;

    /// From the value back to the root; types add their steps on the way out.
    private final ArrayList<String> steps = new ArrayList<>();

    private ArchiveReadException(String message) {
        super(message);
    }

    /// Returns the exception for a value at which its adapter or constructor has thrown.
    public static ArchiveReadException notAccepted(RuntimeException cause) {
        ArchiveReadException failure = new ArchiveReadException(NOT_ACCEPTED + ": " + cause);
        failure.initCause(cause);
        return failure;
    }

    /// Returns a length as that of a Java array.
    ///
    /// @param noun   the thing to be read, such as `text`
    /// @param unit   the unit that its length is in, such as `byteSize`
    /// @param length the length, not negative
    /// @throws ArchiveReadException if no array is as long
    public static int arrayLength(String noun, String unit, long length) {
        if (length > MAX_ARRAY_LENGTH) {
            throw new ArchiveReadException(
                    noun
                            + " must fit into a Java array: "
                            + unit
                            + "="
                            + length
                            + " limit="
                            + MAX_ARRAY_LENGTH);
        }
        return (int) length;
    }

    /// Adds a step in front of the path, and returns this exception to be thrown on. For types: a
    /// type that reads a component with a name or an index calls this when the component cannot be
    /// read.
    ///
    /// @param step a field as `.name`, an element as `[3]`
    public ArchiveReadException within(String step) {
        steps.add(step);
        return this;
    }

    /// Returns the way from the root to the component that cannot be read, such as
    /// `.orders[3].price`, as far as the types on the way told their steps.
    public String path() {
        List<String> fromRoot = steps.reversed();
        return String.join("", fromRoot);
    }

    /// Returns the exception of an adapter or a constructor, or this exception if none has thrown.
    RuntimeException origin() {
        return getCause() instanceof RuntimeException thrown ? thrown : this;
    }

    @Override
    public String getMessage() {
        return super.getMessage() + " path=" + path();
    }
}
