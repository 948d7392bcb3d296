package dev.arenite.flink;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.SharedObjects;

import java.lang.foreign.MemorySegment;

/// Reads archives of one schema as values of today.
///
/// @param type          the type that reads them
/// @param sharesObjects whether references may lead to one object, which is then made once. Other
///     archives need no table of objects
record ArchiveReader<T>(ArchiveType<T, ?> type, boolean sharesObjects) {

    @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic class.
    static <T> ArchiveReader<T>[] all(Layouts layouts, ArchiveType<T, ?> type) {
        ArchiveReader<T>[] readers = new ArchiveReader[layouts.size()];
        for (int i = 0; i < readers.length; i++) {
            readers[i] =
                    new ArchiveReader<>(
                            layouts.reader(i, type), Layouts.sharesObjects(layouts.schema(i)));
        }
        return readers;
    }

    T read(MemorySegment memory, long root) {
        return sharesObjects
                ? SharedObjects.reading(() -> type.read(memory, root))
                : type.read(memory, root);
    }
}
