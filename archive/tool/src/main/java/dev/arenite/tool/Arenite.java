package dev.arenite.tool;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;

/// The command `arenite`.
@Command(
        name = "arenite",
        description = "Off-heap memory and zero-copy archives for Java.",
        mixinStandardHelpOptions = true,
        version = "arenite 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = Demo.class)
public final class Arenite {

    private Arenite() {}

    /// Runs the command and ends the virtual machine with its exit code: 0 if all went well, 1 if
    /// the work failed, 2 if the arguments were wrong.
    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    /// Returns the command, ready to be executed.
    static CommandLine command() {
        return new CommandLine(new Arenite()).setExecutionExceptionHandler(Arenite::reportFailure);
    }

    /// Reports a failure with a file in one line; any other failure is a defect and keeps its stack
    /// trace.
    private static int reportFailure(
            Exception failure, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        String problem =
                switch (failure) {
                    case FileSystemException files -> describe(files);
                    case UncheckedIOException wrapped -> String.valueOf(wrapped.getMessage());
                    case IOException files -> String.valueOf(files.getMessage());
                    default -> throw failure;
                };
        command.getErr().println("arenite: " + problem);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String describe(FileSystemException failure) {
        String reason = failure.getReason();
        if (reason != null) {
            return failure.getFile() + ": " + reason;
        }
        return failure.getFile()
                + switch (failure) {
                    case java.nio.file.NoSuchFileException _ -> ": no such file or directory";
                    case java.nio.file.AccessDeniedException _ -> ": permission denied";
                    default -> ": " + failure.getClass().getSimpleName();
                };
    }
}
