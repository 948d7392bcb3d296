package dev.arenite.comparison.log;

import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.ForyContender;

import org.apache.fory.Fory;
import org.apache.fory.memory.MemoryBuffer;
import org.apache.fory.memory.MemoryUtils;

import java.util.ArrayList;
import java.util.List;

/// Fory with arrays. Its buffers grow, so a line is written whole, and the index of the writer set
/// back if it lies beyond the block.
final class ForyLogBlocks extends BlockedLogs {

    // A line more, so that a buffer never grows.
    private static final int BUFFER_BYTES = BLOCK_BYTES + 1024;

    private final Fory fory;
    private final List<MemoryBuffer> blocks = new ArrayList<>();
    private MemoryBuffer block = MemoryUtils.buffer(0);

    ForyLogBlocks(DataSet<Logs> dataSet, Class<?>... classes) {
        super(dataSet);
        fory = ForyContender.fory(classes);
    }

    @Override
    void begin(int number) {
        if (number == blocks.size()) {
            blocks.add(MemoryUtils.buffer(BUFFER_BYTES));
        }
        block = blocks.get(number);
        block.writerIndex(0);
    }

    @Override
    boolean tryWrite(Log log) {
        int position = block.writerIndex();
        fory.serialize(block, log);
        if (block.writerIndex() > BLOCK_BYTES) {
            block.writerIndex(position);
            return false;
        }
        return true;
    }

    @Override
    void open(int number) {
        block = blocks.get(number);
        block.readerIndex(0);
    }

    @Override
    Log read() {
        return (Log) fory.deserialize(block);
    }

    @Override
    void copy(int number, byte[] to, int position) {
        MemoryBuffer from = blocks.get(number);
        System.arraycopy(from.getBytes(0, from.writerIndex()), 0, to, position, from.writerIndex());
    }
}
