package dev.arenite.archive.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Failures of the operating system, with the name of the file that the caller asked for. Channels
/// do not tell it, or they tell a temporary name.
public final class NamedFailure {

    private NamedFailure() {}

    /// Returns a failure that names a file. Its cause is the one given.
    public static FileSystemException of(Path path, IOException failure) {
        String file = path.toString();
        FileSystemException named =
                switch (failure) {
                    case NoSuchFileException missing ->
                            new NoSuchFileException(file, null, missing.getReason());
                    case AccessDeniedException denied ->
                            new AccessDeniedException(file, null, denied.getReason());
                    case FileSystemException other ->
                            new FileSystemException(file, null, other.getReason());
                    default -> new FileSystemException(file, null, reason(failure));
                };
        named.initCause(failure);
        return named;
    }

    /// Refuses a path that is a directory: opening it would fail late, or with another reason on
    /// each system.
    ///
    /// @throws FileSystemException if it is one
    static void requireNoDirectory(Path path) throws FileSystemException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "Is a directory");
        }
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
