package dev.arenite.tool;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// The standard output: text in UTF-8, whose failure ends the work. That nobody reads it any more,
/// as behind `| head`, ends the work quietly.
final class Output extends OutputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;

    /// @param out where the bytes go
    Output(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    }

    /// Writes a line.
    void println(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(int each) {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException failure) {
            throw ended(failure);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException failure) {
            throw ended(failure);
        }
    }

    private static CommandFailure ended(IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        return reason.contains("Broken pipe") || reason.contains("Pipe closed")
                ? CommandFailure.closedPipe(failure)
                : CommandFailure.output("standard output", failure);
    }
}
