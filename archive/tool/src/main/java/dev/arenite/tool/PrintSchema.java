package dev.arenite.tool;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.tool.schema.JavaDeclaration;
import dev.arenite.tool.schema.RustDeclaration;
import dev.arenite.tool.schema.SchemaJson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// Prints the schema of a block file.
@Command(
        name = "schema",
        description = "Print the schema of a block file.",
        footer = {
            "",
            "Examples:",
            "  arenite schema jdk.blocks",
            "  arenite schema jdk.blocks --as rust",
            "  arenite schema jdk.blocks --as java --package com.example --class Archives"
        })
final class PrintSchema extends Subcommand {

    /// The forms of schemas.
    enum Form {
        TEXT,
        JSON,
        RUST,
        JAVA;

        /// As it is completed.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "FILE", description = "The block file.")
    private Path path = Path.of("");

    @Option(
            names = "--as",
            paramLabel = "FORM",
            defaultValue = "text",
            description = {
                "text, json, rust (a declaration with rkyv) or java (a declaration with"
                        + " @Archivable). Default: ${DEFAULT-VALUE}"
            })
    private Form form = Form.TEXT;

    @Option(
            names = "--package",
            paramLabel = "NAME",
            defaultValue = "archives",
            description = "The package of the declaration in Java. Default: ${DEFAULT-VALUE}")
    private String packageName = "";

    @Option(
            names = "--class",
            paramLabel = "NAME",
            defaultValue = "Archives",
            description = "The class around the declaration in Java. Default: ${DEFAULT-VALUE}")
    private String className = "";

    @Override
    int run() throws IOException {
        ArchiveSchema schema = BlockFile.schemaOf(path);
        out().println(
                        switch (form) {
                            case TEXT -> schema.toString().stripTrailing();
                            case JSON -> SchemaJson.write(schema);
                            case RUST -> RustDeclaration.of(schema).text().stripTrailing();
                            case JAVA -> java(schema);
                        });
        return Exit.GOOD;
    }

    private String java(ArchiveSchema schema) {
        try {
            return JavaDeclaration.of(schema, packageName, className).text().stripTrailing();
        } catch (IllegalArgumentException refusal) {
            throw usage(String.valueOf(refusal.getMessage()));
        }
    }
}
