package dev.arenite.flink;

import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.derive.DerivedView;
import dev.arenite.arena.BumpArena;

import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Builds a block file in a temporary directory, and copies it to the sink when it is complete.
///
/// A sink whose job fails forgets its writers. What they leave, the cleaner deletes.
final class BlockFileBulkWriter<E> implements BulkWriter<E> {

    private static final Logger LOG = LoggerFactory.getLogger(BlockFileBulkWriter.class);
    private static final Cleaner CLEANER = Cleaner.create();
    private static final String NAME = "part";

    private final FSDataOutputStream target;
    private final Path directory;
    private final Cleaner.Cleanable remains;
    private final BumpArena arena;
    private final BlockFileWriter<Object> blocks;

    BlockFileBulkWriter(Class<E> elements, BlockOptions options, FSDataOutputStream target)
            throws IOException {
        this.target = target;
        directory = Files.createTempDirectory("arenite");
        arena = BumpArena.ofConfined();
        remains = CLEANER.register(this, new Deletion(directory));
        try {
            blocks =
                    BlockFileWriter.create(
                            directory.resolve(NAME),
                            DerivedClass.of(elements).type(),
                            options,
                            arena,
                            ScratchOfThread.get());
        } catch (Throwable failure) {
            arena.close();
            remains.clean();
            throw failure;
        }
    }

    @Override
    public void addElement(E element) throws IOException {
        blocks.add(element instanceof DerivedView<?> view ? view.read() : element);
    }

    /// Does nothing: what has been added is part of the file when it is finished.
    @Override
    public void flush() {}

    @Override
    public void finish() throws IOException {
        try {
            blocks.finish();
            Files.copy(directory.resolve(NAME), target);
        } finally {
            close();
        }
    }

    private void close() throws IOException {
        try (arena) {
            blocks.close();
        } finally {
            remains.clean();
        }
    }

    /// Deletes a directory and the files in it.
    private record Deletion(Path directory) implements Runnable {

        @Override
        public void run() {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(directory);
            } catch (IOException e) {
                LOG.warn("{} has not been deleted", directory, e);
            }
        }
    }
}
