package dev.arenite.tool;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The command `arenite`.
@Command(
        name = "arenite",
        description = {
            "Look into files of zero-copy archives, without their classes: every block file says"
                    + " its schema.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Arenite.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  arenite demo jdk.blocks",
            "  arenite inspect jdk.blocks",
            "  arenite cat jdk.blocks --where name=java/lang/String",
            "",
            "arenite COMMAND --help tells about a command, with examples."
        })
public final class Arenite {

    private static final List<Class<? extends Subcommand>> SUBCOMMANDS =
            List.of(
                    Inspect.class,
                    Cat.class,
                    Verify.class,
                    PrintSchema.class,
                    Diff.class,
                    Pack.class,
                    Merge.class,
                    Demo.class);

    private final Output output;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show where a failure comes from.")
    private boolean stackTrace;

    private Arenite(OutputStream out) {
        output = new Output(out);
    }

    /// Runs the command and ends the virtual machine with its [exit code][Exit].
    public static void main(String[] args) {
        System.exit(command(new FileOutputStream(FileDescriptor.out), args).execute(args));
    }

    /// Runs the command in this process.
    ///
    /// @param out gets what it writes to the standard output
    /// @param err gets what it writes to the standard error, but for progress
    /// @return its [exit code][Exit]
    public static int run(OutputStream out, Writer err, String... args) {
        return command(out, args)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    /// Returns the command, ready to be executed.
    ///
    /// Of the subcommands it has the one that the arguments begin with, or all of them: to read the
    /// declarations of all would be half of the time of a short command.
    ///
    /// @param out gets what subcommands write to the standard output
    static CommandLine command(OutputStream out, String... args) {
        CommandLine command = new CommandLine(new Arenite(out));
        SUBCOMMANDS.stream()
                .filter(type -> args.length > 0 && args[0].equals(nameOf(type)))
                .findAny()
                .map(List::<Class<?>>of)
                .orElse(List.copyOf(SUBCOMMANDS))
                .forEach(command::addSubcommand);
        return command.setExecutionExceptionHandler(Failures::report)
                .setParameterExceptionHandler(Failures::reportUsage)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    private static String nameOf(Class<?> type) {
        return type.getAnnotation(Command.class).name();
    }

    Output output() {
        return output;
    }

    boolean showsStackTrace() {
        return stackTrace;
    }

    /// The version of the library that the command comes with.
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            @Nullable String version = Arenite.class.getPackage().getImplementationVersion();
            return new String[] {"arenite " + (version == null ? "(not packaged)" : version)};
        }
    }
}
