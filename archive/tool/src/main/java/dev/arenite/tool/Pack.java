package dev.arenite.tool;

import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockKey;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.tool.json.KeyComponent;
import dev.arenite.tool.json.ValueException;
import dev.arenite.tool.pack.AccessLog;
import dev.arenite.tool.pack.Entries;
import dev.arenite.tool.pack.Entry;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Packs text of other programs into a block file.
@Command(
        name = "pack",
        description = {
            "Pack a log, CSV or lines of JSON into a block file.",
            "",
            "Without --schema, lines are those of a web server's log (Common Log Format, or"
                    + " combined). With it, they are JSON as `arenite cat` writes it, or CSV whose"
                    + " first line has the names of the fields.",
            "",
            "A line that cannot be read is counted and shown with its number; with --rejects all of"
                    + " them are kept byte for byte."
        },
        footer = {
            "",
            "Examples:",
            "  arenite pack access.log --out access.blocks --rejects rejected.log",
            "  arenite pack orders.csv --schema order.schema --out orders.blocks --key id",
            "  arenite cat jdk.blocks | arenite pack - --schema jdk.blocks --out again.blocks"
        })
final class Pack extends Subcommand {

    /// The forms of lines.
    enum Form {
        LOG,
        CSV,
        JSON;

        /// As it is completed.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "INPUT", description = "The text, in UTF-8; - for standard input.")
    private Path input = Path.of("");

    @Mixin private OutputOption output = new OutputOption();

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "The schema: its text, its JSON, or a block file that has it.")
    private @Nullable Path schemaFile;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = {
                "log, csv or json. Without it, log if there is no --schema, csv if INPUT ends in"
                        + " .csv, else json."
            })
    private @Nullable Form form;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            defaultValue = ",",
            description = "Stands between columns of CSV. Default: ${DEFAULT-VALUE}")
    private char delimiter = ',';

    @Option(
            names = "--key",
            paramLabel = "COMPONENT",
            description = {
                "The field that is the key, such as id or address.zip. Lines must be in its order;"
                        + " one that is not is rejected."
            })
    private @Nullable String key;

    @Option(names = "--repeating", description = "Several values may have the same key.")
    private boolean repeats;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Keep the lines that cannot be read, byte for byte.")
    private @Nullable Path rejectsFile;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "10",
            description = "Show so many rejected lines. Default: ${DEFAULT-VALUE}")
    private long shown;

    @Option(
            names = "--block-bytes",
            paramLabel = "BYTES",
            defaultValue = "65536",
            description = "The size of blocks, a multiple of 512. Default: ${DEFAULT-VALUE}")
    private long blockBytes;

    private long packed;

    @Override
    int run() throws IOException {
        requireOtherFile(output.path(), "--out");
        requireOtherFile(rejectsFile, "--rejects");
        if (rejectsFile != null
                && rejectsFile.toAbsolutePath().equals(output.path().toAbsolutePath())) {
            throw usage("--rejects must be another file than --out: " + output.path());
        }
        ArchiveSchema schema = schema();
        try (InputStream in = isStandardInput() ? System.in : Files.newInputStream(input);
                Rejects rejects = new Rejects(rejectsFile, shown, this::tell);
                TargetFile file =
                        TargetFile.create(
                                output.path(),
                                ValueFile.any(schema.type()),
                                key(schema),
                                options())) {
            pack(entries(in, schema), file, rejects);
            rejects.flush();
            file.run(BlockFileWriter::finish);
            report(file, rejects);
            return rejects.lines() == 0 ? Exit.GOOD : Exit.DAMAGED;
        }
    }

    private boolean isStandardInput() {
        return input.toString().equals("-");
    }

    private void requireOtherFile(@Nullable Path path, String option) throws IOException {
        if (path != null
                && Files.exists(path)
                && Files.exists(input)
                && Files.isSameFile(path, input)) {
            throw usage(option + " must be another file than INPUT: " + path);
        }
    }

    private ArchiveSchema schema() throws IOException {
        if (form == null) {
            boolean isCsv = input.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
            form = schemaFile == null ? Form.LOG : isCsv ? Form.CSV : Form.JSON;
        }
        if ((schemaFile == null) != (form == Form.LOG)) {
            throw usage(
                    form == Form.LOG
                            ? "a log has a schema of its own: leave --schema out, or give --format"
                            : "--schema must say the schema of the lines");
        }
        return schemaFile == null ? AccessLog.SCHEMA : SchemaFile.read(schemaFile);
    }

    private @Nullable BlockKey<Object, Object, Object> key(ArchiveSchema schema) {
        if (key == null) {
            return null;
        }
        try {
            return KeyComponent.of(schema, key).key(repeats);
        } catch (ValueException refusal) {
            throw usage("--key: " + refusal.getMessage());
        }
    }

    private BlockOptions options() {
        try {
            return BlockOptions.DEFAULT
                    .withTargetBytes(blockBytes)
                    .withLimits(ValueFile.LIMITS)
                    .withName(isStandardInput() ? "" : String.valueOf(input.getFileName()));
        } catch (IllegalArgumentException refusal) {
            throw usage("--block-bytes: " + refusal.getMessage());
        }
    }

    private Entries entries(InputStream in, ArchiveSchema schema) throws IOException {
        try {
            return switch (form) {
                case CSV -> Entries.ofCsv(in, schema, delimiter);
                case JSON -> Entries.ofJson(in, schema);
                case null, default -> Entries.ofLog(in);
            };
        } catch (ValueException refusal) {
            throw CommandFailure.input(input + ": " + refusal.getMessage(), refusal);
        }
    }

    private void pack(Entries entries, TargetFile file, Rejects rejects) throws IOException {
        long inputBytes = isStandardInput() ? Long.MAX_VALUE : Files.size(input);
        try (Progress progress = Progress.ofBytes("Packing", inputBytes)) {
            Entry entry;
            while ((entry = entries.next()) != null) {
                Object value = entry.value();
                String reason = value == null ? entry.reason() : file.tryAdd(value);
                if (value != null && reason.isEmpty()) {
                    packed++;
                } else if (!entry.isBlank()) {
                    rejects.add(entry, reason);
                }
                progress.advanceTo(entries.bytes());
            }
        }
    }

    private void report(TargetFile file, Rejects rejects) {
        Table table = new Table();
        table.put("packed", Table.number(packed) + " values");
        String kept = rejectsFile == null ? "" : ", kept in " + rejectsFile;
        table.put("rejected", Table.number(rejects.lines()) + " lines" + kept);
        table.put("written", output.path() + ", " + Table.number(file.bytes()) + " B");
        table.print(out());
    }
}
