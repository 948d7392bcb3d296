package dev.arenite.comparison.run;

import org.openjdk.jmh.runner.RunnerException;

import picocli.CommandLine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// Tells failures of the commands in one line. What nobody expected has its trace.
public final class Failures {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Failures() {}

    /// Tells a failure of the work.
    public static int report(
            Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        if (failure instanceof CommandLine.ParameterException wrong) {
            return reportUsage(wrong, new String[0]);
        }
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + message(failure));
        boolean isExpected =
                failure instanceof IOException
                        || failure instanceof UncheckedIOException
                        || failure instanceof RunnerException;
        if (!isExpected) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return FAILED;
    }

    /// Tells what is wrong with the arguments.
    public static int reportUsage(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + message(failure) + " (see " + name + " --help)");
        command.getErr().flush();
        return USAGE;
    }

    private static String message(Exception failure) {
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + ": no such file or directory";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileAlreadyExistsException file -> file.getFile() + ": is no folder";
            case FileSystemException files when files.getReason() == null ->
                    files.getFile() + ": " + files.getClass().getSimpleName();
            default ->
                    Objects.toString(failure.getMessage(), failure.getClass().getSimpleName())
                            .replaceAll("\\R", " ");
        };
    }
}
