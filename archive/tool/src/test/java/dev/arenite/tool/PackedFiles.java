package dev.arenite.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes small block files for tests.
final class PackedFiles {

    static final String ORDER =
            """
            pointers = 32
            root = Order

            Order = struct {
                id: u64,
                customer: string,
                note: option(string),
                lines: vec(Line),
                state: State,
                totals: btreemap(string, i64),
            }

            Line = struct {
                sku: u32,
                price: f64,
            }

            State = enum {
                Open = 0,
                Paid = 1 { at: instant },
                Sent = 2 (string),
            }
            """;

    static final String FIRST =
            """
            {"id":7,"customer":"Grace Hopper","note":null,"lines":[{"sku":1,"price":2.5},\
            {"sku":4,"price":0.1}],"state":"Open","totals":{"net":2,"tax":-1}}\
            """;

    static final String SECOND =
            """
            {"id":"18446744073709551615","customer":"Ada \\"Lovelace\\"","note":"","lines":[],\
            "state":{"Paid":{"at":"2026-11-27T21:54:16Z"}},"totals":{}}\
            """;

    static final String THIRD =
            """
            {"id":9,"customer":"","note":"call","lines":[{"sku":7,"price":"NaN"}],\
            "state":{"Sent":"by post"},"totals":{"net":"9007199254740993"}}\
            """;

    private PackedFiles() {}

    /// Packs three orders into a file.
    static Path orders(Path folder, String name) {
        return of(folder, name, ORDER, FIRST, SECOND, THIRD);
    }

    /// Packs lines of JSON into a file.
    ///
    /// @param options further options of `pack`, in front of the lines: those that begin with `--`,
    ///     and what follows each
    static Path of(Path folder, String name, String schema, String... options) {
        List<Object> arguments = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < options.length; i++) {
            if (options[i].startsWith("--")) {
                arguments.add(options[i]);
                arguments.add(options[++i]);
            } else {
                lines.add(options[i]);
            }
        }
        try {
            Path file = folder.resolve(name);
            Path text = Files.writeString(folder.resolve(name + ".schema"), schema);
            Path input = Files.write(folder.resolve(name + ".json"), lines);
            arguments.addAll(0, List.of("pack", input, "--schema", text, "--out", file));
            CommandRun run = CommandRun.of(arguments.toArray());
            assertEquals(Exit.GOOD, run.exitCode(), run.err());
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
