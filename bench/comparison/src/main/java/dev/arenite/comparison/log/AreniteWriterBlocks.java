package dev.arenite.comparison.log;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.block.Block;
import dev.arenite.archive.block.BlockBuffers;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.block.BlockWriter;
import dev.arenite.arena.BumpArena;
import dev.arenite.bench.data.ArchivedLog;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.scratch.BufferScratch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/// Derived types in the blocks of the library's block writer, with its table and its checksum.
/// Checksum and lines of a block are checked before it is read.
final class AreniteWriterBlocks extends BlocksInPlace {

    private static final int SCRATCH_BYTES = 1 << 20;

    private final BlockBuffers buffers = BlockBuffers.in(BumpArena.ofConfined());
    private final BlockWriter<Log> writer;
    private final List<MemorySegment> blocks = new ArrayList<>();
    private Iterator<ArchivedLog> lines = Collections.emptyIterator();

    AreniteWriterBlocks(DataSet<Logs> dataSet) {
        super(dataSet);
        MemorySegment scratch = Arena.global().allocate(SCRATCH_BYTES, 64);
        writer =
                BlockWriter.create(
                        ArchivedLog.TYPE,
                        BlockOptions.DEFAULT.withTargetBytes(BLOCK_BYTES),
                        buffers,
                        BufferScratch.over("comparison", scratch));
    }

    @Override
    void begin(int number) {
        if (number == 0) {
            blocks.forEach(buffers::giveBack);
            blocks.clear();
        }
    }

    @Override
    boolean tryWrite(Log log) {
        return writer.tryAdd(log);
    }

    @Override
    void end(int count) {
        blocks.add(writer.take());
        super.end(count);
    }

    @Override
    void open(int number) {
        lines = access(number).iterator();
    }

    private Block<ArchivedLog> access(int number) {
        return Block.access(ArchivedLog.TYPE, blocks.get(number));
    }

    @Override
    Log read() {
        return lines.next().read();
    }

    @Override
    long sumOf(int number, int count) {
        Block<ArchivedLog> block = access(number);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += AreniteLogs.sumOf(block.get(i));
        }
        return sum;
    }

    @Override
    long size(int number, int index) {
        return access(number).get(index).size();
    }

    @Override
    void copy(int number, byte[] to, int position) {
        MemorySegment bytes = blocks.get(number);
        MemorySegment.copy(bytes, JAVA_BYTE, 0, to, position, (int) bytes.byteSize());
    }
}
