package dev.arenite.comparison.log;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.KryoBufferOverflowException;
import com.esotericsoftware.kryo.io.Output;

import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;

import java.util.ArrayList;
import java.util.List;

/// By hand. Behind a line that does not fit, the position is set back.
final class KryoLogBlocks extends BlockedLogs {

    private final List<Output> blocks = new ArrayList<>();
    private final Input input = new Input();
    private Output out = new Output(0);

    KryoLogBlocks(DataSet<Logs> dataSet) {
        super(dataSet);
    }

    @Override
    void begin(int number) {
        if (number == blocks.size()) {
            blocks.add(new Output(BLOCK_BYTES));
        }
        out = blocks.get(number);
        out.reset();
    }

    @Override
    boolean tryWrite(Log log) {
        int position = out.position();
        try {
            KryoLogs.write(out, log);
            return true;
        } catch (KryoBufferOverflowException full) {
            out.setPosition(position);
            return false;
        }
    }

    @Override
    void open(int number) {
        Output block = blocks.get(number);
        input.setBuffer(block.getBuffer(), 0, block.position());
    }

    @Override
    Log read() {
        return KryoLogs.readLog(input);
    }

    @Override
    void copy(int number, byte[] to, int position) {
        Output block = blocks.get(number);
        System.arraycopy(block.getBuffer(), 0, to, position, block.position());
    }
}
