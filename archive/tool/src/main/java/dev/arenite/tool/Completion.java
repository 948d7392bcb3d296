package dev.arenite.tool;

import picocli.AutoComplete;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the script by which bash completes the command, when the command is packaged.
final class Completion {

    private Completion() {}

    /// Writes the script.
    ///
    /// @param args the file
    /// @throws IOException if it cannot be written
    public static void main(String[] args) throws IOException {
        Path script = Path.of(args[0]);
        Files.createDirectories(script.toAbsolutePath().getParent());
        Files.writeString(
                script,
                AutoComplete.bash("arenite", Arenite.command(OutputStream.nullOutputStream())));
    }
}
