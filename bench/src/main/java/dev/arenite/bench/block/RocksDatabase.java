package dev.arenite.bench.block;

import dev.arenite.tool.ClassRecord;

import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

import java.nio.file.Path;
import java.util.List;

/// A [file][RocksTable] taken over into a database of RocksDB, which looks up by `get` and so asks
/// the Bloom filter first.
///
/// @param table the settings of the file
record RocksDatabase(RocksTable table) implements Storage {

    private static final String FOLDER = "classes.rocksdb";

    @Override
    public void build(Path folder, List<ClassRecord> classes) throws RocksDBException {
        try (RocksSettings settings = table.settings();
                RocksDB database =
                        RocksDB.open(settings.options(), folder.resolve(FOLDER).toString());
                IngestExternalFileOptions taking =
                        new IngestExternalFileOptions().setMoveFiles(true)) {
            RocksTable.build(RocksTable.path(folder), classes, settings);
            database.ingestExternalFile(List.of(RocksTable.path(folder)), taking);
        }
    }

    @Override
    public Reader open(Path folder) throws RocksDBException {
        RocksSettings settings = table.settings();
        RocksDB database =
                RocksDB.openReadOnly(settings.options(), folder.resolve(FOLDER).toString());
        ReadOptions reading = new ReadOptions();
        return new DatabaseReader(settings, database, reading, database.newIterator(reading));
    }

    /// Looks up into one buffer, and ranges by one iterator.
    private static final class DatabaseReader implements Reader {
        private final RocksSettings settings;
        private final RocksDB database;
        private final ReadOptions reading;
        private final RocksIterator iterator;
        private final RocksName name = new RocksName();
        private final RocksValue value = new RocksValue();
        private final RocksCursor cursor;

        DatabaseReader(
                RocksSettings settings,
                RocksDB database,
                ReadOptions reading,
                RocksIterator iterator) {
            this.settings = settings;
            this.database = database;
            this.reading = reading;
            this.iterator = iterator;
            this.cursor = new RocksCursor(iterator, iterator::value);
        }

        @Override
        public long find(String wanted) {
            return value.digest(
                    buffer -> {
                        try {
                            return database.get(reading, name.of(wanted), buffer);
                        } catch (RocksDBException failure) {
                            throw new IllegalStateException(failure);
                        }
                    });
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
            database.close();
            settings.close();
        }
    }
}
