package dev.arenite.archive.schema;

import static dev.arenite.archive.schema.SchemaLeaf.F32;
import static dev.arenite.archive.schema.SchemaLeaf.F64;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Memory for places of today, into which numbers of older places are written.
final class WidenedNumbers {

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment memory;

    /// Where floating-point numbers are widened: a loop over arrays is compiled to instructions
    /// that widen several at once.
    private final float[] floats;

    private final double[] doubles;

    WidenedNumbers(MemorySegment memory) {
        this.memory = memory;
        int numbers = (int) (memory.byteSize() / Double.BYTES);
        floats = new float[numbers];
        doubles = new double[numbers];
    }

    MemorySegment memory() {
        return memory;
    }

    /// Writes numbers that lie side by side as those of today.
    ///
    /// @param run     the kind of the numbers
    /// @param archive the memory of the older places
    /// @param at      the position of the first number in it
    /// @param place   its position in this memory
    /// @param numbers the number of numbers
    void put(NumberRun run, MemorySegment archive, long at, long place, int numbers) {
        if (run.older() == F32 && run.today() == F64) {
            putFloats(archive, at, place, numbers);
            return;
        }
        int olderBytes = run.older().bytes();
        int todayBytes = run.today().bytes();
        for (int i = 0; i < numbers; i++) {
            long number = OlderNumbers.integer(run.older(), archive, at + (long) i * olderBytes);
            put(place + (long) i * todayBytes, number, todayBytes);
        }
    }

    private void putFloats(MemorySegment archive, long at, long place, int numbers) {
        MemorySegment.copy(archive, FLOAT, at, floats, 0, numbers);
        for (int i = 0; i < numbers; i++) {
            doubles[i] = floats[i];
        }
        MemorySegment.copy(doubles, 0, memory, DOUBLE, place, numbers);
    }

    private void put(long at, long number, int bytes) {
        switch (bytes) {
            case Byte.BYTES -> LittleEndian.putByte(memory, at, (byte) number);
            case Short.BYTES -> LittleEndian.putShort(memory, at, (short) number);
            case Integer.BYTES -> LittleEndian.putInt(memory, at, (int) number);
            default -> LittleEndian.putLong(memory, at, number);
        }
    }
}
