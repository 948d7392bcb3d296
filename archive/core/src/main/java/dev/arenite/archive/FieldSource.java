package dev.arenite.archive;

import java.lang.foreign.MemorySegment;

/// Reads the fields of archived structs that may have been written by an older schema: at other
/// offsets, as narrower numbers, or not at all.
///
/// A field is known by its index in the description of the type ([TypeDescriber#struct]). `archive`
/// and `place` are those that the [StructMaker] was given. Has no state, and may be used by any
/// thread.
public interface FieldSource {

    /// Returns an integer: its value or, unsigned with 64 bits, its bits. A truth value is 0 or 1.
    ///
    /// @param field the index of a field whose values are integers of at most 64 bits or truth
    ///     values
    long getLong(int field, MemorySegment archive, long place);

    /// Returns a number with 32 bits.
    ///
    /// @param field the index of a field whose values are such numbers
    float getFloat(int field, MemorySegment archive, long place);

    /// Returns a number with 64 bits.
    ///
    /// @param field the index of a field whose values are such numbers
    double getDouble(int field, MemorySegment archive, long place);

    /// Returns the value of a field, as its type reads it.
    ///
    /// @param field the index of a field
    /// @throws ArchiveReadException if it cannot be read
    @SuppressWarnings("TypeParameterUnusedInFormals")
    <F> F get(int field, MemorySegment archive, long place);

    /// Returns the value of a field, as the other method does. Compiled code that knows the type of
    /// today knows its maker as well.
    ///
    /// @param field the index of a field
    /// @param today the type that the description gives the field
    /// @throws ArchiveReadException if it cannot be read
    <F> F get(int field, ArchiveType<F, ?> today, MemorySegment archive, long place);

    /// Returns the offset in the place of each field that today's type reads as it lies there, in
    /// bytes; negative for the others. Code that reads such fields itself is as fast as that type.
    ///
    /// @return an array of the source, which must not be changed
    long[] offsets();

    /// Returns a failure of such code with the name of the field that it was reading. If it asked
    /// for the field instead, the failure has the name already.
    ///
    /// @param field the index of a field; negative if none was being read
    ArchiveReadException named(int field, ArchiveReadException failure);
}
