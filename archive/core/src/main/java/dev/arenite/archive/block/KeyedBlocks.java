package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.SeriesChecker;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/// The values of a block file by their keys. A lookup compares with keys of the index, and then
/// searches one block: no other block is touched.
///
/// ```java
/// record Account(long id, String owner) {}
///
/// ArchiveTypes types = ArchiveTypes.STANDARD;
/// var owners =
///         types.<Account>struct()
///                 .field("id", types.i64(), Account::id)
///                 .field("owner", types.string(), Account::owner)
///                 .build(fields -> new Account(fields.get(0), fields.get(1)));
/// BlockKey<Account, ArchivedStruct, Long> byId =
///         BlockKey.of(types.i64(), Account::id, view -> view.get("id"));
/// var options = BlockOptions.DEFAULT;
/// try (var file = BlockFileWriter.create(path, owners, byId, options, arena, scratch)) {
///     file.add(new Account(7, "Grace Brewster Hopper"));
///     file.add(new Account(11, "Ada Lovelace"));
///     file.finish();
/// }
/// try (BlockFile<ArchivedStruct> file = BlockFile.open(path, owners)) {
///     KeyedBlocks<ArchivedStruct, Long> accounts = KeyedBlocks.of(file, byId);
///     Optional<ArchivedStruct> seventh = accounts.find(7L);
///     long upToTen = accounts.range(0L, 10L).size();
/// }
/// ```
///
/// The order of the keys is the writer's: a hostile file can have any, and hide values from a
/// lookup, but not show others. So can its filter.
///
/// May be used by all threads that may use the file, and as long as it.
///
/// @param <V> the view of a value
/// @param <K> the key
public final class KeyedBlocks<V, K> {

    private final BlockFile<V> file;
    private final BlockIndex index;
    private final BlockKey<?, V, K> key;

    /// The blocks whose first key in the index has been checked.
    private final BlockBits checked;

    private KeyedBlocks(BlockFile<V> file, BlockKey<?, V, K> key) {
        this.file = file;
        this.index = file.index();
        this.key = key;
        this.checked = new BlockBits(index.blocks());
    }

    /// Returns the values of a file by their keys.
    ///
    /// @param key the key that the file was written with
    /// @throws BlockSchemaException if the file has keys of another schema
    /// @throws BlockFileException if the file has no keys, or such of another order
    /// @throws IOException if the file cannot be read
    public static <V, K> KeyedBlocks<V, K> of(BlockFile<V> file, BlockKey<?, V, K> key)
            throws IOException {
        Objects.requireNonNull(key, "key");
        file.header().requireKey(file.path(), key);
        return new KeyedBlocks<>(file, key);
    }

    /// Returns the value with a key; the first one if several have it. Empty if there is none. If
    /// the file has a [filter][BlockOptions#bloomBits()] that does not let the key pass, no block
    /// is touched.
    ///
    /// @throws BlockDamageException if the block that it would be in is damaged, or its part of the
    ///     filter, or a key of the index
    public Optional<V> find(K key) {
        Objects.requireNonNull(key, "key");
        long block = lastBlockFrom(key);
        if (!mayHave(block, key)) {
            return Optional.empty();
        }
        long first = firstFrom(block, key);
        if (first == endOfCandidates(block)) {
            return Optional.empty();
        }
        V view = file.get(first);
        return this.key.compare(view, key) == 0 ? Optional.of(view) : Optional.empty();
    }

    /// Whether a block may have a key, or the next one if several values may have it.
    ///
    /// @param block the [last block from][#lastBlockFrom] the key on
    private boolean mayHave(long block, K key) {
        BlockFilter filter = file.filter();
        if (filter == null) {
            return true;
        }
        long hash = BloomBits.hash(this.key.order(), key);
        return (block >= 0 && filter.mayHave(block, hash))
                || (this.key.isRepeating()
                        && block + 1 < index.blocks()
                        && filter.mayHave(block + 1, hash));
    }

    /// Returns the end of the values that may have a key: if keys differ, the first key of the next
    /// block is known to be greater, and that block is not touched.
    private long endOfCandidates(long block) {
        if (key.isRepeating()) {
            return index.items();
        }
        return block < 0 ? 0 : index.endItem(block);
    }

    /// Returns the values from a key on, up to another one.
    ///
    /// @param from the least key
    /// @param to   the key that all are less than
    /// @throws BlockDamageException if a block with an end of the range is damaged, or a key of the
    ///     index
    public BlockRange<V> range(K from, K to) {
        long start = firstFrom(Objects.requireNonNull(from, "from"));
        long end = firstFrom(Objects.requireNonNull(to, "to"));
        return new BlockRange<>(file, start, Math.max(start, end));
    }

    /// Returns the values from a key on.
    ///
    /// @throws BlockDamageException if the block with the first one is damaged, or a key of the
    ///     index
    public BlockRange<V> from(K from) {
        return new BlockRange<>(
                file, firstFrom(Objects.requireNonNull(from, "from")), index.items());
    }

    /// Returns the values whose keys begin with a text.
    ///
    /// @param byText the values of a file by keys that are text
    /// @throws BlockDamageException if a block with an end of the range is damaged, or a key of the
    ///     index
    public static <V> BlockRange<V> prefix(KeyedBlocks<V, String> byText, String prefix) {
        String end = TextPrefix.end(prefix);
        return end.isEmpty() ? byText.from(prefix) : byText.range(prefix, end);
    }

    /// Returns the index of the first value whose key is not less than a key; the number of values
    /// if there is none.
    private long firstFrom(K wanted) {
        return firstFrom(lastBlockFrom(wanted), wanted);
    }

    /// @param block the [last block from][#lastBlockFrom] the key on
    private long firstFrom(long block, K wanted) {
        if (block < 0) {
            return 0;
        }
        long low = index.firstItem(block);
        Block<V> values = file.block(block);
        long first = low;
        long high = low + values.size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (key.compare(values.get(middle - first), wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Returns the last block whose first key is less than a key, or equal to it if there can be
    /// only one; -1 if there is none.
    private long lastBlockFrom(K wanted) {
        long low = -1;
        long high = index.blocks() - 1;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            int difference = compareFirst(middle, wanted);
            if (difference < 0 || (difference == 0 && !key.isRepeating())) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int compareFirst(long block, K wanted) {
        if (index.keys().byteSize() == 0) {
            // The file was recovered: its keys are in its blocks alone.
            return key.compare(file.block(block).get(0), wanted);
        }
        long root = index.firstKey(block);
        if (!checked.get(block)) {
            check(block, root);
            checked.set(block);
        }
        return key.order().compare(index.keys(), root, wanted);
    }

    private void check(long block, long root) {
        long placeBytes = key.type().placeBytes();
        long start = block == 0 ? 0 : index.firstKey(block - 1) + placeBytes;
        try {
            new SeriesChecker(file.limits()).require(key.type(), index.keys(), start, root);
        } catch (ArchiveFormatException refusal) {
            throw new BlockDamageException(
                    file.path() + ": first key: ", refusal, index.position(block));
        }
    }
}
