package dev.arenite.bench.block;

import dev.arenite.tool.ClassRecord;

import org.rocksdb.EnvOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;
import org.rocksdb.SstFileReaderIterator;
import org.rocksdb.SstFileWriter;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// A file of RocksDB by itself (`SstFileWriter`, `SstFileReader`), with a block cache that has room
/// for all of it. Its reader looks up by seeking, which makes no use of a Bloom filter.
///
/// @param isCompressed whether blocks are compressed as they are by default
/// @param isMapped     whether the file is mapped, not read
/// @param isFiltered   whether the file has a Bloom filter
record RocksTable(boolean isCompressed, boolean isMapped, boolean isFiltered) implements Storage {

    private static final String FILE = "classes.sst";

    RocksSettings settings() {
        return new RocksSettings(isCompressed, isMapped, isFiltered);
    }

    @Override
    public void build(Path folder, List<ClassRecord> classes) throws RocksDBException {
        try (RocksSettings settings = settings()) {
            build(path(folder), classes, settings);
        }
    }

    static String path(Path folder) {
        return folder.resolve(FILE).toString();
    }

    static void build(String path, List<ClassRecord> classes, RocksSettings settings)
            throws RocksDBException {
        ClassArchives archives = new ClassArchives();
        RocksName name = new RocksName();
        try (EnvOptions environment = new EnvOptions();
                SstFileWriter file = new SstFileWriter(environment, settings.options())) {
            file.open(path);
            for (ClassRecord each : classes) {
                file.put(name.of(each.name()), archives.write(each).asByteBuffer());
            }
            file.finish();
        }
    }

    @Override
    public Reader open(Path folder) throws RocksDBException {
        RocksSettings settings = settings();
        SstFileReader file = new SstFileReader(settings.options());
        file.open(path(folder));
        ReadOptions reading = new ReadOptions();
        return new TableReader(settings, file, reading, file.newIterator(reading));
    }

    /// Reads by one iterator, into one buffer.
    private static final class TableReader implements Reader {
        private final RocksSettings settings;
        private final SstFileReader file;
        private final ReadOptions reading;
        private final SstFileReaderIterator iterator;
        private final RocksName name = new RocksName();
        private final RocksName found = new RocksName();
        private final RocksValue value = new RocksValue();
        private final RocksCursor cursor;

        TableReader(
                RocksSettings settings,
                SstFileReader file,
                ReadOptions reading,
                SstFileReaderIterator iterator) {
            this.settings = settings;
            this.file = file;
            this.reading = reading;
            this.iterator = iterator;
            this.cursor = new RocksCursor(iterator, iterator::value);
        }

        @Override
        public long find(String wanted) {
            ByteBuffer key = name.of(wanted);
            iterator.seek(key);
            key.flip();
            return iterator.isValid() && key.equals(found.filled(iterator::key))
                    ? value.digest(iterator::value)
                    : MISSING;
        }

        @Override
        public long range(String from, int count) {
            return cursor.range(from, count);
        }

        @Override
        public long scan() {
            return cursor.scan();
        }

        @Override
        public void close() {
            iterator.close();
            reading.close();
            file.close();
            settings.close();
        }
    }
}
