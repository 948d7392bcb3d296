package dev.arenite.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Runs every command that `--help`, the README and docs/command.md show, in a folder with files of
/// these names.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExampleCommandsTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "command.md");
    private static final Path README = Path.of("..", "..", "README.md");
    private static final List<String> COMMANDS =
            List.of("demo", "inspect", "cat", "verify", "schema", "diff", "pack", "merge");

    @TempDir Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        String line = "10.0.0.1 - ann [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 7\n";
        Files.writeString(folder.resolve("access.log"), line + line);
        Files.writeString(folder.resolve("order.schema"), PackedFiles.ORDER);
        Files.writeString(
                folder.resolve("orders.csv"),
                "id,customer,lines,state,totals\n1,Ann,[],Open,{}\n2,Bob,[],Open,{}\n");
        for (String name : List.of("older", "newer", "may", "june")) {
            PackedFiles.orders(folder, name + ".blocks");
        }
        String first = PackedFiles.FIRST.replace("\"id\":7", "\"id\":1");
        PackedFiles.of(folder, "a.blocks", PackedFiles.ORDER, "--key", "id", first);
        PackedFiles.of(folder, "b.blocks", PackedFiles.ORDER, "--key", "id", PackedFiles.FIRST);
    }

    private static List<String> examples(String text, String before) {
        return text.lines()
                .filter(line -> line.startsWith(before + "arenite "))
                .map(line -> line.substring(before.length()))
                // The synopsis, and what a shell would make of it.
                .filter(line -> !line.contains("COMMAND") && !line.startsWith("arenite 0"))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everyCommandThatIsShownRuns() throws IOException {
        Set<String> shown = new LinkedHashSet<>();
        for (String command : COMMANDS) {
            List<String> examples = examples(CommandRun.good(command, "--help"), "  ");
            assertFalse(examples.isEmpty(), command);
            shown.addAll(examples);
        }
        shown.addAll(examples(CommandRun.good("--help"), "  "));
        shown.addAll(examples(Files.readString(DOCUMENT), "    "));
        List<String> ofReadme = examples(Files.readString(README), "    ");
        assertEquals(3, ofReadme.size());
        shown.addAll(ofReadme);
        assertTrue(shown.size() >= 20, shown.toString());
        CommandRun.good("demo", folder.resolve("jdk.blocks"));
        return shown.stream().map(each -> dynamicTest(each, () -> run(each)));
    }

    @Test
    void everyCommandIsInTheDocument() throws IOException {
        String document = Files.readString(DOCUMENT);
        for (String command : COMMANDS) {
            assertTrue(document.contains("    arenite " + command), command);
        }
        assertEquals(
                COMMANDS.size(),
                Arenite.command(OutputStream.nullOutputStream()).getSubcommands().size());
    }

    /// Runs a line of a shell: commands with a pipe between.
    private void run(String line) {
        InputStream standardInput = System.in;
        try {
            for (String part : line.split(" \\| ", -1)) {
                if (part.startsWith("arenite ")) {
                    String out = runOne(part.substring("arenite ".length()));
                    System.setIn(new ByteArrayInputStream(out.getBytes(StandardCharsets.UTF_8)));
                }
            }
        } finally {
            System.setIn(standardInput);
        }
    }

    private String runOne(String arguments) {
        Object[] inFolder =
                Arrays.stream(arguments.split(" ", -1))
                        .map(each -> each.replaceAll("^'(.*)'$", "$1"))
                        .map(each -> isFile(each) ? folder.resolve(each).toString() : each)
                        .toArray();
        return CommandRun.good(inFolder);
    }

    private static boolean isFile(String argument) {
        return argument.matches("[a-z]+\\.(blocks|log|csv|schema|html)");
    }
}
