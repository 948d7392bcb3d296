package dev.arenite.tool;

import dev.arenite.archive.block.BlockDamageException;
import dev.arenite.archive.block.BlockFileException;
import dev.arenite.archive.block.BlockSchemaException;
import dev.arenite.archive.schema.SchemaException;
import dev.arenite.tool.json.ValueException;
import dev.arenite.tool.schema.DeclarationException;

import picocli.CommandLine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// Tells every failure in one line, and decides about the exit code.
final class Failures {

    private Failures() {}

    /// Tells a failure of the work.
    static int report(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        Arenite root = (Arenite) command.getCommandSpec().root().userObject();
        String message = message(failure);
        if (!message.isEmpty()) {
            command.getErr().println("arenite: " + message);
        }
        if (root.showsStackTrace()) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return exitCode(failure);
    }

    /// Tells what is wrong with the arguments.
    static int reportUsage(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String message = String.valueOf(failure.getMessage()).replaceAll("\\R", " ");
        command.getErr().println("arenite: " + message + " (see " + name + " --help)");
        command.getErr().flush();
        return Exit.USAGE;
    }

    private static int exitCode(Exception failure) {
        return switch (failure) {
            case CommandFailure known -> known.exitCode();
            case BlockSchemaException _ -> Exit.INPUT;
            case BlockFileException _ -> Exit.DAMAGED;
            case BlockDamageException _ -> Exit.DAMAGED;
            default -> Exit.INPUT;
        };
    }

    private static String message(Exception failure) {
        return switch (failure) {
            case FileSystemException files -> describe(files);
            case CommandFailure _, IOException _, UncheckedIOException _, BlockDamageException _ ->
                    oneLine(failure);
            case SchemaException _, DeclarationException _, ValueException _ -> oneLine(failure);
            default ->
                    "a defect of arenite, please report it with --stacktrace: "
                            + failure.getClass().getName()
                            + ": "
                            + oneLine(failure);
        };
    }

    private static String oneLine(Exception failure) {
        return Objects.toString(failure.getMessage(), failure.getClass().getSimpleName())
                .replaceAll("\\R", " ");
    }

    /// Returns the name of a file and the reason for which it failed.
    static String describe(FileSystemException failure) {
        String reason = failure.getReason();
        if (reason != null) {
            return failure.getFile() + ": " + reason;
        }
        return failure.getFile()
                + switch (failure) {
                    case NoSuchFileException _ -> ": no such file or directory";
                    case AccessDeniedException _ -> ": permission denied";
                    default -> ": " + failure.getClass().getSimpleName();
                };
    }
}
