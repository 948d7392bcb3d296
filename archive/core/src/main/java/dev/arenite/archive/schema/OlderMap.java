package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.map.ArchivedMap;
import dev.arenite.archive.map.ArchivedSet;

import java.lang.foreign.MemorySegment;
import java.util.Collection;
import java.util.Map;

/// Maps and sets of an older schema whose keys have changed. Keys that differ may be the same
/// today, if a component is gone that told them apart: such a map is not read, as entries would be
/// lost.
final class OlderMap extends OlderType<Object, Object> {

    private final ArchiveType<Object, Object> type;

    /// @param type reads maps or sets with keys of today
    OlderMap(ArchiveType<Object, Object> type) {
        super(type);
        this.type = type;
    }

    @Override
    public Object read(MemorySegment archive, long place) {
        Object read = type.read(archive, place);
        long archived = archivedSize(type.view(archive, place));
        if (size(read) != archived) {
            throw ArchiveReadException.notAccepted(
                    new IllegalArgumentException(
                            "keys of an older archive must differ today: archived="
                                    + archived
                                    + " today="
                                    + size(read)));
        }
        return read;
    }

    private static long archivedSize(Object view) {
        return view instanceof ArchivedMap<?, ?, ?> map
                ? map.size()
                : ((ArchivedSet<?, ?>) view).size();
    }

    private static int size(Object read) {
        return read instanceof Map<?, ?> map ? map.size() : ((Collection<?>) read).size();
    }
}
