package dev.arenite.tool;

import dev.arenite.tool.pack.Entry;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The lines that have no value: counted, told as far as is wanted, and kept byte for byte if there
/// is a file for them.
final class Rejects implements AutoCloseable {

    private final @Nullable Path path;
    private final @Nullable OutputStream out;
    private final long shown;
    private final Consumer<String> messages;
    private long lines;

    /// @param path     the file for them, null for none
    /// @param shown    the number of lines that are told
    /// @param messages gets what is told
    /// @throws CommandFailure if the file cannot be written
    Rejects(@Nullable Path path, long shown, Consumer<String> messages) {
        this.path = path;
        this.shown = shown;
        this.messages = messages;
        try {
            out = path == null ? null : new BufferedOutputStream(Files.newOutputStream(path));
        } catch (IOException failure) {
            throw CommandFailure.output(String.valueOf(path), failure);
        }
    }

    /// Adds a line.
    ///
    /// @param reason why it has no value; empty for a further piece of the line before
    void add(Entry entry, String reason) {
        if (!reason.isEmpty()) {
            lines++;
            if (lines <= shown) {
                messages.accept("line " + entry.line() + ": " + Printable.text(reason));
            }
        }
        run(file -> file.write(entry.bytes()));
    }

    /// Writes out what is kept, so that a failure is noticed before the values are published.
    ///
    /// @throws CommandFailure if the file cannot be written
    void flush() {
        run(OutputStream::flush);
    }

    long lines() {
        return lines;
    }

    private interface Work {

        void run(OutputStream out) throws IOException;
    }

    private void run(Work work) {
        if (out != null) {
            try {
                work.run(out);
            } catch (IOException failure) {
                throw CommandFailure.output(String.valueOf(path), failure);
            }
        }
    }

    @Override
    public void close() {
        run(OutputStream::close);
    }
}
