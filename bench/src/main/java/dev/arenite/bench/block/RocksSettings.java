package dev.arenite.bench.block;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/// The settings of RocksDB, as its objects, which are to be closed.
final class RocksSettings implements AutoCloseable {

    /// More than all classes take, so that no block is read twice.
    private static final long CACHE_BYTES = 2L << 30;

    private static final double FILTER_BITS = 10;

    private final Cache cache;
    private final BloomFilter filter;
    private final Options options;

    static {
        RocksDB.loadLibrary();
    }

    /// @param isCompressed whether blocks are compressed as they are by default
    /// @param isMapped     whether files are mapped, not read
    /// @param isFiltered   whether files have a Bloom filter
    RocksSettings(boolean isCompressed, boolean isMapped, boolean isFiltered) {
        cache = new LRUCache(CACHE_BYTES);
        filter = new BloomFilter(FILTER_BITS);
        BlockBasedTableConfig table = new BlockBasedTableConfig().setBlockCache(cache);
        if (isFiltered) {
            table.setFilterPolicy(filter);
        }
        options =
                new Options()
                        .setCreateIfMissing(true)
                        .setAllowMmapReads(isMapped)
                        .setTableFormatConfig(table);
        if (!isCompressed) {
            options.setCompressionType(CompressionType.NO_COMPRESSION);
        }
    }

    Options options() {
        return options;
    }

    @Override
    public void close() {
        options.close();
        filter.close();
        cache.close();
    }
}
