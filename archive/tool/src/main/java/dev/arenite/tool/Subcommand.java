package dev.arenite.tool;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.util.Objects;
import java.util.concurrent.Callable;

/// What all subcommands have.
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Arenite.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:a file is damaged, files differ, or lines were rejected",
            "2:the arguments are wrong",
            "3:an input cannot be used: missing, unreadable, of another schema",
            "4:the output cannot be written"
        })
abstract class Subcommand implements Callable<Integer> {

    @ParentCommand private @Nullable Arenite parent;

    @Spec private @Nullable CommandSpec spec;

    /// Does the work and writes out all output.
    @Override
    public final Integer call() throws Exception {
        int exitCode;
        try {
            exitCode = run();
        } catch (Exception failure) {
            if (!(failure instanceof CommandFailure ended) || ended.exitCode() == Exit.INPUT) {
                out().flush(); // What was found until then.
            }
            throw failure;
        }
        out().flush();
        return exitCode;
    }

    /// Does the work.
    ///
    /// @return the exit code
    abstract int run() throws Exception;

    /// Returns the standard output.
    final Output out() {
        return Objects.requireNonNull(parent).output();
    }

    /// Tells something beside the output.
    final void tell(String line) {
        var err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println(line);
        err.flush();
    }

    /// Returns an exception that ends the work because arguments are wrong.
    final ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
