package dev.arenite.tool;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.tool.json.ValueDifference;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Tells how two block files differ.
@Command(
        name = "diff",
        description = {
            "Tell how the schemas of two block files differ, in words.",
            "With --contents, also how the items differ, index by index."
        },
        footer = {
            "",
            "Examples:",
            "  arenite diff older.blocks newer.blocks",
            "  arenite diff older.blocks newer.blocks --contents"
        })
final class Diff extends Subcommand {

    @Parameters(index = "0", paramLabel = "A", description = "The older block file.")
    private Path older = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The newer block file.")
    private Path newer = Path.of("");

    @Option(names = "--contents", description = "Compare the items too.")
    private boolean contents;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "20",
            description = "Show so many differing items. Default: ${DEFAULT-VALUE}")
    private long shown;

    @Override
    int run() throws IOException {
        List<String> differences = BlockFile.schemaOf(older).differences(BlockFile.schemaOf(newer));
        differences.forEach(out()::println);
        if (!differences.isEmpty()) {
            if (contents) {
                throw CommandFailure.input(
                        newer + ": items have another schema than those of " + older);
            }
            return Exit.DAMAGED;
        }
        if (!contents) {
            out().println("the schemas are the same");
            return Exit.GOOD;
        }
        try (ValueFile before = ValueFile.open(older).requireReadable();
                ValueFile now = ValueFile.open(newer).requireReadable()) {
            return compare(before, now) ? Exit.GOOD : Exit.DAMAGED;
        }
    }

    private boolean compare(ValueFile before, ValueFile now) {
        ValueDifference difference = new ValueDifference(before.schema());
        long sizeBefore = before.blocks().size();
        long sizeNow = now.blocks().size();
        long both = Math.min(sizeBefore, sizeNow);
        long differing = 0;
        for (long item = 0; item < both; item++) {
            List<String> lines = difference.of(before.read(item), now.read(item));
            differing += lines.isEmpty() ? 0 : 1;
            if (differing <= shown) {
                for (String line : lines) {
                    out().println("item " + item + ": " + Printable.text(line));
                }
            }
        }
        if (sizeBefore != sizeNow) {
            out().println(
                            "items: "
                                    + Table.number(sizeBefore)
                                    + " became "
                                    + Table.number(sizeNow));
        }
        out().println(
                        differing == 0 && sizeBefore == sizeNow
                                ? "the items are the same: " + Table.number(both)
                                : Table.number(differing)
                                        + " of "
                                        + Table.number(both)
                                        + " items differ");
        return differing == 0 && sizeBefore == sizeNow;
    }
}
