package dev.arenite.bench.block;

import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.block.BlockReadOptions;
import dev.arenite.archive.block.KeyedBlocks;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;
import dev.arenite.tool.ArchivedClass;
import dev.arenite.tool.ClassRecord;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// A block file with keys. Each block is checked when it is touched, its checksum and its archives.
///
/// @param blockBytes the size of blocks
record BlockStorage(int blockBytes) implements Storage {

    private static final String FILE = "classes.blocks";

    @Override
    public void build(Path folder, List<ClassRecord> classes) throws IOException {
        write(folder.resolve(FILE), classes.iterator());
    }

    /// Writes a file of classes.
    ///
    /// @param classes in the ascending order of their names
    void write(Path path, Iterator<ClassRecord> classes) throws IOException {
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("bench");
                var file =
                        BlockFileWriter.create(
                                path,
                                ClassIndex.TYPE,
                                ClassIndex.BY_NAME,
                                BlockOptions.DEFAULT.withTargetBytes(blockBytes),
                                arena,
                                scratch)) {
            while (classes.hasNext()) {
                file.add(classes.next());
            }
            file.finish();
        }
    }

    @Override
    public Reader open(Path folder) throws IOException {
        Arena lifetime = Arena.ofConfined();
        try {
            BlockFile<ArchivedClass> file =
                    BlockFile.open(
                            folder.resolve(FILE),
                            ClassIndex.TYPE,
                            BlockReadOptions.DEFAULT.withLifetime(lifetime));
            return new BlockReader(lifetime, file, KeyedBlocks.of(file, ClassIndex.BY_NAME));
        } catch (Throwable failure) {
            lifetime.close();
            throw failure;
        }
    }

    /// Reads in place.
    private record BlockReader(
            Arena lifetime,
            BlockFile<ArchivedClass> file,
            KeyedBlocks<ArchivedClass, String> classes)
            implements Reader {

        @Override
        public long find(String name) {
            ArchivedClass found = classes.find(name).orElse(null);
            return found == null ? MISSING : ClassIndex.digest(found);
        }

        @Override
        public long range(String from, int count) {
            long sum = 0;
            Iterator<ArchivedClass> views = classes.from(from).iterator();
            for (int i = 0; i < count && views.hasNext(); i++) {
                sum += ClassIndex.digest(views.next());
            }
            return sum;
        }

        @Override
        public long scan() {
            long sum = 0;
            for (ArchivedClass each : file) {
                sum += ClassIndex.digest(each);
            }
            return sum;
        }

        @Override
        public void close() {
            lifetime.close();
        }
    }
}
