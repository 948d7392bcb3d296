package dev.arenite.comparison.log;

import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.Contender;
import dev.arenite.comparison.DataSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lines one after another in blocks of 64 KiB, each line by itself. A line that does not fit is
/// taken back and begins the next block. How many lines a block has is kept beside it.
abstract class BlockedLogs implements Contender<Logs> {

    static final int BLOCK_BYTES = 1 << 16;

    private final DataSet<Logs> dataSet;
    private int[] lines = new int[64];
    private int blocks;

    BlockedLogs(DataSet<Logs> dataSet) {
        this.dataSet = dataSet;
    }

    /// Begins a block, over what it had.
    abstract void begin(int block);

    /// Writes a line behind those that the block has.
    ///
    /// @return false if it does not fit; the block is as before then
    abstract boolean tryWrite(Log log);

    /// Goes to the first line of a block.
    abstract void open(int block);

    /// Reads a line and goes to the next.
    abstract Log read();

    /// Copies a block.
    abstract void copy(int block, byte[] to, int position);

    @Override
    public final int encode(int slot, Logs logs) {
        blocks = 0;
        int count = 0;
        begin(0);
        for (Log log : logs.logs()) {
            if (!tryWrite(log)) {
                end(count);
                count = 0;
                begin(blocks);
                if (!tryWrite(log)) {
                    throw new IllegalArgumentException("line must fit a block: " + log);
                }
            }
            count++;
        }
        end(count);
        return blocks * BLOCK_BYTES;
    }

    /// Ends the block that was begun last.
    void end(int count) {
        if (blocks == lines.length) {
            lines = Arrays.copyOf(lines, 2 * blocks);
        }
        lines[blocks] = count;
        blocks++;
    }

    /// Returns the number of blocks.
    final int blocks() {
        return blocks;
    }

    /// Returns the number of lines in a block.
    final int lines(int block) {
        return lines[block];
    }

    @Override
    public final Logs decode(int slot) {
        List<Log> logs = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            open(block);
            for (int left = lines[block]; left > 0; left--) {
                logs.add(read());
            }
        }
        return new Logs(logs);
    }

    @Override
    public long checksum(int slot) {
        return dataSet.checksum(decode(slot));
    }

    @Override
    public long field(int slot) {
        return dataSet.field(decode(slot));
    }

    @Override
    public final byte[] toArray(int slot, Logs logs) {
        encode(slot, logs);
        return bytes(slot);
    }

    @Override
    public final byte[] bytes(int slot) {
        byte[] bytes = new byte[blocks * BLOCK_BYTES];
        for (int block = 0; block < blocks; block++) {
            copy(block, bytes, block * BLOCK_BYTES);
        }
        return bytes;
    }
}
