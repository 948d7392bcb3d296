package dev.arenite.tool;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// The option of subcommands that write a block file.
final class OutputOption {

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The block file to write. It appears when it is complete.")
    private Path path = Path.of("");

    Path path() {
        return path;
    }
}
