package dev.arenite.comparison.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of this class path that has run in a virtual machine of its own.
///
/// @param status its exit status
/// @param out    the lines of its standard output
/// @param err    the lines of its standard error
record Child(int status, List<String> out, List<String> err) {

    private static final int LONGEST_MINUTES = 5;
    private static final int LONGEST_FAILURE = 200;

    /// Runs a program, and waits for its end.
    ///
    /// @param flags options of `java`; it gets no others, not even by its environment
    /// @throws IOException if it does not start, or takes more than five minutes
    static Child run(List<String> flags, Class<?> main, String... arguments) throws IOException {
        Path out = Files.createTempFile("comparison", ".out");
        Path err = Files.createTempFile("comparison", ".err");
        try {
            Process process = start(command(flags, main, arguments), out, err);
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(
                        "program took more than "
                                + LONGEST_MINUTES
                                + " minutes: "
                                + main.getSimpleName()
                                + " "
                                + String.join(" ", arguments));
            }
            return new Child(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static List<String> command(List<String> flags, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Process start(List<String> command, Path out, Path err) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }

    /// Returns the words after a word at the beginning of a line of output; peers may have printed
    /// others.
    ///
    /// @throws IOException if there is no such line; it says what the program complained of
    List<String> answer(String word) throws IOException {
        for (String line : out) {
            List<String> words = List.of(line.split(" "));
            if (words.getFirst().equals(word)) {
                return words.subList(1, words.size());
            }
        }
        throw new IOException(failure());
    }

    /// Returns why the program failed, empty if it did not: the cause of all, in one line.
    String failure() {
        if (status == 0) {
            return "";
        }
        String last = "exit status " + status;
        for (String line : err) {
            String cause = line.replaceFirst("^(Exception in thread \"[^\"]*\" |Caused by: )", "");
            if (!cause.equals(line)) {
                last = cause;
            }
        }
        return last.length() <= LONGEST_FAILURE ? last : last.substring(0, LONGEST_FAILURE);
    }
}
