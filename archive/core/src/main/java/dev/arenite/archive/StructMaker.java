package dev.arenite.archive;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Makes a value of the values of its fields ([TypeDescriber.Maker]).
@FunctionalInterface
public interface StructMaker {

    /// Makes a value.
    ///
    /// @param fields  the fields, by the indexes that they have in the description
    /// @param archive the memory that positions count in
    /// @param place   the position of the struct's place, of whatever schema
    /// @throws ArchiveReadException if a field cannot be read, or the value is not accepted
    Object make(FieldSource fields, MemorySegment archive, long place);

    /// Makes values of many structs, whose places lie side by side, and adds them to a list.
    ///
    /// Does the same as [#make] for each; a maker may have a loop of its own.
    ///
    /// @param fields     as above
    /// @param archive    the memory that positions count in
    /// @param start      the position of the first place
    /// @param count      the number of places, not negative
    /// @param placeBytes the size of a place, in bytes
    /// @param values     takes the values; if one cannot be read, it has those before it
    /// @throws ArchiveReadException if a field cannot be read, or a value is not accepted
    default void makeAll(
            FieldSource fields,
            MemorySegment archive,
            long start,
            int count,
            long placeBytes,
            List<? super Object> values) {
        int next = 0;
        try {
            for (; next < count; next++) {
                values.add(make(fields, archive, start + next * placeBytes));
            }
        } catch (ArchiveReadException failure) {
            throw failure.within("[" + next + "]");
        }
    }
}
