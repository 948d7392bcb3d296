package dev.arenite.tool;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockFileLayout;
import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockKey;
import dev.arenite.archive.block.BlockMerge;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.block.KeyOrderException;
import dev.arenite.archive.schema.SchemaFingerprint;
import dev.arenite.tool.json.KeyComponent;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes one block file of several.
@Command(
        name = "merge",
        description = {
            "Make one block file of several with the same schema: in the order of their keys if"
                    + " they have keys, else one behind the other."
        },
        footer = {
            "",
            "Examples:",
            "  arenite merge may.blocks june.blocks --out summer.blocks",
            "  arenite merge a.blocks b.blocks --out all.blocks --key id"
        })
final class Merge extends Subcommand {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The block files.")
    private List<Path> paths = new ArrayList<>();

    @Mixin private OutputOption output = new OutputOption();

    @Option(
            names = "--key",
            paramLabel = "COMPONENT",
            description = {
                "The field that is the key of the files. Needed if several fields could be it."
            })
    private @Nullable String keyPath;

    private final List<ValueFile> files = new ArrayList<>();

    @Override
    int run() throws IOException {
        try {
            for (Path path : paths) {
                files.add(
                        files.isEmpty()
                                ? ValueFile.open(path).requireReadable()
                                : files.getFirst().openLike(path));
                requireSameKeys(files.getFirst(), files.getLast());
            }
            return merge(files.getFirst());
        } finally {
            files.forEach(ValueFile::close);
        }
    }

    private static void requireSameKeys(ValueFile first, ValueFile other) throws IOException {
        if (!keys(first.blocks().layout()).equals(keys(other.blocks().layout()))) {
            throw CommandFailure.input(
                    other.path() + ": keys differ from those of " + first.path());
        }
    }

    private static List<Object> keys(BlockFileLayout layout) {
        List<Object> keys = new ArrayList<>();
        layout.keySchema().ifPresent(schema -> keys.add(schema.fingerprint()));
        keys.add(layout.keysRepeat());
        return keys;
    }

    private int merge(ValueFile first) throws IOException {
        BlockFileLayout layout = first.blocks().layout();
        BlockOptions options =
                BlockOptions.DEFAULT
                        .withTargetBytes(layout.targetBytes())
                        .withAlignment(layout.alignment())
                        .withMinItems(layout.minItems())
                        .withLimits(ValueFile.LIMITS)
                        .withName(first.blocks().name());
        BlockKey<Object, Object, Object> key = key(first, layout);
        long items = files.stream().mapToLong(file -> file.blocks().size()).sum();
        try (Progress progress = Progress.of("Merging", items);
                TargetFile file =
                        TargetFile.create(
                                output.path(),
                                first.type(),
                                key,
                                options.withProgress((done, _) -> progress.advanceTo(done)))) {
            addAll(first, key, file);
            file.run(BlockFileWriter::finish);
            out().println(Table.number(items) + " items in " + output.path());
            return Exit.GOOD;
        } catch (KeyOrderException refusal) {
            throw CommandFailure.input(String.valueOf(refusal.getMessage()), refusal);
        }
    }

    private void addAll(
            ValueFile first, @Nullable BlockKey<Object, Object, Object> key, TargetFile target) {
        if (key != null) {
            List<BlockFile<Object>> blocks = files.stream().map(ValueFile::blocks).toList();
            target.run(writer -> BlockMerge.of(first.type(), key, blocks).addTo(writer));
            return;
        }
        for (ValueFile file : files) {
            for (long item = 0; item < file.blocks().size(); item++) {
                Object value = file.read(item);
                target.run(writer -> writer.add(value));
            }
        }
    }

    /// Returns the key of the files, null if they have none.
    private @Nullable BlockKey<Object, Object, Object> key(ValueFile file, BlockFileLayout layout) {
        if (layout.keySchema().isEmpty()) {
            if (keyPath != null) {
                throw usage("--key: the files have no keys");
            }
            return null;
        }
        SchemaFingerprint keys = layout.keySchema().get().fingerprint();
        List<KeyComponent> found = KeyComponent.having(file.schema(), keys);
        if (keyPath == null) {
            if (found.size() != 1) {
                throw usage(
                        "--key must say which field is the key: "
                                + found.stream().map(KeyComponent::path).toList());
            }
            return found.getFirst().key(layout.keysRepeat());
        }
        return found.stream()
                .filter(component -> component.path().equals(keyPath))
                .findFirst()
                .orElseThrow(
                        () ->
                                usage(
                                        "--key must be one of "
                                                + found.stream().map(KeyComponent::path).toList()))
                .key(layout.keysRepeat());
    }
}
