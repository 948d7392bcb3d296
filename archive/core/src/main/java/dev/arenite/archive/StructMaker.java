package dev.arenite.archive;

import java.lang.foreign.MemorySegment;

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
}
