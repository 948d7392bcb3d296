package dev.arenite.comparison.log;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.bench.data.ArchivedLog;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.scratch.BufferScratch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Derived types, written by `tryWrite`, which takes a line back at the limit, and read without a
/// check. The positions of the roots lie at the end of a block, the first one last.
final class AreniteLogBlocks extends BlocksInPlace {

    private static final long ROOT_BYTES = Integer.BYTES;

    private final List<MemorySegment> blocks = new ArrayList<>();
    private final ArchiveWriter writer;
    private MemorySegment block;
    private int line;

    AreniteLogBlocks(DataSet<Logs> dataSet) {
        super(dataSet);
        MemorySegment scratch = Arena.global().allocate(dataSet.bufferBytes(), 64);
        block = block(0);
        writer = ArchiveWriter.to(block, BufferScratch.over("comparison", scratch));
    }

    private MemorySegment block(int number) {
        if (number == blocks.size()) {
            blocks.add(Arena.global().allocate(BLOCK_BYTES, 64));
        }
        return blocks.get(number);
    }

    private static long root(int line) {
        return BLOCK_BYTES - (line + 1) * ROOT_BYTES;
    }

    @Override
    void begin(int number) {
        open(number);
        writer.reset(block);
    }

    @Override
    boolean tryWrite(Log log) {
        long position = root(line);
        long root = writer.tryWrite(ArchivedLog.TYPE, log, position);
        if (root == ArchiveWriter.LIMIT_REACHED) {
            return false;
        }
        LittleEndian.putInt(block, position, (int) root);
        line++;
        return true;
    }

    @Override
    void open(int number) {
        block = block(number);
        line = 0;
    }

    @Override
    Log read() {
        Log log = ArchivedLog.TYPE.read(block, LittleEndian.getInt(block, root(line)));
        line++;
        return log;
    }

    @Override
    long sumOf(int number, int count) {
        MemorySegment lines = Objects.requireNonNull(blocks.get(number));
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += AreniteLogs.sumOf(view(lines, i));
        }
        return sum;
    }

    @Override
    long size(int number, int index) {
        return view(blocks.get(number), index).size();
    }

    private static ArchivedLog view(MemorySegment lines, int index) {
        return ArchivedLog.TYPE.view(lines, LittleEndian.getInt(lines, root(index)));
    }

    @Override
    void copy(int number, byte[] to, int position) {
        MemorySegment.copy(blocks.get(number), JAVA_BYTE, 0, to, position, BLOCK_BYTES);
    }
}
