package dev.arenite.comparison.log;

import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.ArrayInput;
import dev.arenite.comparison.peer.ArrayOutput;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// By hand. Behind a line that does not fit, the position in the array is set back.
final class DataStreamLogBlocks extends BlockedLogs {

    private final List<byte[]> blocks = new ArrayList<>();
    private final ArrayOutput out = new ArrayOutput();
    private final DataOutputStream dataOut = new DataOutputStream(out);
    private final ArrayInput in = new ArrayInput();
    private final DataInputStream dataIn = new DataInputStream(in);

    DataStreamLogBlocks(DataSet<Logs> dataSet) {
        super(dataSet);
    }

    @Override
    void begin(int number) {
        if (number == blocks.size()) {
            blocks.add(new byte[BLOCK_BYTES]);
        }
        out.reset(blocks.get(number));
    }

    @Override
    boolean tryWrite(Log log) {
        int position = out.position();
        try {
            DataStreamLogs.write(dataOut, log);
            return true;
        } catch (IndexOutOfBoundsException full) {
            out.position(position);
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    void open(int number) {
        in.reset(blocks.get(number), BLOCK_BYTES);
    }

    @Override
    Log read() {
        try {
            return DataStreamLogs.readLog(dataIn);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    void copy(int number, byte[] to, int position) {
        System.arraycopy(blocks.get(number), 0, to, position, BLOCK_BYTES);
    }
}
