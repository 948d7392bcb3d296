package dev.arenite.comparison;

/// A contender whose format is changed where it lies.
///
/// @param <V> the values
public interface UpdatingContender<V> extends Contender<V> {

    /// Changes the value of a slot where it lies, as [DataSet#updated] defines it.
    void update(int slot);
}
