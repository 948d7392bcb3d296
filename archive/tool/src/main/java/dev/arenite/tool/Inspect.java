package dev.arenite.tool;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockFileLayout;
import dev.arenite.archive.schema.ArchiveSchema;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells what a block file is: its schema, and what its blocks consist of.
@Command(
        name = "inspect",
        description = {
            "Tell what a block file is: schema, keys, and what its blocks consist of.",
            "A file that was not finished, or is cut off, is told as far as it is complete."
        },
        footer = {
            "",
            "Examples:",
            "  arenite inspect jdk.blocks",
            "  arenite inspect jdk.blocks --map --range 7",
            "  arenite inspect jdk.blocks --html jdk.html"
        })
final class Inspect extends Subcommand {

    private static final String ROOT = "root = ";

    @Parameters(paramLabel = "FILE", description = "The block file.")
    private Path path = Path.of("");

    @Mixin private MapOptions maps = new MapOptions();

    @Override
    int run() throws IOException {
        try (ValueFile file = ValueFile.open(path, ValueFile.OPTIONS.recovering())) {
            if (maps.areAsked()) {
                return maps.run(file, out());
            }
            describe(file).print(out());
            out().println("");
            out().println(file.schema().toString().stripTrailing());
            return Exit.GOOD;
        }
    }

    private Table describe(ValueFile file) throws IOException {
        BlockFile<Object> blocks = file.blocks();
        BlockFileLayout layout = blocks.layout();
        long fileBytes = Files.size(path);
        Table table = new Table();
        table.put("file", path + ", " + Table.number(fileBytes) + " B");
        if (!blocks.name().isEmpty()) {
            table.put("name", Printable.text(blocks.name()));
        }
        table.put(
                "format",
                "block file, version "
                        + layout.version()
                        + ", "
                        + (blocks.isFinished()
                                ? "finished"
                                : "not finished, or damaged at the end"));
        table.put("schema", file.schema().fingerprint().toString());
        table.put("keys", keys(layout));
        table.put("items", Table.number(blocks.size()));
        long placeBytes = file.schema().place().bytes();
        new BlockStatistics(blocks, placeBytes).describe(table, layout.targetBytes());
        table.put(
                "header, index",
                Table.number(layout.headerBytes())
                        + " B, "
                        + Table.number(fileBytes - layout.blocksEnd())
                        + " B "
                        + (blocks.isFinished() ? "behind the blocks" : "that are no blocks"));
        if (!file.isReadable()) {
            table.put("values", "cannot be read by the schema: " + file.reason());
        }
        return table;
    }

    private static String keys(BlockFileLayout layout) {
        return layout.keySchema()
                .map(keys -> root(keys) + (layout.keysRepeat() ? ", repeating" : ", all different"))
                .orElse("none");
    }

    /// Returns the root of a schema as text, on one line.
    private static String root(ArchiveSchema schema) {
        String text = schema.toString().replaceAll("\\s+", " ").strip();
        return text.substring(text.indexOf(ROOT) + ROOT.length());
    }
}
