package dev.arenite.comparison.log;

import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;

/// Blocks whose lines are read where they lie.
abstract class BlocksInPlace extends BlockedLogs {

    BlocksInPlace(DataSet<Logs> dataSet) {
        super(dataSet);
    }

    /// Returns the sum of the leaves of all lines of a block.
    ///
    /// @param count how many there are
    abstract long sumOf(int block, int count);

    /// Returns the size in a line of a block.
    ///
    /// @param line the index of the line in the block
    abstract long size(int block, int line);

    @Override
    public final long checksum(int slot) {
        long sum = 0;
        for (int block = 0; block < blocks(); block++) {
            sum += sumOf(block, lines(block));
        }
        return sum;
    }

    @Override
    public final long field(int slot) {
        int all = 0;
        for (int block = 0; block < blocks(); block++) {
            all += lines(block);
        }
        int line = all / 2;
        int block = 0;
        while (line >= lines(block)) {
            line -= lines(block);
            block++;
        }
        return size(block, line);
    }

    @Override
    public final boolean readsInPlace() {
        return true;
    }
}
