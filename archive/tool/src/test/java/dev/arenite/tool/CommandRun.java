package dev.arenite.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// What a run of the command wrote and returned.
///
/// @param exitCode the exit code
/// @param out      the standard output
/// @param err      the standard error, but for progress
record CommandRun(int exitCode, String out, String err) {

    /// Runs the command.
    ///
    /// @param arguments strings and paths
    static CommandRun of(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        int exitCode = Arenite.run(out, err, texts);
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    /// Returns what a run wrote that must be good.
    static String good(Object... arguments) {
        CommandRun run = of(arguments);
        assertEquals("", run.err, run.out);
        assertEquals(Exit.GOOD, run.exitCode, run.out);
        return run.out;
    }

    /// Returns the lines of the standard output.
    List<String> lines() {
        return out.lines().toList();
    }

    /// Demands a failure that is told in one line.
    void assertFailed(int code, String problem) {
        assertEquals("arenite: " + problem + System.lineSeparator(), err);
        assertEquals(code, exitCode);
    }
}
