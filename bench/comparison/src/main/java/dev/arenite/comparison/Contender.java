package dev.arenite.comparison;

/// A serializer and the values of one data set. Each value has a slot, which is a buffer of its own
/// that is reused. Belongs to one thread.
///
/// @param <V> the values
public interface Contender<V> {

    /// Writes a value into the buffer of a slot, over the value before.
    ///
    /// @return the number of bytes
    int encode(int slot, V value);

    /// Reads the value of a slot as a whole.
    V decode(int slot);

    /// Returns the sum of all leaves of a slot's value, as [DataSet#checksum] defines it: read
    /// where they lie, if the format allows that.
    long checksum(int slot);

    /// Opens the value of a slot and returns one field, as [DataSet#field] defines it.
    long field(int slot);

    /// Writes a value into an array of its own, by the quickest way that the serializer has.
    ///
    /// @param slot whose buffer may be used for it
    byte[] toArray(int slot, V value);

    /// Returns a copy of the bytes of a slot.
    byte[] bytes(int slot);

    /// Returns whether [#checksum] and [#field] read the bytes where they lie, without an object
    /// for the whole value.
    default boolean readsInPlace() {
        return false;
    }
}
