package dev.arenite.tool;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockKey;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.block.KeyedBlocks;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Indexes the JDK that runs it: writes every class to a file of blocks, then answers questions in
/// place.
///
/// The library's example: [#write] serializes, [#ask] reads without deserializing.
@Command(
        name = "demo",
        description = {
            "Index every class of the running JDK into a file of size-limited blocks,",
            "then map the file and answer questions from it without deserializing.",
            "",
            "With --read, answer from a file that is there already."
        },
        footer = {
            "",
            "Examples:",
            "  arenite demo",
            "  arenite demo jdk.blocks",
            "  arenite demo jdk.blocks --read --class java/lang/String"
        })
final class Demo extends Subcommand {

    private static final BlockOptions OPTIONS =
            BlockOptions.DEFAULT.withTargetBytes(64 << 10).withName("classes of the JDK");

    /// Several modules have a class `module-info`.
    private static final BlockKey<ClassRecord, ArchivedClass, String> BY_NAME =
            BlockKey.ofText(ClassRecord::name, ArchivedClass::name).repeating();

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file to write. Without it a temporary file is used and deleted.")
    private @Nullable Path file;

    @Option(names = "--read", description = "Do not write, read FILE.")
    private boolean readOnly;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            defaultValue = "java/lang/foreign/MemorySegment",
            description = "The class to look up. Default: ${DEFAULT-VALUE}")
    private String className = "";

    @Override
    int run() throws IOException {
        if (file != null) {
            return run(file);
        }
        if (readOnly) {
            throw usage("--read needs FILE");
        }
        Path folder = Files.createTempDirectory("arenite");
        Path temporary = folder.resolve("jdk.index");
        try {
            return run(temporary);
        } finally {
            Files.deleteIfExists(temporary);
            Files.delete(folder);
        }
    }

    private int run(Path path) throws IOException {
        DemoReport report = new DemoReport();
        if (!readOnly) {
            try {
                write(path, report);
            } catch (IOException failure) {
                throw CommandFailure.output(path.toString(), failure);
            }
        }
        ask(path, report);
        report.print(out());
        return Exit.GOOD;
    }

    /// Writes a record of every class.
    private void write(Path path, DemoReport report) throws IOException {
        List<Path> classes = JdkClasses.paths();
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("demo"));
                Scratch scratch = Scratch.ofConfined("demo");
                BlockFileWriter<ClassRecord> blocks =
                        BlockFileWriter.create(
                                path, ArchivedClass.TYPE, BY_NAME, OPTIONS, arena, scratch);
                Progress progress = Progress.of("Indexing the JDK", classes.size())) {
            Meter meter = new Meter();
            for (int i = 0; i < classes.size(); i++) {
                ClassRecord record = JdkClasses.read(classes.get(i));
                meter.start();
                blocks.add(record);
                meter.stop();
                progress.advanceTo(i + 1L);
                if (i == classes.size() / 10) {
                    report.reservedEarly(arena.stats().reservedBytes());
                }
            }
            meter.start();
            blocks.finish();
            meter.stop();
            report.written(classes.size(), blocks, meter);
            report.memory(scratch, arena.stats());
        }
    }

    /// Answers questions from the mapped file.
    private void ask(Path path, DemoReport report) throws IOException {
        Meter open = new Meter();
        open.start();
        try (BlockFile<ArchivedClass> blocks = BlockFile.open(path, ArchivedClass.TYPE)) {
            open.stop();
            report.opened(blocks, open, Files.size(path));
            lookUp(blocks, report);
            Meter verify = new Meter();
            verify.start();
            blocks.verify();
            verify.stop();
            report.verified(Files.size(path), verify);
            Meter scan = new Meter();
            scan.start();
            long methods = 0;
            long members = 0;
            for (ArchivedClass view : blocks) {
                methods += view.methods().size();
                members += view.methods().size() + view.fields().size();
            }
            scan.stop();
            report.scanned(members, methods, scan);
        }
    }

    private void lookUp(BlockFile<ArchivedClass> blocks, DemoReport report) throws IOException {
        Meter meter = new Meter();
        meter.start();
        var found = KeyedBlocks.of(blocks, BY_NAME).find(className);
        meter.stop();
        report.lookedUp(className, found, meter);
        report.touched(blocks);
    }
}
