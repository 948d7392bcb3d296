package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Keys of an older schema: archived ones are hashed and ordered as they were, and values as those
/// of today. An older map is not looked up by a value of today.
///
/// @param <V> the view of a key
final class OlderKeys<V> extends OlderType<Object, V> {

    private final ArchiveType<Object, V> older;
    private final Optional<? extends ArchiveKey<?>> today;

    /// @param older reads keys as values of today
    /// @param today the type of such values
    OlderKeys(ArchiveType<Object, V> older, ArchiveType<?, ?> today) {
        super(older);
        this.older = older;
        this.today = today.key();
    }

    @Override
    public Object read(MemorySegment archive, long place) {
        return older.read(archive, place);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<ArchiveKey<Object>> key() {
        // The values are those of today's type.
        return older.key()
                .flatMap(
                        archived ->
                                today.map(
                                        values -> new Key(archived, (ArchiveKey<Object>) values)));
    }

    private record Key(ArchiveKey<Object> archived, ArchiveKey<Object> values)
            implements ArchiveKey<Object> {

        @Override
        public long hash(long state, Object key) {
            throw refusal();
        }

        @Override
        public int compare(Object left, Object right) {
            return values.compare(left, right);
        }

        @Override
        public int compare(MemorySegment archive, long place, Object key) {
            throw refusal();
        }

        @Override
        public long hashArchived(ArchiveChecker checker, long state, long place) {
            return archived.hashArchived(checker, state, place);
        }

        @Override
        public int compareArchived(ArchiveChecker checker, long left, long right) {
            return archived.compareArchived(checker, left, right);
        }

        @Override
        public int memoryBytes() {
            return archived.memoryBytes();
        }
    }
}
