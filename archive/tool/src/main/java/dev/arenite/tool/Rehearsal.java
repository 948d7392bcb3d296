package dev.arenite.tool;

import picocli.CommandLine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs the subcommands once, on a small file, when the command is packaged: the JVM notes which
/// classes they need (its AOT cache), and the command starts faster from then on.
final class Rehearsal {

    private Rehearsal() {}

    /// Runs the subcommands.
    ///
    /// @throws IOException if there is no folder for temporary files
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("arenite");
        Path log = folder.resolve("access.log");
        Path packed = folder.resolve("access.blocks");
        Path merged = folder.resolve("merged.blocks");
        try {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 2_000; i++) {
                lines.append(
                        "10.0.0.%d - ann [10/Oct/2000:13:55:36 -0700] \"GET /%d\" 200 %d\n"
                                .formatted(i % 256, i, i));
            }
            Files.writeString(log, lines);
            run("--help");
            run("pack", log.toString(), "--out", packed.toString());
            run("inspect", packed.toString());
            run("verify", packed.toString());
            run("cat", packed.toString(), "--where", "status=200", "--range", "..1000");
            run("schema", packed.toString(), "--as", "json");
            run("merge", packed.toString(), packed.toString(), "--out", merged.toString());
            run("diff", packed.toString(), packed.toString(), "--contents");
        } finally {
            for (Path file : List.of(log, packed, merged, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void run(String... arguments) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CommandLine command = Arenite.command(OutputStream.nullOutputStream(), arguments);
        int exitCode = command.setOut(nowhere).setErr(nowhere).execute(arguments);
        if (exitCode != Exit.GOOD) {
            throw new IllegalStateException(List.of(arguments) + ": exitCode=" + exitCode);
        }
    }
}
