package dev.arenite.flink;

import dev.arenite.archive.ArchivePathException;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveViolation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// A record that cannot be serialized or deserialized. The message has its class, the way to the
/// component at fault where it is known, such as `.lines[3].sku`, and the rule that is broken.
///
/// The job fails with it as with any [IOException] of a serializer: its restart strategy decides.
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public final class ArchiveRecordException extends IOException {

    private static final long serialVersionUID = 1;

    /// The class of the record or of its views.
    private final String className;

    private final String path;
    private final @Nullable ArchiveViolation violation;

    private ArchiveRecordException(
            String className,
            String path,
            String problem,
            @Nullable ArchiveViolation violation,
            @Nullable Throwable cause) {
        super(className + path + ": " + problem, cause);
        this.className = className;
        this.path = path;
        this.violation = violation;
    }

    static ArchiveRecordException of(Class<?> named, String problem) {
        return new ArchiveRecordException(named.getName(), "", problem, null, null);
    }

    static ArchiveRecordException violated(
            Class<?> named, ArchiveViolation violation, @Nullable Throwable cause) {
        return new ArchiveRecordException(
                named.getName(), violation.path(), violation.toString(), violation, cause);
    }

    /// A value that its type refuses, or cannot make.
    static ArchiveRecordException refused(Class<?> named, RuntimeException cause) {
        String path =
                switch (cause) {
                    case ArchivePathException failure -> failure.path();
                    case ArchiveReadException failure -> failure.path();
                    default -> "";
                };
        return new ArchiveRecordException(named.getName(), path, cause.toString(), null, cause);
    }

    /// Returns the name of the class of the record or of its views.
    public String className() {
        return className;
    }

    /// Returns the way from the record to the component at fault, such as `.lines[3].sku`; empty if
    /// it is the record itself or not known.
    public String path() {
        return path;
    }

    /// Returns the rule that the bytes break, or null if it is not the bytes that are at fault.
    public @Nullable ArchiveViolation violation() {
        return violation;
    }
}
