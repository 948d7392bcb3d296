package dev.arenite.comparison;

/// A contender whose format must be read as a whole before anything of it is known.
///
/// @param <V> the values
public abstract class WholeContender<V> implements Contender<V> {

    /// What the values are.
    protected final DataSet<V> dataSet;

    /// Makes a contender without buffers.
    protected WholeContender(DataSet<V> dataSet) {
        this.dataSet = dataSet;
    }

    @Override
    public final long checksum(int slot) {
        return dataSet.checksum(decode(slot));
    }

    @Override
    public final long field(int slot) {
        return dataSet.field(decode(slot));
    }
}
