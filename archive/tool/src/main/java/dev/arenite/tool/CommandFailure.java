package dev.arenite.tool;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileSystemException;

/// Ends a subcommand with an exit code, and one line of text unless that is empty.
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private CommandFailure(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /// Returns the failure of an input that cannot be used.
    static CommandFailure input(String message) {
        return new CommandFailure(Exit.INPUT, message, null);
    }

    /// Returns the failure of an input that cannot be used.
    static CommandFailure input(String message, Throwable cause) {
        return new CommandFailure(Exit.INPUT, message, cause);
    }

    /// Returns the failure of an output.
    ///
    /// @param name the name of the output
    static CommandFailure output(String name, IOException cause) {
        String reason =
                cause instanceof FileSystemException files
                        ? Failures.describe(files)
                        : name + ": " + cause.getMessage();
        return new CommandFailure(Exit.OUTPUT, reason, cause);
    }

    /// Returns the end of work whose output nobody reads any more: no failure, and nothing to tell.
    static CommandFailure closedPipe(IOException cause) {
        return new CommandFailure(Exit.GOOD, "", cause);
    }

    int exitCode() {
        return exitCode;
    }
}
