package dev.arenite.comparison.log;

import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.schemas.sbe.log.LogsMessageDecoder;
import dev.arenite.schemas.sbe.log.LogsMessageEncoder;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Generated flyweights: each line is a message. One that does not fit fails the check of bounds,
/// and the next one begins where it began.
final class SbeLogBlocks extends BlocksInPlace {

    private final LogsMessageEncoder encoder = new LogsMessageEncoder();
    private final LogsMessageDecoder decoder = new LogsMessageDecoder();
    private final DirectBuffer text = new UnsafeBuffer(0, 0);
    private final List<UnsafeBuffer> blocks = new ArrayList<>();
    private UnsafeBuffer block = new UnsafeBuffer(0, 0);
    private int position;

    SbeLogBlocks(DataSet<Logs> dataSet) {
        super(dataSet);
    }

    @Override
    void begin(int number) {
        if (number == blocks.size()) {
            blocks.add(new UnsafeBuffer(ByteBuffer.allocateDirect(BLOCK_BYTES)));
        }
        open(number);
    }

    @Override
    boolean tryWrite(Log log) {
        try {
            SbeLogs.put(encoder.wrap(block, position).linesCount(1), log);
        } catch (IndexOutOfBoundsException full) {
            return false;
        }
        position = encoder.limit();
        return true;
    }

    @Override
    void open(int number) {
        block = blocks.get(number);
        position = 0;
    }

    private LogsMessageDecoder.LinesDecoder next() {
        return decoder.wrap(block, position, LogsMessageDecoder.BLOCK_LENGTH, 0).lines();
    }

    @Override
    Log read() {
        Log log = SbeLogs.next(next());
        position = decoder.limit();
        return log;
    }

    @Override
    long sumOf(int number, int count) {
        open(number);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += SbeLogs.sumOfNext(next(), text);
            position = decoder.limit();
        }
        return sum;
    }

    @Override
    long size(int number, int index) {
        open(number);
        for (int before = 0; before < index; before++) {
            next().next().sbeSkip();
            position = decoder.limit();
        }
        return next().next().size();
    }

    @Override
    void copy(int number, byte[] to, int at) {
        blocks.get(number).getBytes(0, to, at, BLOCK_BYTES);
    }
}
